import { View } from '@tarojs/components'
import { Button } from '../button'
import { PendingRow } from '../pending-row'
import { Seal } from '../seal'
import './index.scss'

export interface UnsentRow {
  readonly key: string
  readonly title: string
  /** Why the server would not take it; null while it waits for a network. */
  readonly refused: string | null
  /** Those that lie on the phone with it. */
  readonly photos?: readonly unknown[]
  /** It was refused to ask back. */
  readonly asked?: readonly unknown[]
}

export interface UnsentRowsProps {
  rows: readonly UnsentRow[]
  /** The refusal was read. */
  onRead: (key: string) => void
  /** What was asked back is right so. */
  onSure?: (key: string) => void
}

/** What was done on this phone and has not reached the server: what came back refused first, to be read once. */
export function UnsentRows({ rows, onRead, onSure }: UnsentRowsProps) {
  return (
    <>
      {rows.map(({ key, title, refused, asked = [] }) =>
        refused === null ? null : (
          <View key={key} className="unsent">
            <View className="grow">
              <View className="t-md strong">{title}</View>
              <View className="ink-2 t-sm">没办成：{refused}</View>
            </View>
            {onSure && asked.length > 0 ? (
              <Button label={`${title}，没错，照样送`} onTap={() => onSure(key)}>
                没错
              </Button>
            ) : null}
            <Button label={`${title}，知道了`} onTap={() => onRead(key)}>
              知道了
            </Button>
          </View>
        ),
      )}
      {rows.map(({ key, title, refused, photos = [] }) =>
        refused !== null ? null : (
          <PendingRow
            key={key}
            mark={<Seal kind="waiting" label={false} />}
            title={title}
            line={`${photos.length === 0 ? '还在手机里' : `连同 ${photos.length} 张照片待发`}，有网会自动送`}
          />
        ),
      )}
    </>
  )
}
