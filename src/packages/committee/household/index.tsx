import { useEffect, useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import {
  useHouseholdCard,
  usePrintCards,
  useRenewCard,
  useUnlockCard,
  type HouseholdCard,
} from '@/features/roster/cards'
import { FindInRoster } from '@/features/roster/finder/whole-roster'
import { useUpkeep } from '@/features/roster/upkeep'
import { useDraft } from '@/data/draft'
import { useMe, villageFor } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { spaced } from '@/features/codes/card-sheet'
import { Empty } from '@/components/empty'
import { PageFoot } from '@/components/page-foot'
import { Screen } from '@/components/screen'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { opensWords } from '@/domain/common/opens'
import { nowMs, today } from '@/session/clock'
import { useElder } from '@/theme/elder'
import { useWide } from '@/theme/wide'
import { Tap } from '@/components/tap'
import { ActFields } from './act-fields'
import { Acts, type Act } from './acts'
import { GiveCode } from './give-code'
import { Left } from './left'
import { MemberRow, type Member } from './member-row'
import { PaperConsent } from './paper-consent'
import { Plate } from './plate'
import { AddPerson, ChangePlate } from './sheets'
import { done, errorsOf, firstTyped, send, type Errors } from './typed'
import './index.scss'

/** One household on the roster: who lives there, what happened to them, and its card. */
export default function HouseholdPage() {
  const { params } = useRouter()
  const me = useMe()
  const may = me.may('roster.card')
  const villageId = villageFor(me, may)
  const [householdId, setHouseholdId] = useState(params.householdId ?? null)
  const card = useHouseholdCard(villageId, householdId)
  // The list beside it stays while another one is on its way.
  const [last, setLast] = useState<HouseholdCard | null>(null)
  useEffect(() => {
    if (card.data !== null) setLast(card.data)
  }, [card.data])
  const shown = card.data ?? (card.error === null ? last : null)
  const refused = me.query.data !== null && !may
  if (may && shown !== null && villageId !== null) {
    const { personId = null } = me.identity ?? {}
    return <Household {...{ villageId, personId, household: shown }} onOther={setHouseholdId} />
  }
  return (
    <Screen title="名册">
      {refused ? (
        <Empty picture="done" title="名册由村委来管" line="自己家的内容，在「我家」里看。" />
      ) : (
        <Asked query={card}>{() => null}</Asked>
      )}
    </Screen>
  )
}

interface HouseholdProps {
  villageId: string
  personId: string | null
  household: HouseholdCard
  /** Another one was chosen from the list that stands beside it on a wide window. */
  onOther: (householdId: string) => void
}

function Household({ villageId, personId, household, onOther }: HouseholdProps) {
  const { elder } = useElder()
  const beside = useWide() && !elder
  const upkeep = useUpkeep(villageId)
  const [whoId, setWho] = useState<string | null>(null)
  const [act, setAct] = useState<Act | null>(null)
  const [errors, setErrors] = useState<Errors>({})
  const [sheet, setSheet] = useState<'add' | 'plate' | null>(null)
  const person = household.members.find((m) => m.residentId === whoId) ?? null
  const about = `${whoId ?? household.householdId} ${act ?? ''}`
  const form = { form: 'roster.upkeep', version: 1, personId, villageId, about }
  const draft = useDraft(form, firstTyped(household, person, today()))
  useEffect(() => {
    // On a small phone it begins below what was tapped.
    if (act !== null)
      void Taro.pageScrollTo({ selector: '#house-form', offsetTop: -120, duration: 200 })
  }, [act])
  const choose = (next: string | null) => {
    setWho(next)
    setAct(null)
    setErrors({})
  }
  const run = async (chosen: Act, of: Member) => {
    const result = await send(upkeep, chosen, household, of, draft.value)
    if (!result.ok) {
      setErrors(errorsOf(result))
      return toast(result.message)
    }
    draft.sent()
    const waits = 'waitsFor' in result.data ? result.data.waitsFor : undefined
    if (waits === undefined) toast('改好了，已记入改动记录', { seal: 'approved' })
    else toast(`提出来了，等${waits === 'town' ? '乡镇' : '另一位村委'}同意才换号`)
    choose(null)
  }
  const { members, locked } = household
  return (
    <Screen
      title="名册"
      className={beside ? 'house-page house-page--beside' : 'house-page'}
      foot={
        person !== null && act !== null ? (
          <PageFoot>
            <Button onTap={() => choose(null)}>不改了</Button>
            <Button kind="primary" busy={upkeep.busy} onTap={() => void run(act, person)}>
              {done[act]}
            </Button>
          </PageFoot>
        ) : (
          <Cards villageId={villageId} household={household} />
        )
      }
    >
      <View className="house-desk">
        {beside ? (
          <View className="house-desk__list">
            <FindInRoster
              villageId={villageId}
              onOpen={(other) => {
                choose(null)
                setSheet(null)
                onOther(other)
              }}
            />
          </View>
        ) : null}
        <View className="house-desk__one">
          <Plate household={household} onChange={() => setSheet('plate')} />
          <View className="house-two">
            <View className="house-two__side">
              {members.map((member) => (
                <MemberRow
                  key={member.residentId}
                  member={member}
                  chosen={member === person}
                  onTap={() => choose(member === person ? null : member.residentId)}
                />
              ))}
              {members.length === 0 ? (
                <View className="pad ink-2 t-md house__empty">这一户已经没有人住了。</View>
              ) : (
                <Tap className="house-add red t-md" onTap={() => setSheet('add')}>
                  ＋ 添一口人
                </Tap>
              )}
              <Left household={household} upkeep={upkeep} />
            </View>
            <View className="house-two__side">
              {person === null ? (
                <>
                  <View className="pad ink-3 t-sm house__hint">
                    {members.length === 0 ? '' : '点谁的名字，就记谁的事。'}
                  </View>
                  <CardOf household={household} />
                  {locked === undefined ? null : (
                    <Locked villageId={villageId} household={household} opensAt={locked.opensAt} />
                  )}
                </>
              ) : (
                <>
                  <Acts
                    person={person}
                    alone={members.length === 1}
                    act={act}
                    onAct={(next) => {
                      setAct(next)
                      setErrors({})
                    }}
                  />
                  {act === null ? (
                    <PaperConsent {...{ person, upkeep }} />
                  ) : (
                    <ActFields
                      key={act}
                      {...{ act, villageId, household, person, errors }}
                      typed={draft.value}
                      onType={draft.set}
                    />
                  )}
                </>
              )}
            </View>
          </View>
        </View>
      </View>
      {sheet === 'add' ? (
        <AddPerson {...{ villageId, household, upkeep }} onClose={() => setSheet(null)} />
      ) : null}
      {sheet === 'plate' ? (
        <ChangePlate {...{ villageId, household, upkeep }} onClose={() => setSheet(null)} />
      ) : null}
    </Screen>
  )
}

function CardOf({ household }: { household: HouseholdCard }) {
  return (
    <View className="pad house">
      <View className="house__card">
        <View className="ink-2 t-sm">一户一码</View>
        <View className="num t-xxl house__code">{spaced(household.cardCode)}</View>
        <View className="ink-3 t-sm">卡只认得是哪一户，单凭它登录不了。</View>
      </View>
      <View className="ink-2 t-sm house__key">
        {household.hasSecret
          ? '这户设了口令。忘了口令，给一张登录码。'
          : '这户还没设口令，第一次登录要一张登录码。'}
      </View>
    </View>
  )
}

/** Somebody guessed too often. Whoever is signed in goes on; nobody else can sign in with the card meanwhile. */
function Locked({
  villageId,
  household: { householdId, name },
  opensAt,
}: {
  villageId: string
  household: HouseholdCard
  opensAt: string | null
}) {
  const unlock = useUnlockCard()
  const open = async () => {
    const result = await unlock.run({ villageId, householdId })
    toast(result.ok ? `${name}户的卡可以用了` : result.message)
  }
  const until =
    opensAt === null
      ? '村委不解锁，一直锁着'
      : `${opensWords(opensAt, new Date(nowMs()).toISOString())} 自己解开`
  return (
    <View className="house__locked">
      <View className="t-md">卡锁住了</View>
      <View className="ink-2 t-sm">
        {`有人用这张卡登录，错的次数太多。${until}。请先问问是不是家里人试的。`}
      </View>
      <Button busy={unlock.busy} onTap={() => void open()}>
        解锁
      </Button>
    </View>
  )
}

function Cards({ villageId, household }: { villageId: string; household: HouseholdCard }) {
  const { householdId, name } = household
  const [asking, setAsking] = useState(false)
  const renew = useRenewCard()
  const { busy, print } = usePrintCards(villageId)
  const change = async () => {
    const result = await renew.run({ villageId, householdId })
    if (!result.ok) return toast(result.message)
    setAsking(false)
    toast(`新卡号 ${spaced(result.data.cardCode)}，请打印新卡`, { seal: 'approved' })
  }
  const make = async () => {
    const result = await print({ householdIds: [householdId] })
    if (!result.ok) toast(result.message)
    else toast('户卡好了')
  }
  return (
    <PageFoot>
      <Button onTap={() => setAsking(true)}>换新卡</Button>
      <GiveCode villageId={villageId} household={household} />
      <Button kind="primary" busy={busy} onTap={() => void make()}>
        打印户卡
      </Button>
      <Sheet
        open={asking}
        title={`给${name}户换新卡？`}
        onClose={() => setAsking(false)}
        foot={
          <Button kind="primary" wide busy={renew.busy} onTap={() => void change()}>
            停用旧卡，换新卡
          </Button>
        }
      >
        <View className="pad ink-2 t-md house__ask">
          旧卡马上停用，再也不能用。这户登录着的手机和网页都退出，要重新登录。换好后请打印新卡交给这户。
        </View>
      </Sheet>
    </PageFoot>
  )
}
