import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { useElder } from '@/theme/elder'
import { heading } from '../a11y'
import { cx } from '../cx'
import { Tap } from '../tap'
import './index.scss'

export interface SectionHeadProps {
  title: string
  /** Small, beside the title; left out in elder mode. */
  note?: ReactNode
  action?: string
  /** The action is the page's own (写下我家的), not only a way to more. */
  strong?: boolean
  onAction?: () => void
}

export function SectionHead({ title, note, action, strong, onAction }: SectionHeadProps) {
  const { elder } = useElder()
  return (
    <View className="section-head">
      <View className="section-head__title" {...heading(2)}>
        {title}
      </View>
      {note && !elder ? <View className="section-head__note">{note}</View> : null}
      {action ? (
        <Tap
          className={cx('section-head__action', strong && 'section-head__action--strong')}
          onTap={onAction}
        >
          {action}
        </Tap>
      ) : null}
    </View>
  )
}
