import { Image, View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { cx } from '@/components/cx'
import { Field } from '@/components/field'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import './index.scss'

export interface FieldPhoto {
  readonly key: string
  readonly src: string
  readonly state: 'sending' | 'failed' | 'waiting' | 'done'
  /** How much of it has gone out, 0 to 1. */
  readonly share: number
  readonly error: string | null
}

export interface PhotoFieldProps {
  label?: string
  photos: readonly FieldPhoto[]
  max: number
  hint?: string
  error?: string
  optional?: boolean
  onChoose: () => void
  onRetry: (key: string) => void
  onRemove: (key: string) => void
}

/** Photos to go with a form: each shows how far it has come, and what failed is tapped to go again. */
export function PhotoField(props: PhotoFieldProps) {
  const { label = '照片', photos, max, hint, error, optional, onChoose, onRetry, onRemove } = props
  const failed = photos.find((p) => p.state === 'failed')?.error ?? null
  const wait = photos.some((p) => p.state === 'waiting')
  return (
    <Field
      label={label}
      optional={optional}
      hint={wait ? '没有网，照片存在手机里，有网会自动送' : (hint ?? `最多 ${max} 张，选好就传`)}
      error={error ?? failed ?? undefined}
    >
      <View className="photo-field">
        {photos.map((photo, i) => (
          <One
            key={photo.key}
            photo={photo}
            name={`${label} ${i + 1}`}
            onRetry={() => onRetry(photo.key)}
            onRemove={() => onRemove(photo.key)}
          />
        ))}
        {photos.length < max ? (
          <Tap className="photo-field__add" label={`加${label}，拍照或从相册选`} onTap={onChoose}>
            <Icon name="photo" size={28} />
            <View>{photos.length === 0 ? '拍照或选图' : '再加'}</View>
          </Tap>
        ) : null}
      </View>
    </Field>
  )
}

function One({
  photo,
  name,
  onRetry,
  onRemove,
}: {
  photo: FieldPhoto
  name: string
  onRetry: () => void
  onRemove: () => void
}) {
  const { state, share, src } = photo
  const percent = Math.round(share * 100)
  return (
    <View className="photo-field__one">
      <View className={cx('photo-field__picture', state !== 'done' && 'photo-field__picture--dim')}>
        <Image
          className="photo-field__image"
          src={src}
          mode="aspectFill"
          {...a11y({ role: 'img', label: name })}
        />
        {state === 'sending' ? (
          <View
            className="photo-field__over"
            {...a11y({ role: 'status', label: `${name}，正在传，${percent}%` })}
          >
            <View className="num">{percent}%</View>
            <View className="photo-field__bar">
              <View className="photo-field__share" style={{ width: `${percent}%` }} />
            </View>
          </View>
        ) : null}
        {state === 'waiting' ? (
          <View
            className="photo-field__over"
            {...a11y({ role: 'status', label: `${name}，待发，有网会自动送` })}
          >
            待发
          </View>
        ) : null}
        {state === 'failed' ? (
          <Tap className="photo-field__over" label={`${name}，没传成，再传一次`} onTap={onRetry}>
            <Icon name="again" size={24} />
            <View>再传一次</View>
          </Tap>
        ) : null}
      </View>
      <Tap className="photo-field__remove" label={`去掉${name}`} onTap={onRemove}>
        去掉
      </Tap>
    </View>
  )
}
