import { useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useFileDeed, useFiledDeeds, useUnsentDeeds } from '@/features/deeds/hooks'
import { go } from '@/routes'
import { useAsked } from '@/data/asked'
import { draftKey, useDraft } from '@/data/draft'
import { answerSure, takeBack } from '@/data/outbox'
import { usePhotos } from '@/features/photos/hooks'
import { placeOf, sameHousehold, useFindHouseholds } from '@/features/roster/find'
import { FindHousehold } from '@/features/roster/finder'
import { useVillage } from '@/features/roster/village'
import { useRules } from '@/features/rules/hooks'
import { useMe, villageFor } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { AskedSheet } from '@/components/asked-sheet'
import { Button } from '@/components/button'
import {
  DeedFields,
  deedTypedVersion,
  nothingTyped,
  useDeedForm,
  worthWords,
  type DeedTyped,
} from '@/features/deeds/deed-form'
import { DeedRow } from '@/features/deeds/deed-row'
import { Empty } from '@/components/empty'
import { PageFoot } from '@/components/page-foot'
import { PhotoField } from '@/features/photos/photo-field'
import { RestoredLine } from '@/components/restored-line'
import { Screen } from '@/components/screen'
import { Seal } from '@/components/seal'
import { SectionHead } from '@/components/section-head'
import { toast } from '@/components/toast'
import { UnsentRows } from '@/components/unsent-rows'
import { photosMax } from '@/domain/photos/limits'
import type { Identity } from '@/domain/session/contract'
import type { VillageView } from '@/domain/home/contract'
import type { FoundHousehold } from '@/domain/roster/contract'
import { today, useNow } from '@/session/clock'
import { recent, rememberRecent } from '@/session/recent'
import './index.scss'

/** 替人申报: a recorder files for others, one after the other. */
export default function File() {
  const me = useMe()
  const village = useVillage()
  const recorder = me.may('roster.find')
  const where = villageFor(me, recorder)
  // What the form begins with.
  useRules()
  useFindHouseholds(where, '')
  useFiledDeeds(where)
  if (me.identity && recorder && village.data) {
    return <FileForm identity={me.identity} village={village.data} />
  }
  return (
    <Screen title="替人申报">
      <Asked query={me.query}>
        {() =>
          recorder ? (
            <Asked query={village}>{() => null}</Asked>
          ) : (
            <Empty
              picture="done"
              title="这里由记录员来办"
              line="替别的户申报，请找小组长或网格员。"
            />
          )
        }
      </Asked>
    </Screen>
  )
}

interface Typed extends DeedTyped {
  readonly household: FoundHousehold | null
}

function FileForm({ identity, village }: { identity: Identity; village: VillageView }) {
  const { personId } = identity
  const { villageId } = village
  const [last, setLast] = useState<string | null>(null)
  const { file, busy } = useFileDeed(personId)
  const of = { form: 'file', version: deedTypedVersion, personId, villageId }
  const photos = usePhotos(villageId, photosMax.deed, [], 'photo', draftKey(of))
  const draft = useDraft<Typed>(of, { ...nothingTyped, household: null })
  const { household } = draft.value
  const rules = useRules(draft.value.doneOn ?? undefined)
  const own = household !== null && household.householdId === identity.householdId
  const form = useDeedForm({
    household,
    own,
    byResident: village.unit === 'resident',
    claimDays: village.claimDays,
    today: today(),
    draft,
    items: rules.data?.items ?? null,
    photoIds: photos.ids,
    photosLater: photos.later.length,
  })

  const pick = (next: FoundHousehold) => {
    rememberRecent('households', personId, next, sameHousehold)
    draft.set({ household: next })
    toTop()
  }
  const send = async (sure: readonly string[] = []) => {
    const checked = form.checked()
    const { item } = form
    if (checked === null || item === null || household === null) {
      toast('还有没填好的，请看标出的地方')
      return
    }
    if (photos.unready !== null) {
      toast(photos.unready)
      return
    }
    if (asked.asksFirst(form.alike, sure)) return
    rememberRecent('rules', personId, item.id, (a: string, b: string) => a === b)
    const title = `${household.name} · ${item.name}`
    const outcome = await file(
      { villageId, ...checked, ...(sure.length === 0 ? {} : { sure: [...sure] }) },
      title,
      photos.later,
    )
    if (outcome.ok === false) {
      photos.handBack()
      if (!asked.asks(outcome, sure) && !form.refused(outcome)) toast(outcome.message)
      return
    }
    const then =
      outcome.ok === 'waiting'
        ? '有网会自动送'
        : outcome.data.substitute
          ? '已交乡镇代审'
          : '等审核'
    setLast(`${title}，${then}`)
    toast(`已报：${household.name}`, { seal: 'filed' })
    // The rule, the day and the quantity stay, as on a round through the village.
    draft.sent({ ...draft.value, household: null, doerId: null, note: '' })
    form.sent()
    photos.clear()
    toTop()
  }

  const asked = useAsked(send)

  if (household === null) {
    return (
      <Screen title="替人申报">
        {last === null ? null : (
          <View className="file-last">
            <Seal kind="filed" size={40} tilt={-4} label={false} />
            <View className="grow">
              <View className="t-sm ink-2">刚报了</View>
              <View className="t-md">{last}</View>
            </View>
          </View>
        )}
        <View className="pad file-ask serif t-lg">
          {last === null || form.item === null ? '报给哪一户' : `下一户，还是「${form.item.name}」`}
        </View>
        <FindHousehold
          villageId={villageId}
          lately={recent<FoundHousehold>('households', personId)}
          onPick={pick}
        />
        <Filed villageId={villageId} personId={personId} />
      </Screen>
    )
  }
  return (
    <Screen
      title="替人申报"
      back={() => draft.set({ household: null })}
      foot={
        form.item === null ? null : (
          <PageFoot note={worthWords(form, village.publicityDays)}>
            <Button kind="primary" busy={busy} onTap={() => void send()}>
              报上去
            </Button>
          </PageFoot>
        )
      }
    >
      <View className="pad row file-whose">
        <View className="grow">
          <View className="serif t-lg file-name">{household.name}</View>
          <View className="ink-3 t-sm">{placeOf(household)}</View>
        </View>
        <Button label="换一户" onTap={() => draft.set({ household: null })}>
          换一户
        </Button>
      </View>
      <RestoredLine
        restored={draft.restored}
        onStartOver={() => {
          draft.startOver()
          photos.clear()
        }}
      />
      {own ? <View className="pad ink-2 t-sm">这是您自己家，按本户申报办。</View> : null}
      <Asked query={rules}>
        {() => (
          <DeedFields
            form={form}
            recentIds={recent<string>('rules', personId)}
            onPicked={toTop}
            photos={
              <PhotoField
                photos={photos.list}
                max={photosMax.deed}
                optional={!own || !form.item?.needsPhoto}
                error={form.errors.photos}
                onChoose={() => void photos.choose()}
                onRetry={photos.retry}
                onRemove={photos.remove}
              />
            }
          />
        )}
      </Asked>
      <AskedSheet {...asked.sheet} busy={busy} note="审核的人会看到您的回答。" />
    </Screen>
  )
}

/** What this recorder reported before, to look after or take back. */
function Filed({ villageId, personId }: { villageId: string; personId: string }) {
  const now = useNow()
  const filed = useFiledDeeds(villageId)
  const unsent = useUnsentDeeds(personId)
  const deeds = (filed.rows ?? []).slice(0, 10)
  if (deeds.length === 0 && unsent.items.length === 0) return null
  return (
    <>
      <SectionHead title="我报过的" />
      <UnsentRows rows={unsent.items} onRead={takeBack} onSure={answerSure} />
      {deeds.map((deed) => (
        <DeedRow
          key={deed.deedId}
          deed={deed}
          nowMs={now}
          who={deed.household}
          onTap={() => go('packages/points/deed/index', { deedId: deed.deedId })}
        />
      ))}
    </>
  )
}

function toTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
}
