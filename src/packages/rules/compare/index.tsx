import { useState } from 'react'
import { View } from '@tarojs/components'
import { heading } from '@/components/a11y'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { dayWords } from '@/components/dates'
import { Empty } from '@/components/empty'
import { PageFoot } from '@/components/page-foot'
import { PeriodTabs } from '@/components/period-tabs'
import { Screen } from '@/components/screen'
import { toast } from '@/components/toast'
import { useDraft } from '@/data/draft'
import { fieldErrors } from '@/data/field-errors'
import { useAdopt, useRulesDraft } from '@/features/rules/desk'
import { useMe, villageFor } from '@/features/session/hooks'
import { go, goBack } from '@/routes'
import { changesAnything, compareItems } from '@/domain/rules/compare'
import { hasDeductions, ruleSetName } from '@/domain/rules/set'
import type { Answer } from '@/domain/contracts'
import type { Identity } from '@/domain/session/contract'
import { today } from '@/session/clock'
import { ItemLine } from '../item-line'
import { draftRows } from '../rows'
import { AdoptFields } from './adopt-fields'
import {
  adoptFormVersion,
  emptyAdoption,
  faultsOf,
  sentOf,
  type Adoption,
  type AdoptionErrors,
} from './adoption'
import { Pair } from './pair'
import '../rules.scss'

type Desk = Answer<'rules.draft'>

/** 对照: what the draft changes, and the adoption by two people. */
export default function CompareRules() {
  const me = useMe()
  const may = me.may('rules.adopt')
  const desk = useRulesDraft(villageFor(me, may))
  const { identity } = me
  if (identity && may && desk.data?.draft)
    return <Compare identity={identity} desk={desk.data} reload={desk.reload} />
  return (
    <Screen title="对照">
      <Asked query={me.query}>
        {() =>
          may ? (
            <Asked query={desk} rows={8}>
              {() => <Empty picture="done" title="现在没有草稿" line="先起一份，再来对照。" />}
            </Asked>
          ) : (
            <Empty picture="done" title="细则由村委来写" line="想加一条、改一条，请告诉村委。" />
          )
        }
      </Asked>
    </Screen>
  )
}

function Compare({
  identity: { personId, villageId },
  desk: { draft, before, earliest, proposed },
  reload,
}: {
  identity: Identity
  desk: Desk
  reload: () => void
}) {
  const items = draft?.items ?? []
  const earlier = before?.items ?? []
  const comparison = compareItems(earlier, items)
  const { added, changed, gone } = comparison
  const [tab, setTab] = useState('all')
  const deducts = hasDeductions(items)
  const typed = useDraft<Adoption>(
    { form: 'adoption', version: adoptFormVersion, personId, villageId },
    emptyAdoption(earliest, before === null),
  )
  const { value } = typed
  const [errors, setErrors] = useState<AdoptionErrors>({})
  const adopt = useAdopt()
  const rows = draftRows(earlier, items)
  const shown = rows.filter(
    ({ mark }) => (tab !== 'gone' && mark === 'new') || (tab !== 'added' && mark === 'gone'),
  )
  const tabs = [
    { key: 'all', label: '都看' },
    { key: 'changed', label: `改 ${changed.length}` },
    { key: 'added', label: `加 ${added.length}` },
    { key: 'gone', label: `去 ${gone.length}` },
  ]
  const send = async () => {
    const wrong = faultsOf(value, deducts, earliest, before === null, today())
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) {
      toast('还有没填好的，请看标出的地方')
      return
    }
    const result = await adopt.run({
      villageId,
      revision: draft?.revision ?? 0,
      ...sentOf(value, deducts),
    })
    if (!result.ok) {
      setErrors(fieldErrors(result, ['effectiveFrom', 'note', 'meeting']))
      toast(result.message)
      if (result.code === 'DRAFT_CHANGED') reload()
      return
    }
    typed.sent()
    toast('送出了，等第二个人同意')
    goBack()
  }
  const nothing =
    items.length === 0
      ? '草稿里还没有细则'
      : changesAnything(comparison)
        ? undefined
        : '和现行的一样，没有要定的'
  return (
    <Screen
      title="对照"
      foot={
        proposed ? (
          <PageFoot note={`等第二个人同意，最晚 ${dayWords(proposed.lastDay, today())}`}>
            <Button kind="primary" onTap={() => go('packages/committee/seconds/index')}>
              去看等人同意的
            </Button>
          </PageFoot>
        ) : (
          <PageFoot note="第二个人同意后，全村看得到哪天起、改了什么。">
            <Button kind="primary" busy={adopt.busy} reason={nothing} onTap={() => void send()}>
              盖章，送第二个人
            </Button>
          </PageFoot>
        )
      }
    >
      <View className="pad">
        <View className="t-xl serif" {...heading(1)}>
          {before
            ? `${yearOf(ruleSetName(value))}，对着${yearOf(before.name)}看`
            : '第一版，看过再定'}
        </View>
        <View className="t-sm ink-2">
          {value.effectiveFrom === ''
            ? '请选哪天起'
            : `自 ${dayWords(value.effectiveFrom, today())}起${before ? ` · 以前的事仍按${yearOf(before.name)}` : ''}`}
        </View>
      </View>
      <View className="row rules-seats">
        <View className="rules-seats__seat">{proposed ? '已盖' : '一'}</View>
        <View className="grow t-sm">{proposed ? '第一个人盖了章' : '您提出'}</View>
        <View className="rules-seats__seat">二</View>
        <View className="grow t-sm">还差一人盖章</View>
      </View>
      {before ? <PeriodTabs items={tabs} value={tab} onChange={setTab} /> : null}
      {tab === 'all' || tab === 'changed'
        ? changed.map((pair) => (
            <Pair
              key={pair.after.id}
              {...pair}
              number={items.findIndex(({ id }) => id === pair.after.id) + 1}
            />
          ))
        : null}
      {tab === 'changed' ? null : shown.map((row) => <ItemLine key={row.item.id} row={row} />)}
      {proposed ? null : (
        <AdoptFields
          value={value}
          errors={errors}
          deducts={deducts}
          earliest={before ? earliest : undefined}
          onChange={(part) => {
            typed.set(part)
            setErrors({})
          }}
        />
      )}
    </Screen>
  )
}

/** 积分细则 2027 版 → 2027 版 */
function yearOf(name: string): string {
  return name.replace('积分细则', '')
}
