import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import {
  useHouseholdCard,
  usePrintCards,
  useRenewCard,
  useUnlockCard,
  type HouseholdCard,
} from '@/features/roster/cards'
import { useMe, villageFor } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { spaced } from '@/features/codes/card-sheet'
import { Empty } from '@/components/empty'
import { PageFoot } from '@/components/page-foot'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { opensWords } from '@/domain/common/opens'
import { nowMs } from '@/session/clock'
import { MemberRow, switchedWords } from './member-row'
import './index.scss'

/** One household on the roster: who lives there, and its card. */
export default function HouseholdPage() {
  const { params } = useRouter()
  const me = useMe()
  const may = me.may('roster.card')
  const villageId = villageFor(me, may)
  const card = useHouseholdCard(villageId, params.householdId ?? null)
  const refused = me.query.data !== null && !may
  return (
    <Screen
      title="一户"
      foot={
        may && card.data && villageId !== null ? (
          <Acts villageId={villageId} household={card.data} />
        ) : undefined
      }
    >
      {refused ? (
        <Empty picture="done" title="名册由村委来管" line="自己家的内容，在「我家」里看。" />
      ) : (
        <Asked query={card}>
          {(household) => <Household villageId={villageId} household={household} />}
        </Asked>
      )}
    </Screen>
  )
}

function Household({
  villageId,
  household,
}: {
  villageId: string | null
  household: HouseholdCard
}) {
  const { name, group, number, cardCode, members, locked, unnamed } = household
  return (
    <>
      <View className="pad house">
        <View className="serif t-xl house__name">{`${name}户`}</View>
        <View className="ink-2 t-md">
          {[`${group} · ${number} 号`, unnamed?.on ? switchedWords('榜上不具名', unnamed) : '']
            .filter(Boolean)
            .join(' · ')}
        </View>
        <View className="house__card">
          <View className="ink-2 t-sm">一户一码</View>
          <View className="num t-xxl house__code">{spaced(cardCode)}</View>
          <View className="ink-3 t-sm">卡只认得是哪一户，单凭它登录不了。</View>
        </View>
        {locked === undefined || villageId === null ? null : (
          <Locked villageId={villageId} household={household} opensAt={locked.opensAt} />
        )}
      </View>
      <SectionHead title="家里人" note={`${String(members.length)} 人`} />
      {members.map((member) => (
        <MemberRow key={member.residentId} member={member} />
      ))}
    </>
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

function Acts({ villageId, household }: { villageId: string; household: HouseholdCard }) {
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
          旧卡马上停用，再也不能用。已经登录的手机不受影响。换好后请打印新卡交给这户。
        </View>
      </Sheet>
    </PageFoot>
  )
}
