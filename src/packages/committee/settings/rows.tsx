import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import type { EditorKey } from './editors'

export interface SettingRow {
  /** Null: only shown. */
  readonly key: EditorKey | null
  readonly words: string
  readonly value: string
  /** Why it cannot be changed any more. */
  readonly fixed?: string | undefined
}

export function Rows({
  rows,
  may,
  onOpen,
}: {
  rows: readonly SettingRow[]
  may: boolean
  onOpen: (key: EditorKey) => void
}) {
  return (
    <View className="set">
      {rows.map(({ key, words, value, fixed }) =>
        key === null || !may || fixed !== undefined ? (
          <View key={words} className="set__row row">
            <Words words={words} value={value} note={fixed} />
          </View>
        ) : (
          <Tap
            key={words}
            className="set__row row"
            label={`${words}，${value}，修改`}
            onTap={() => onOpen(key)}
          >
            <Words words={words} value={value} />
            <Icon name="next" size={20} />
          </Tap>
        ),
      )}
    </View>
  )
}

function Words({
  words,
  value,
  note,
}: {
  words: string
  value: string
  note?: string | undefined
}) {
  return (
    <View className="grow">
      <View className="ink-3 t-sm">{words}</View>
      <View className="t-md strong">{value}</View>
      {note === undefined ? null : <View className="ink-3 t-sm">{note}</View>}
    </View>
  )
}
