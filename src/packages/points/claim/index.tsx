import { useState } from 'react'
import Taro from '@tarojs/taro'
import { useFileDeed } from '@/data/deeds'
import { useHousehold } from '@/data/households'
import { useVillage } from '@/data/roster'
import { useRules } from '@/data/rules'
import { useMe, villageOfHousehold } from '@/data/session'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { DeedFields, DeedFiled, useDeedForm, worthWords } from '@/components/deed-form'
import { Empty } from '@/components/empty'
import { PageFoot } from '@/components/page-foot'
import { Screen } from '@/components/screen'
import { toast } from '@/components/toast'
import type { Day } from '@/domain/common/day'
import type { RuleItem } from '@/domain/rules/contract'
import type { HouseholdView, Identity, VillageView } from '@/domain/roster/contract'
import { today } from '@/session/clock'
import { recent, rememberRecent } from '@/session/recent'

/** 报一件事: a claim of the own household. */
export default function Claim() {
  const me = useMe()
  const household = useHousehold(villageOfHousehold(me))
  const village = useVillage()
  const { identity } = me
  if (identity?.kind === 'resident' && household.data && village.data) {
    return <ClaimForm identity={identity} household={household.data} village={village.data} />
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
              onAction={() => void Taro.switchTab({ url: '/pages/me/index' })}
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
}

interface Done {
  readonly state: 'review' | 'town' | 'waiting'
  readonly what: string
  readonly points: number | null
  readonly deedId: string | null
}

function ClaimForm({ identity, household, village }: ClaimFormProps) {
  const [doneOn, setDoneOn] = useState<Day | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const rules = useRules(doneOn ?? undefined)
  const { file, busy } = useFileDeed(identity.personId)
  const form = useDeedForm({
    household,
    own: true,
    byResident: village.unit === 'resident',
    claimDays: village.claimDays,
    today: today(),
    doneOn,
    onDay: setDoneOn,
    items: rules.data?.items ?? null,
    me: identity.personId,
  })

  const send = async () => {
    const draft = form.draft()
    const { item } = form
    if (draft === null || item === null) return toast('还有没填好的，请看标出的地方')
    rememberRule(identity.personId, item)
    const title = draft.note === '' ? item.name : draft.note
    const outcome = await file({ villageId: village.villageId, ...draft }, title)
    if (outcome.ok === false) {
      if (outcome.code === 'NOTE_NEEDED') form.setErrors({ note: outcome.message })
      else if (outcome.code === 'DOER_NEEDED') form.setErrors({ doer: outcome.message })
      else toast(outcome.message)
      return
    }
    setDone(
      outcome.ok === 'waiting'
        ? { state: 'waiting', what: title, points: form.worth, deedId: null }
        : {
            state: outcome.data.substitute ? 'town' : 'review',
            what: title,
            points: outcome.data.points,
            deedId: outcome.data.deedId,
          },
    )
    form.clear()
  }

  if (done !== null) return <ClaimDone done={done} onAgain={() => setDone(null)} />
  return (
    <Screen
      title="报一件事"
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
      <Asked query={rules}>
        {() => (
          <DeedFields
            form={form}
            recentIds={recent<string>('rules', identity.personId)}
            onPicked={() => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })}
          />
        )}
      </Asked>
    </Screen>
  )
}

function ClaimDone({ done, onAgain }: { done: Done; onAgain: () => void }) {
  return (
    <Screen title="报一件事">
      <DeedFiled state={done.state} what={done.what} points={done.points}>
        <Button
          kind="primary"
          wide
          onTap={() => void Taro.switchTab({ url: '/pages/points/index' })}
        >
          回我家积分
        </Button>
        <Button wide onTap={onAgain}>
          再报一件
        </Button>
        {done.deedId === null ? null : (
          <Button
            wide
            onTap={() =>
              void Taro.redirectTo({
                url: `/packages/points/deed/index?deedId=${done.deedId ?? ''}`,
              })
            }
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
