import { useState } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { draftKey, useDraft } from '@/data/draft'
import { fieldErrors } from '@/data/field-errors'
import { usePostHonour } from '@/features/honours/hooks'
import { goInstead } from '@/routes'
import { usePhotos } from '@/features/photos/hooks'
import { placeOf, sameHousehold, useFindHouseholds } from '@/features/roster/find'
import { FindHousehold } from '@/features/roster/finder'
import { useVillage } from '@/features/roster/village'
import { useMe, villageFor } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { Chips } from '@/components/chips'
import { Empty } from '@/components/empty'
import { Field, MultiChoice, TextArea, TextField } from '@/components/field'
import { DateField } from '@/components/field/pick'
import { PhotoField } from '@/features/photos/photo-field'
import { PageFoot } from '@/components/page-foot'
import { RestoredLine } from '@/components/restored-line'
import { Screen } from '@/components/screen'
import { Seal } from '@/components/seal'
import { toast } from '@/components/toast'
import { honoursLimits } from '@/domain/honours/limits'
import { photosMax } from '@/domain/photos/limits'
import type { Identity } from '@/domain/session/contract'
import type { Answer } from '@/domain/contracts'
import type { VillageView } from '@/domain/home/contract'
import type { FoundHousehold } from '@/domain/roster/contract'
import { today } from '@/session/clock'
import { recent, rememberRecent } from '@/session/recent'
import './index.scss'

/** 发布光荣榜: the committee posts an entry of the honour roll. */
export default function PostHonour() {
  const me = useMe()
  const village = useVillage()
  const committee = me.may('honours.post')
  // What the form begins with.
  useFindHouseholds(villageFor(me, committee), '')
  if (me.identity && committee && village.data) {
    return <HonourForm identity={me.identity} village={village.data} />
  }
  return (
    <Screen title="发布光荣榜">
      <Asked query={me.query}>
        {() =>
          committee ? (
            <Asked query={village}>{() => null}</Asked>
          ) : (
            <Empty picture="honour" title="这里由村委来办" line="想推荐谁上榜，请告诉村委。" />
          )
        }
      </Asked>
    </Screen>
  )
}

interface Draft {
  readonly household: FoundHousehold | null
  readonly title: string | null
  /** Null: the household as a whole. */
  readonly residentId: string | null
  readonly citation: string
  readonly awardedOn: string
  readonly issuer: string
  readonly consent: boolean
  /** For somebody under 14. */
  readonly guardianId: string | null
  readonly guardianOn: string
}

/** Grows when the shape above changes. */
const draftVersion = 2

const fields = ['title', 'citation', 'awardedOn', 'issuer', 'guardian'] as const
type Errors = Partial<Record<(typeof fields)[number], string>>

const wholeHousehold = ''

function HonourForm({ identity, village }: { identity: Identity; village: VillageView }) {
  const empty: Draft = {
    household: null,
    title: null,
    residentId: null,
    citation: '',
    awardedOn: today(),
    issuer: `${village.name}村民委员会`,
    consent: false,
    guardianId: null,
    guardianOn: today(),
  }
  const { villageId } = village
  const of = { form: 'honour', version: draftVersion, personId: identity.personId, villageId }
  const photos = usePhotos(villageId, photosMax.honour, [], 'photo', draftKey(of))
  const typed = useDraft(of, empty)
  const { value: draft } = typed
  const { household } = draft
  const [errors, setErrors] = useState<Errors>({})
  const [posted, setPosted] = useState<(Answer<'honours.post'> & { name: string }) | null>(null)
  const { post, busy } = usePostHonour()
  const set = (part: Partial<Draft>) => {
    typed.set(part)
    setErrors({})
  }
  const person = household?.members.find((m) => m.residentId === draft.residentId) ?? null
  const child = person?.age === 'child'
  const fullName = person?.name ?? household?.name ?? ''
  const shownName = (person ? person.shown : household?.shown) ?? ''

  const send = async () => {
    const wrong = faultsOf(draft, child)
    setErrors(wrong)
    if (household === null || draft.title === null || Object.keys(wrong).length > 0) {
      if (Object.keys(wrong).length > 0) toast('还有没填好的，请看标出的地方')
      return
    }
    if (draft.consent && photos.missing !== null) {
      toast(photos.missing)
      return
    }
    const result = await post({
      title: draft.title,
      householdId: household.householdId,
      ...(draft.residentId === null ? {} : { residentId: draft.residentId }),
      citation: draft.citation.trim(),
      awardedOn: draft.awardedOn,
      issuer: draft.issuer.trim(),
      consent: draft.consent,
      ...(child && draft.consent && draft.guardianId !== null
        ? { guardian: { residentId: draft.guardianId, on: draft.guardianOn } }
        : {}),
      ...(draft.consent ? { photoIds: photos.ids } : {}),
    })
    if (!result.ok) {
      setErrors(fieldErrors(result, fields))
      toast(result.message)
      return
    }
    typed.sent({ ...empty, title: draft.title, issuer: draft.issuer })
    photos.clear()
    setPosted({ ...result.data, name: draft.consent ? fullName : shownName || fullName })
  }

  if (posted !== null) {
    return <Posted posted={posted} title={draft.title ?? ''} onAgain={() => setPosted(null)} />
  }
  if (household === null) {
    return (
      <Screen title="发布光荣榜">
        <View className="pad serif t-lg honour-ask">谁家上榜</View>
        <FindHousehold
          villageId={villageId}
          lately={recent<FoundHousehold>('households', identity.personId)}
          onPick={(next) => {
            rememberRecent('households', identity.personId, next, sameHousehold)
            set({ household: next, residentId: null, consent: false, guardianId: null })
            void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
          }}
        />
      </Screen>
    )
  }
  return (
    <Screen
      title="发布光荣榜"
      back={() => set({ household: null })}
      foot={
        <PageFoot note="贴出后全村都能看到，可以撤下。">
          <Button kind="primary" busy={busy} onTap={() => void send()}>
            盖章，上榜
          </Button>
        </PageFoot>
      }
    >
      <RestoredLine
        restored={typed.restored}
        onStartOver={() => {
          typed.startOver()
          photos.clear()
        }}
      />
      <View className="pad row honour-whose">
        <View className="grow">
          <View className="serif t-lg honour-ask">{household.name}</View>
          <View className="ink-3 t-sm">{placeOf(household)}</View>
        </View>
        <Button label="换一户" onTap={() => set({ household: null })}>
          换一户
        </Button>
      </View>
      <View>
        <Field label="上榜的是">
          <Chips
            label="上榜的是"
            value={draft.residentId ?? wholeHousehold}
            chips={[
              { value: wholeHousehold, label: '全家' },
              ...household.members.map((m) => ({ value: m.residentId, label: m.name })),
            ]}
            onChange={(id) =>
              set({
                residentId: id === wholeHousehold ? null : id,
                consent: false,
                guardianId: null,
              })
            }
          />
        </Field>
        <Field label="荣誉" error={errors.title}>
          <Chips
            label="荣誉"
            value={draft.title}
            chips={village.honourTitles.map((title) => ({ value: title, label: title }))}
            onChange={(title) => set({ title })}
          />
        </Field>
        <TextArea
          label="事迹"
          value={draft.citation}
          max={honoursLimits.citation.max}
          placeholder="做了什么，打动了谁。写实在的事。"
          error={errors.citation}
          onChange={(citation) => set({ citation })}
        />
        <DateField
          label="授予日期"
          value={draft.awardedOn}
          max={today()}
          error={errors.awardedOn}
          onChange={(awardedOn) => set({ awardedOn })}
        />
        <TextField
          label="授予单位"
          value={draft.issuer}
          max={honoursLimits.issuer.max}
          error={errors.issuer}
          onChange={(issuer) => set({ issuer })}
        />
        <MultiChoice
          label="姓名"
          value={draft.consent ? ['full'] : []}
          options={[
            {
              value: 'full',
              label: child ? '监护人同意写出孩子的全名、贴照片' : '本人同意写出全名、贴照片',
              note: consentWords(fullName, shownName, child),
            },
          ]}
          onChange={(chosen) => set({ consent: chosen.includes('full') })}
        />
        {child && draft.consent ? (
          <Guardian household={household} draft={draft} error={errors.guardian} onChange={set} />
        ) : null}
        {draft.consent ? (
          <PhotoField
            photos={photos.list}
            max={photosMax.honour}
            optional
            hint={`第一张挂在榜上，最多 ${photosMax.honour} 张`}
            onChoose={() => void photos.choose()}
            onRetry={photos.retry}
            onRemove={photos.remove}
          />
        ) : null}
      </View>
    </Screen>
  )
}

function Posted({
  posted,
  title,
  onAgain,
}: {
  posted: Answer<'honours.post'> & { name: string }
  title: string
  onAgain: () => void
}) {
  if (posted.waitsFor !== undefined)
    return (
      <Screen title="发布光荣榜">
        <Empty
          picture="done"
          title="等乡镇同意"
          line="自家或近亲家的荣誉，村里没有别的村委能发，由乡镇来定。同意了就上榜，在「等人同意」里看得到。"
          action="再发一个"
          onAction={onAgain}
        />
      </Screen>
    )
  return (
    <Screen title="发布光荣榜">
      <View className="pad honour-posted">
        <Seal kind="honour" size={92} tilt={-4} stamp />
        <View className="serif t-xl honour-ask">{posted.name}，上榜了</View>
        <View className="gold t-md">
          {title} · 第 {posted.number} 号
        </View>
        <View className="honour-posted__next">
          <Button
            kind="primary"
            wide
            onTap={() => goInstead('packages/boards/honour/index', { honourId: posted.honourId })}
          >
            看这一页
          </Button>
          <Button wide onTap={onAgain}>
            再发一个
          </Button>
        </View>
      </View>
    </Screen>
  )
}

/** Who agreed for a child, and when: kept with the honour. */
function Guardian({
  household,
  draft,
  error,
  onChange,
}: {
  household: FoundHousehold
  draft: Draft
  error: string | undefined
  onChange: (part: Partial<Draft>) => void
}) {
  const grown = household.members.filter((m) => m.age === 'adult')
  return (
    <>
      <Field
        label="哪位监护人同意的"
        hint={grown.length === 0 ? '名册上这一户没有成年人，先不能写孩子的名字' : undefined}
        error={error}
      >
        <Chips
          label="哪位监护人同意的"
          value={draft.guardianId}
          chips={grown.map((m) => ({ value: m.residentId, label: m.name }))}
          onChange={(guardianId) => onChange({ guardianId })}
        />
      </Field>
      <DateField
        label="哪天同意的"
        value={draft.guardianOn}
        max={today()}
        onChange={(guardianOn) => onChange({ guardianOn })}
      />
    </>
  )
}

function consentWords(fullName: string, shownName: string, child: boolean): string {
  const others = shownName === '' || shownName === fullName ? '' : `，不同意写「${shownName}」`
  const ask = child ? '要先问过监护人，会记下是谁、哪天同意的。' : '要先问过本人。'
  return `同意写「${fullName}」${others}，也不贴照片。${ask}`
}

function faultsOf(draft: Draft, child: boolean): Errors {
  return {
    ...(child && draft.consent && draft.guardianId === null
      ? { guardian: '请选同意的监护人' }
      : {}),
    ...(draft.title === null ? { title: '请选一个荣誉' } : {}),
    ...(draft.citation.trim().length < honoursLimits.citation.min
      ? { citation: `请写事迹，至少 ${honoursLimits.citation.min} 个字` }
      : {}),
    ...(draft.awardedOn === '' || draft.awardedOn > today()
      ? { awardedOn: '请选今天或以前的日期' }
      : {}),
    ...(draft.issuer.trim() === '' ? { issuer: '请填授予单位' } : {}),
  }
}
