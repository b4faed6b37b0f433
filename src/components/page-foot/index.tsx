import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import './index.scss'

/** What can be done on this page, always in reach: a line and one or two buttons. Given to the Screen as `foot`. */
export function PageFoot({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <View className="page-foot">
      {note ? <View className="page-foot__note">{note}</View> : null}
      <View className={note ? 'page-foot__acts' : 'page-foot__acts page-foot__acts--alone'}>
        {children}
      </View>
    </View>
  )
}
