import type { CSSProperties } from 'react'
import { Image, View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { pictureStyle } from '@/components/picture-style'
import { Sheet } from '@/components/sheet'
import type { HouseholdView } from '@/domain/home/contract'
import './index.scss'

export interface CardSheetProps {
  open: boolean
  onClose: () => void
  /** 赵永顺户 */
  name: string
  /** 三组 · 12 号 */
  place: string
  /** Empty while it is on its way. */
  code: string
  square?: HouseholdView['square']
  /** Address of the mini-program code, where WeChat draws one. */
  picture?: string | null
  /** Why it cannot be shown. */
  error?: string | undefined
}

/** 一户一码: the code that names a household to a recorder. It identifies and never authenticates. */
export function CardSheet({
  open,
  onClose,
  name,
  place,
  code,
  square,
  picture,
  error,
}: CardSheetProps) {
  return (
    <Sheet open={open} title="一户一码" onClose={onClose}>
      <View className="card-sheet">
        <View className="card-sheet__name serif t-lg">{name}</View>
        <View className="ink-3 t-sm">{place}</View>
        {picture ? (
          <Image
            className="card-sheet__picture"
            src={picture}
            {...a11y({ role: 'img', label: '小程序码' })}
          />
        ) : square ? (
          <View
            className="card-sheet__picture"
            style={codeStyle(square)}
            {...a11y({ role: 'img', label: '二维码' })}
          />
        ) : null}
        <View className="card-sheet__code num">
          {code === '' ? (error ?? '正在读…') : spaced(code)}
        </View>
        <View className="ink-2 t-sm">把这个码给记录员看，就能替您家申报。</View>
        <View className="ink-2 t-sm">
          码只认得是哪一户，单凭它登录不了。丢了请村委停用，换一张新的。
        </View>
      </View>
    </Sheet>
  )
}

/** A code as a ground: a part needs no picture of its own for it. */
export function codeStyle({ side, path }: NonNullable<HouseholdView['square']>): CSSProperties {
  return pictureStyle(
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${side} ${side}' shape-rendering='crispEdges'><path d='${path}'/></svg>`,
  )
}

/** In fours, as it is read out over the phone. */
export function spaced(code: string): string {
  return code.replace(/[\s-]/g, '').replace(/(.{4})(?=.)/g, '$1 ')
}
