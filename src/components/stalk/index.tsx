import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import { cx } from '../cx'
import { SteadyImage } from '../photos/steady'
import { Tap } from '../tap'
import './index.scss'

/** A goal's steps as standing bamboo: what is reached stands below, what is to come above. */
export function Stalk({ children }: { children: ReactNode }) {
  return (
    <View className="stalk" {...a11y({ role: 'list' })}>
      {children}
    </View>
  )
}

const words = { done: '已做到', now: '现在到这里', next: '还没到' } as const

export interface StalkNodeProps {
  state: 'done' | 'now' | 'next'
  title: string
  /** Stands on top of what was reached. */
  leaf?: boolean
  /** 4 月 5 日, 明年 3 月前 */
  when?: string
  photo?: string
  /** How many there are. */
  photos?: number
  onPhoto?: () => void
  children?: ReactNode
}

export function StalkNode(props: StalkNodeProps) {
  const { state, title, leaf, when, photo, photos = 1, onPhoto, children } = props
  return (
    <View className={cx('stalk__node', `stalk__node--${state}`)} {...a11y({ role: 'listitem' })}>
      <View className="stalk__bamboo" {...a11y({ role: 'img', label: words[state] })} />
      {leaf ? <View className="stalk__leaf" /> : null}
      <View className="stalk__body">
        <View className="stalk__title">{title}</View>
        {when || state === 'now' ? (
          <View className="stalk__when">
            {state === 'now' ? [words.now, when].filter(Boolean).join(' · ') : when}
          </View>
        ) : null}
        {children ? <View className="stalk__text">{children}</View> : null}
      </View>
      {photo ? (
        <Tap className="stalk__photo" label={`${title}的照片，放大看`} onTap={onPhoto}>
          <SteadyImage className="stalk__image" src={photo} mode="aspectFill" lazyLoad />
          {photos > 1 ? <View className="stalk__count">{photos} 张</View> : null}
        </Tap>
      ) : null}
    </View>
  )
}
