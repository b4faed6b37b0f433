import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import { cx } from '../cx'
import { SteadyImage } from '../photos/steady'
import './index.scss'

/** Woodcuts that stand for a photo that is not there yet: yard, for a household; the people with portraits.scss beside it. */
export type Portrait = 'woman' | 'man' | 'youth' | 'girl' | 'yard'

export interface WreathPhotoProps {
  src?: string
  portrait?: Portrait
  /** Stands in the wreath where there is neither photo nor portrait: the surname. */
  letter?: string
  size?: number
  /** 何秀兰的照片 */
  label: string
}

/** A photo in a wreath of persimmon leaves: for honours, nowhere else. */
export function WreathPhoto({ src, portrait, letter, size = 132, label }: WreathPhotoProps) {
  return (
    <View className="wreath" style={{ fontSize: `${size}px` }} {...a11y({ role: 'img', label })}>
      {src ? (
        <SteadyImage className="wreath__photo" src={src} mode="aspectFill" lazyLoad />
      ) : letter && !portrait ? (
        <View className="wreath__photo wreath__photo--letter">
          <View className="wreath__letter">{letter}</View>
        </View>
      ) : (
        <View className={cx('wreath__photo', `wreath__photo--${portrait ?? 'yard'}`)} />
      )}
    </View>
  )
}
