import type { ReactNode } from 'react'
import { Image, View } from '@tarojs/components'
import { a11y } from '../a11y'
import { cx } from '../cx'
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
  /** 4 月 5 日, 明年 3 月前 */
  when?: string
  photo?: string
  children?: ReactNode
}

export function StalkNode({ state, title, when, photo, children }: StalkNodeProps) {
  return (
    <View className={cx('stalk__node', `stalk__node--${state}`)} {...a11y({ role: 'listitem' })}>
      <View className="stalk__bamboo" {...a11y({ role: 'img', label: words[state] })} />
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
        <Image
          className="stalk__photo"
          src={photo}
          mode="aspectFill"
          lazyLoad
          {...a11y({ label: `${title}的照片` })}
        />
      ) : null}
    </View>
  )
}
