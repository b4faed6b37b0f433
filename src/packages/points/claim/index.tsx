import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { askConsent, type Messages } from '@/features/messages/consent'
import { goInstead, openPoints, openSignIn } from '@/routes'
import { useDeed, useFileDeed } from '@/features/deeds/hooks'
import { useAsked } from '@/data/asked'
import { draftKey, useDraft } from '@/data/draft'
import { useHousehold } from '@/features/roster/households'
import { usePhotos } from '@/features/photos/hooks'
import { useVillage } from '@/features/roster/village'
import { useRules } from '@/features/rules/hooks'
import { useMe, villageOfHousehold } from '@/features/session/hooks'
import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { AskedSheet } from '@/components/asked-sheet'
import { Button } from '@/components/button'
import {
  DeedFields,
  DeedFiled,
  deedTypedVersion,
  nothingTyped,
  useDeedForm,
  wholeHousehold,
  worthWords,
  type DeedTyped,
} from '@/features/deeds/deed-form'
import { Empty } from '@/components/empty'
import { PageFoot } from '@/components/page-foot'
import { PhotoField } from '@/features/photos/photo-field'
import { RestoredLine } from '@/components/restored-line'
import { Screen } from '@/components/screen'
import { toast } from '@/components/toast'
import { type PhotoView } from '@/domain/photos/contract'
import { photosMax } from '@/domain/photos/limits'
import type { RuleItem } from '@/domain/rules/contract'
import type { Identity } from '@/domain/session/contract'
import type { HouseholdView, VillageView } from '@/domain/home/contract'
import { today } from '@/session/clock'
import { recent, rememberRecent } from '@/session/recent'

/** 报一件事: a claim of the own household. */
export default function Claim() {
  const me = useMe()
  const household = useHousehold(villageOfHousehold(me))
  const village = useVillage()
  const { identity } = me
  const { again } = useRouter().params
  // What the form begins with.
  useRules()
  useDeed(again === undefined ? null : me.villageId, again ?? null)
  if (identity?.kind === 'resident' && household.data && village.data) {
    const { messages } = me.query.data ?? {}
    const form = { identity, household: household.data, village: village.data, messages }
    return again === undefined ? <ClaimForm {...form} /> : <Again {...form} deedId={again} />
  }
  return (
    <Screen title="报一件事">
      <Asked query={me.query}>
        {() =>
          identity?.kind === 'resident' ? (
            <Asked query={household}>{() => <Asked query={village}>{() => null}</Asked>}</Asked>
          ) : (
            <Empty
              picture="honour"
              title="登录后才能报"
              line="用家里的一户一码，加手机号后四位就能登录。"
              action="去登录"
              onAction={() => openSignIn()}
            />
          )
        }
      </Asked>
    </Screen>
  )
}

interface ClaimFormProps {
  identity: Identity
  household: HouseholdView
  village: VillageView
  messages: Messages
  /** A rejected deed that is filed anew. */
  before?: Before
}

interface Before {
  readonly deedId: string
  readonly typed: DeedTyped
  readonly rejection: string | null
  readonly photos: readonly PhotoView[]
}

interface Done {
  readonly state: 'review' | 'town' | 'waiting'
  readonly what: string
  readonly points: number | null
  readonly deedId: string | null
}

function ClaimForm({ identity, household, village, messages, before }: ClaimFormProps) {
  const [done, setDone] = useState<Done | null>(null)
  const { file, busy } = useFileDeed(identity.personId)
  const of = {
    form: 'claim',
    version: deedTypedVersion,
    personId: identity.personId,
    villageId: village.villageId,
    about: before?.deedId,
  }
  const { villageId } = village
  const photos = usePhotos(villageId, photosMax.deed, before?.photos, 'photo', draftKey(of))
  const draft = useDraft(of, before?.typed ?? nothingTyped)
  const rules = useRules(draft.value.doneOn ?? undefined)
  const form = useDeedForm({
    household,
    own: true,
    byResident: village.unit === 'resident',
    claimDays: village.claimDays,
    today: today(),
    draft,
    items: rules.data?.items ?? null,
    me: identity.personId,
    photoIds: photos.ids,
    photosLater: photos.later.length,
  })

  const send = async (sure: readonly string[] = []) => {
    const checked = form.checked()
    const { item } = form
    if (checked === null || item === null) return toast('还有没填好的，请看标出的地方')
    if (photos.unready !== null) return toast(photos.unready)
    if (asked.asksFirst(form.alike, sure)) return
    askConsent(messages, village.villageId, 'deed.decided')
    rememberRule(identity.personId, item)
    const title = checked.note === '' ? item.name : checked.note
    const outcome = await file(
      {
        villageId: village.villageId,
        ...checked,
        ...(before === undefined ? {} : { insteadOf: before.deedId }),
        ...(sure.length === 0 ? {} : { sure: [...sure] }),
      },
      title,
      photos.later,
    )
    if (outcome.ok === false) {
      photos.handBack()
      if (!asked.asks(outcome, sure) && !form.refused(outcome)) toast(outcome.message)
      return
    }
    setDone(
      outcome.ok === 'waiting'
        ? { state: 'waiting', what: title, points: form.worth, deedId: null }
        : {
            state: outcome.data.substitute ? 'town' : 'review',
            what: title,
            points: form.worth,
            deedId: outcome.data.deedId,
          },
    )
    draft.sent()
    form.sent()
    photos.clear()
  }

  const asked = useAsked(send)

  if (done !== null) {
    const onAgain = before === undefined ? () => setDone(null) : null
    return <ClaimDone done={done} onAgain={onAgain} />
  }
  return (
    <Screen
      title={before === undefined ? '报一件事' : '再报一次'}
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
      <RestoredLine
        restored={draft.restored}
        onStartOver={() => {
          draft.startOver()
          photos.clear()
        }}
      />
      {before?.rejection ? (
        <View className="pad ink-2 t-md">上次退回的原因：{before.rejection}</View>
      ) : null}
      <Asked query={rules}>
        {() => (
          <DeedFields
            form={form}
            recentIds={recent<string>('rules', identity.personId)}
            onPicked={() => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })}
            photos={
              <PhotoField
                photos={photos.list}
                max={photosMax.deed}
                optional={!form.item?.needsPhoto}
                error={form.errors.photos}
                onChoose={() => {
                  form.photosChanged()
                  void photos.choose()
                }}
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

/** 再报一次: starts with what the rejected deed said, under the rules of the day on which it was done. */
function Again({ deedId, ...form }: Omit<ClaimFormProps, 'before'> & { deedId: string }) {
  const story = useDeed(form.village.villageId, deedId)
  const rules = useRules(story.data?.deed.doneOn)
  const [before, setBefore] = useState<Before | null>(null)
  if (before !== null) return <ClaimForm {...form} before={before} />
  const { data } = story
  const item = rules.data?.items.find((i) => i.id === data?.again?.itemId)
  // Kept from here on: once it is filed anew, the story no longer offers it.
  if (data?.again && item) {
    const { doneOn, rejection } = data.deed
    const { doerId, quantity, note } = data.again
    const typed = { itemId: item.id, doerId: doerId ?? wholeHousehold, doneOn, quantity, note }
    setBefore({ typed, deedId, rejection, photos: data.photos })
  }
  return (
    <Screen title="再报一次">
      <Asked query={story}>
        {() => (
          <Asked query={rules}>
            {() => (
              <Empty
                picture="done"
                title="这件事不用再报"
                line="它没有被退回，或者已经重新报过了。"
              />
            )}
          </Asked>
        )}
      </Asked>
    </Screen>
  )
}

function ClaimDone({ done, onAgain }: { done: Done; onAgain: (() => void) | null }) {
  return (
    <Screen title="报一件事">
      <DeedFiled state={done.state} what={done.what} points={done.points}>
        <Button kind="primary" wide onTap={() => openPoints()}>
          回我家积分
        </Button>
        {onAgain === null ? null : (
          <Button wide onTap={onAgain}>
            再报一件
          </Button>
        )}
        {done.deedId === null ? null : (
          <Button
            wide
            onTap={() => goInstead('packages/points/deed/index', { deedId: done.deedId ?? '' })}
          >
            看这件事
          </Button>
        )}
      </DeedFiled>
    </Screen>
  )
}

function rememberRule(personId: string, item: RuleItem): void {
  rememberRecent('rules', personId, item.id, (a, b) => a === b)
}
