import { View } from '@tarojs/components'
import type { CheckedImport, ColumnChoice, ColumnView } from '@/features/roster/import'
import { Chips } from '@/components/chips'
import { Icon } from '@/components/icon'
import { SectionHead } from '@/components/section-head'
import { Tap } from '@/components/tap'
import { choicesFor, columnTitle, columnWords } from './words'

/** What each column was read as; those whose heading nobody knows are asked about, first and alone on a washed ground. */
export function Columns({
  checked,
  said,
  onSay,
}: {
  checked: CheckedImport
  said: Readonly<Record<string, ColumnChoice>>
  onSay: (said: Record<string, ColumnChoice>) => void
}) {
  const { columns } = checked
  const asked = columns.filter((column) => column.asked)
  const open = asked.filter((column) => said[column.key] === undefined)
  const known = columns.filter(({ as }) => as !== null && as !== 'none' && as !== 'remark')
  const needless = columns.filter(({ as, asked: is }) => !is && (as === null || as === 'none'))
  const remarks = columns.filter(({ as }) => as === 'remark')
  const note = `认出 ${String(known.length)} 列${open.length === 0 ? '' : `，剩 ${String(open.length)} 列问您`}`
  const choices = choicesFor(checked).map((value) => ({ value, label: columnWords[value] }))
  return (
    <>
      <SectionHead title="哪一列是什么" note={note} />
      <View className="import-table">
        <View className="import-column import-column--head t-xs ink-2">
          <View className="import-column__title">表里写的</View>
          <View className="import-column__as">记作</View>
        </View>
        {asked.map((column) => (
          <View key={`${column.sheet} ${column.key}`} className="import-asked">
            <ColumnRow column={column}>
              <View className="red strong">{wordFor(said[column.key])}</View>
            </ColumnRow>
            <Chips
              label={`${columnTitle(column)}是什么`}
              chips={choices}
              value={said[column.key] ?? null}
              onChange={(value) => onSay({ [column.key]: value as ColumnChoice })}
            />
          </View>
        ))}
        {open.length > 1 ? (
          <Tap className="import-rest-none t-sm ink-2" onTap={() => onSay(noneOf(open))}>
            {`剩下 ${String(open.length)} 列都不要`}
          </Tap>
        ) : null}
        {known.map((column) => (
          <ColumnRow key={`${column.sheet} ${column.letter}`} column={column}>
            <View className="grow">{column.as === null ? '' : columnWords[column.as]}</View>
            <Icon name="check" />
          </ColumnRow>
        ))}
        {checked.idNumbers ? (
          <Strip>表里有身份证号：只读了其中的出生日期，号码没有保存，传上来的表已经删掉。</Strip>
        ) : null}
        {checked.idNumbers || checked.columns.some(({ as }) => as === 'birthDay') ? (
          <Strip>生日不保存：只算出哪年哪月满 14 岁、18 岁；大人的连这个也不留。</Strip>
        ) : null}
        {remarks.length > 0 ? (
          <Strip>{`${remarks.map(columnTitle).join('、')}：只看有没有写已故、迁出，别的没有读`}</Strip>
        ) : null}
        {needless.length > 0 ? (
          <Strip>{`没有读，名册用不着：${needless.map(columnTitle).join('、')}`}</Strip>
        ) : null}
      </View>
    </>
  )
}

function wordFor(choice: ColumnChoice | undefined): string {
  return choice === undefined ? '您说呢？' : columnWords[choice]
}

function noneOf(columns: readonly ColumnView[]): Record<string, ColumnChoice> {
  const none: Record<string, ColumnChoice> = {}
  for (const { key } of columns) none[key] = 'none'
  return none
}

function ColumnRow({ column, children }: { column: ColumnView; children: React.ReactNode }) {
  const { sample, sheet } = column
  const small = [sheet === '' ? '' : `“${sheet}”`, sample === '' ? '' : `如 ${sample}`]
  return (
    <View className="import-column">
      <View className="import-column__title">
        <View className="t-md">{columnTitle(column)}</View>
        <View className="ink-3 t-xs">{small.filter(Boolean).join(' ')}</View>
      </View>
      <View className="import-column__as t-md">{children}</View>
    </View>
  )
}

function Strip({ children }: { children: string }) {
  return <View className="import-strip ink-2 t-sm">{children}</View>
}
