import { View } from '@tarojs/components'
import type { CheckedImport } from '@/features/roster/import'
import { FactList, FactRow } from '@/components/fact-row'
import { MultiChoice } from '@/components/field'
import { SectionHead } from '@/components/section-head'

const movedOut = 'movedOut'
const stateWords = { new: '新', changed: '改', unchanged: '', gone: '表里没有' } as const

/** How the file was read, and what the import would change, before it does. */
export function Changes({
  checked,
  leave,
  onLeave,
}: {
  checked: CheckedImport
  leave: boolean
  onLeave: (leave: boolean) => void
}) {
  const { counts, first, held = [], holders, leftNames, newGroups, state } = checked
  const ready = state === 'ready'
  return (
    <>
      <SectionHead title="读出来是这样" {...(ready ? { note: '先列有变化的' } : {})} />
      <View className="import-table">
        {first.map((person) => (
          <View key={`${String(person.line)} ${person.name}`} className="import-person">
            <View className="import-person__group ink-3 t-sm">{person.group}</View>
            <View className="import-person__name t-md">{person.name}</View>
            <View className="import-person__words ink-2 t-sm">
              {person.words}
              {ready && person.state !== 'unchanged' ? (
                <View className="red t-xs">{stateWords[person.state]}</View>
              ) : null}
            </View>
          </View>
        ))}
      </View>
      {ready ? (
        <>
          <SectionHead title="会改什么" />
          <FactList>
            <FactRow label="新添">{`${String(counts.added)} 人，${String(counts.newHouseholds)} 户`}</FactRow>
            {newGroups.length > 0 ? <FactRow label="新小组">{newGroups.join('、')}</FactRow> : null}
            <FactRow label="改动">{`${String(counts.changed)} 人`}</FactRow>
            <FactRow label="不变">{`${String(counts.unchanged)} 人`}</FactRow>
            {counts.left > 0 ? (
              <FactRow
                label="已故、迁出"
                note="表里写明的，不再能登录；已入账的积分留在原处"
              >{`${String(counts.left)} 人：${leftNames.join('、')}`}</FactRow>
            ) : null}
            <FactRow label="表里没有">{`${String(counts.gone)} 人`}</FactRow>
          </FactList>
          {counts.gone > 0 ? <Gone checked={checked} leave={leave} onLeave={onLeave} /> : null}
        </>
      ) : null}
      {holders.length > 0 ? (
        <View className="pad">
          <View className="import-holders t-sm">
            {`现在名册里的 ${holders.join('、')} 有职务，表里是同一个人，职务和登录都跟着他。`}
          </View>
          {held.length > 0 ? (
            <View className="import-holders t-sm">
              {`${held.join('、')} 的电话先不改：有职务的人换电话，导入后要另一位同意才算。`}
            </View>
          ) : null}
        </View>
      ) : null}
    </>
  )
}

function Gone({
  checked,
  leave,
  onLeave,
}: {
  checked: CheckedImport
  leave: boolean
  onLeave: (leave: boolean) => void
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
        value={leave ? [movedOut] : []}
        onChange={(ticked) => onLeave(ticked.includes(movedOut))}
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
