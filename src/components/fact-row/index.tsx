import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import './index.scss'

/** Facts of a deed or an activity, ruled: 加分 依据 审核 经手. */
export function FactList({ children }: { children: ReactNode }) {
  return <View className="facts">{children}</View>
}

export function FactRow({
  label,
  note,
  children,
}: {
  label: string
  note?: string
  children: ReactNode
}) {
  return (
    <View className="fact">
      <View className="fact__label">{label}</View>
      <View className="fact__content">
        <View>{children}</View>
        {note ? <View className="fact__note">{note}</View> : null}
      </View>
    </View>
  )
}
