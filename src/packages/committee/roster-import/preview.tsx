import { useState } from 'react'
import { View } from '@tarojs/components'
import type { CheckedImport } from '@/features/roster/import'
import { a11y } from '@/components/a11y'
import { Button } from '@/components/button'
import { FactList, FactRow } from '@/components/fact-row'
import { MultiChoice } from '@/components/field'
import { SectionHead } from '@/components/section-head'
import { sheetWords } from './words'

const movedOut = 'movedOut'
const stateWords = { new: '新', changed: '改', unchanged: '不变', gone: '表里没有' } as const

/** What the import would change, before it does. */
export function Preview({
  checked,
  error,
  onOpen,
  onWrite,
}: {
  checked: CheckedImport
  error: string | null
  onOpen: () => void
  onWrite: (movedOut: boolean) => void
}) {
  const [ticked, setTicked] = useState<string[]>([])
  const { counts, first, idNumbers } = checked
  const nothing = counts.added + counts.changed === 0 && ticked.length === 0
  return (
    <>
      <View className="pad import">
        <View className="serif t-lg strong">{`${String(counts.rows)} 行都对，可以导入`}</View>
        {checked.sheet === '' ? null : (
          <View className="ink-2 t-sm">{`${sheetWords(checked)}别的页没有读。`}</View>
        )}
        {error === null ? null : (
          <View className="import__error t-md" {...a11y({ role: 'alert' })}>
            {error}
          </View>
        )}
        {idNumbers ? (
          <View className="import__note t-sm">
            表里有身份证号：只读了其中的出生日期，号码没有保存，传上来的表已经删掉。
          </View>
        ) : null}
      </View>
      <FactList>
        <FactRow label="新添">{`${String(counts.added)} 人，${String(counts.newHouseholds)} 户`}</FactRow>
        <FactRow label="改动">{`${String(counts.changed)} 人`}</FactRow>
        <FactRow label="不变">{`${String(counts.unchanged)} 人`}</FactRow>
        <FactRow label="表里没有">{`${String(counts.gone)} 人`}</FactRow>
      </FactList>
      {counts.gone > 0 ? <Gone checked={checked} ticked={ticked} onTick={setTicked} /> : null}
      <SectionHead title="头几行" note="先列有变化的" />
      {first.map((person) => (
        <View key={person.line} className="import-fault row">
          <View className="import-fault__line ink-3 num t-sm">{`第 ${String(person.line)} 行`}</View>
          <View className="grow serif t-md">{person.name}</View>
          <View className={person.state === 'unchanged' ? 'ink-3 t-sm' : 'red t-sm'}>
            {stateWords[person.state]}
          </View>
        </View>
      ))}
      <View className="pad import">
        <Button
          kind="primary"
          wide
          {...(nothing ? { reason: '和现在的名册一样，不用导入' } : {})}
          onTap={() => onWrite(ticked.includes(movedOut))}
        >
          {error === null ? '导入' : '接着导入'}
        </Button>
        <Button wide onTap={onOpen}>
          换个文件
        </Button>
      </View>
    </>
  )
}

function Gone({
  checked,
  ticked,
  onTick,
}: {
  checked: CheckedImport
  ticked: string[]
  onTick: (ticked: string[]) => void
}) {
  const { counts, goneNames } = checked
  const more = counts.gone - goneNames.length
  return (
    <>
      <View className="pad ink-2 t-sm import-gone">
        {`名册里有、表里没有的：${goneNames.join('、')}${more > 0 ? ` 等 ${String(counts.gone)} 人` : ''}`}
      </View>
      <MultiChoice
        label="这些人怎么办"
        hint={hintFor(counts)}
        options={[
          { value: movedOut, label: '他们迁出了', note: '不再能登录；已入账的积分留在原处' },
        ]}
        value={ticked}
        onChange={onTick}
      />
    </>
  )
}

function hintFor({ rows, gone, goneWithRole }: CheckedImport['counts']): string {
  const role = goneWithRole > 0 ? `其中 ${String(goneWithRole)} 人有职务，不会标成迁出。` : ''
  // The mistake that would cost most: a table of a few households, taken for the whole village.
  return gone > rows
    ? `${role}没在表里的比表里的还多，像是只导了一部分，请不要勾选。`
    : `${role}不勾选就照旧留在名册里。`
}
