import { useState } from 'react'
import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import { cx } from '../cx'
import { Icon } from '../icon'
import { useLayer } from '../sheet/layer'
import { Tap } from '../tap'
import type { ShownPhoto } from '.'

interface ViewerProps {
  photos: readonly ShownPhoto[]
  index: number
  label: string
  /** An address has run out: asks for new ones. */
  onGone: () => void
  onClose: () => void
}

/** Web only. A tap makes the photo larger, to be moved about; it stands in the screen, so that elder mode reaches it. */
export function Viewer({ photos, index, label, onGone, onClose }: ViewerProps) {
  const [at, setAt] = useState(index)
  const [large, setLarge] = useState(false)
  // Of each photo the addresses that gave nothing: one may have run out, two are no accident.
  const [failed, setFailed] = useState<readonly string[]>([])
  const panel = useLayer(true, onClose)
  const photo = photos[at]
  const go = (to: number) => {
    setAt(to)
    setLarge(false)
    setFailed([])
  }
  return (
    <View
      className="viewer"
      ref={panel}
      catchMove
      {...{ tabIndex: -1, 'aria-modal': 'true' }}
      {...a11y({ role: 'dialog', label })}
    >
      <Tap
        className={cx('viewer__stage', large && 'viewer__stage--large')}
        label={large ? '缩小' : '放大'}
        onTap={() => setLarge(!large)}
      >
        {failed.includes(photo?.full ?? '') ? (
          <View className="viewer__broken">
            {failed.length > 1 ? '照片打不开，请返回再看一次' : '正在取照片……'}
          </View>
        ) : (
          <img
            className="viewer__image"
            src={photo?.full}
            alt={`${label}，第 ${at + 1} 张`}
            onError={() => {
              setFailed([...failed, photo?.full ?? ''])
              if (failed.length === 0) onGone()
            }}
          />
        )}
      </Tap>
      <View className="viewer__bar">
        {photos.length > 1 ? (
          <Tap className="viewer__step" label="上一张" disabled={at === 0} onTap={() => go(at - 1)}>
            <Icon name="back" size={26} />
          </Tap>
        ) : null}
        <View className="viewer__count num" {...a11y({ role: 'status' })}>
          {at + 1} / {photos.length}
        </View>
        {photos.length > 1 ? (
          <Tap
            className="viewer__step"
            label="下一张"
            disabled={at === photos.length - 1}
            onTap={() => go(at + 1)}
          >
            <Icon name="next" size={26} />
          </Tap>
        ) : null}
        <Tap className="viewer__close" label="关闭照片" onTap={onClose}>
          <Icon name="close" size={24} />
          关闭
        </Tap>
      </View>
    </View>
  )
}
