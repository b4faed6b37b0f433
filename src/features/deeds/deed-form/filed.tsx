import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { signed } from '@/components/numbers'
import { Seal } from '@/components/seal'

export interface DeedFiledProps {
  /** review: waits in the village. town: nobody there may review it. waiting: no network, kept on the phone. */
  state: 'review' | 'town' | 'waiting'
  /** 赵永顺户 · 公共劳动 */
  what: string
  points: number | null
  /** Buttons. */
  children: ReactNode
}

const words = {
  review: {
    title: '报上去了，等审核',
    line: '审核通过后先公示，再入账。审好了在「积分」里看得到。',
  },
  town: { title: '报上去了，已交乡镇代审', line: '村里能审的人都与这件事有关，所以由乡镇来审。' },
  waiting: { title: '先存在手机里了', line: '现在送不出去，网络好了会自动送，不用再报一遍。' },
}

/** The end of the form: what became of it and what comes next. */
export function DeedFiled({ state, what, points, children }: DeedFiledProps) {
  const { title, line } = words[state]
  return (
    <View className="deed-filed pad">
      <Seal kind={state === 'waiting' ? 'waiting' : 'filed'} size={92} tilt={-4} stamp />
      <View className="serif t-xl deed-filed__title">{title}</View>
      <View className="t-md">
        {what}
        {points === null ? null : (
          <View className="num red deed-filed__points">{signed(points)}</View>
        )}
      </View>
      <View className="ink-2 t-sm deed-filed__line">{line}</View>
      <View className="deed-filed__next">{children}</View>
    </View>
  )
}
