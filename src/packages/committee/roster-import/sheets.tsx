import { View } from '@tarojs/components'
import type { CheckedImport } from '@/features/roster/import'
import { a11y } from '@/components/a11y'
import { cx } from '@/components/cx'
import { Tap } from '@/components/tap'
import { readWords, unreadWords } from './words'

/** The file and its sheets: which were read, and why others were not; a tap takes one in or leaves it out. */
export function Sheets({
  name,
  checked,
  onChoose,
}: {
  name: string
  checked: CheckedImport
  onChoose: (sheets: string[]) => void
}) {
  const { sheets } = checked
  const read = sheets.filter((sheet) => sheet.state === 'read').map((sheet) => sheet.name)
  const choose = (sheet: string) =>
    onChoose(read.includes(sheet) ? read.filter((other) => other !== sheet) : [...read, sheet])
  return (
    <View className="pad import import-head">
      <View className="serif t-xl strong import-head__name">{name}</View>
      <View className="ink-2 t-sm">{readWords(checked)}</View>
      {sheets.length > 1 ? (
        <View className="chips" {...a11y({ role: 'group', label: '读哪几张' })}>
          {sheets
            .filter((sheet) => sheet.state !== 'hidden' && sheet.state !== 'empty')
            .map((sheet) => {
              const on = sheet.state === 'read'
              // One at least stays.
              const only = on && read.length === 1
              return (
                <Tap
                  key={sheet.name}
                  role="checkbox"
                  selected={on}
                  disabled={only}
                  label={sheet.name}
                  className={cx('chips__chip', on && 'chips__chip--on')}
                  {...(only ? {} : { onTap: () => choose(sheet.name) })}
                >
                  {sheet.name}
                </Tap>
              )
            })}
        </View>
      ) : null}
      {sheets.map((sheet) => {
        const words = unreadWords(sheet)
        return words === null ? null : (
          <View key={sheet.name} className="ink-3 t-xs">
            {words}
          </View>
        )
      })}
      {sheets.some((sheet) => sheet.wide) ? (
        <View className="ink-3 t-xs">100 列以后的没有读</View>
      ) : null}
    </View>
  )
}
