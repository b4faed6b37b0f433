import { useRef, useState, type ReactNode } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import { cx } from '../cx'
import { Tap } from '../tap'
import { useFresh } from './anew'
import { SteadyImage } from './steady'
import { Viewer } from './viewer'
import './index.scss'

/** As an answer of the functions gives it. */
export interface ShownPhoto {
  readonly photoId: string
  readonly thumb: string
  readonly full: string
  /** Nobody has let it pass yet: others do not see it. */
  readonly checking?: boolean | undefined
}

/** The photos of one document, side by side; a tap shows one on the whole screen. */
export function Photos({ photos, label }: { photos: readonly ShownPhoto[]; label: string }) {
  const { open, viewer } = usePhotoViewer(photos)
  if (photos.length === 0) return null
  return (
    <View className="photos" {...a11y({ role: 'group', label })}>
      {photos.map((photo, i) => (
        <Tap
          key={photo.photoId}
          className={cx('photos__one', photos.length === 1 && 'photos__one--alone')}
          label={`${label}，第 ${i + 1} 张，共 ${photos.length} 张${photo.checking ? '，正在核对' : ''}，放大看`}
          onTap={() => open(photos, i, label)}
        >
          <SteadyImage className="photos__image" src={photo.thumb} mode="aspectFill" lazyLoad />
          {photo.checking ? <View className="photos__mark">正在核对</View> : null}
        </Tap>
      ))}
      {viewer}
    </View>
  )
}

/**
 * Shows photos on the whole screen: WeChat has its own way, on the web `viewer` must stand in the page. `all` that the
 * page shows, as the newest answer gives them: an address runs out while a page is open.
 */
export function usePhotoViewer(all: readonly ShownPhoto[]): {
  open: (photos: readonly ShownPhoto[], index: number, label: string) => void
  viewer: ReactNode
} {
  const [shown, setShown] = useState<{
    photos: readonly ShownPhoto[]
    index: number
    label: string
  }>()
  const newest = useRef(all)
  newest.current = all
  const fresh = useFresh(all.map((photo) => photo.full).join(' '))
  const asNow = (photos: readonly ShownPhoto[]) =>
    photos.map((photo) => newest.current.find((p) => p.photoId === photo.photoId) ?? photo)
  return {
    open(photos, index, label) {
      fresh.then(() => {
        if (process.env.TARO_ENV !== 'weapp') {
          setShown({ photos, index, label })
          return
        }
        const urls = asNow(photos).map((photo) => photo.full)
        void Taro.previewImage({ urls, current: urls[index] ?? '' })
      })
    },
    viewer:
      process.env.TARO_ENV !== 'weapp' && shown ? (
        <Viewer
          {...shown}
          photos={asNow(shown.photos)}
          onGone={fresh.askAnew}
          onClose={() => setShown(undefined)}
        />
      ) : null,
  }
}
