import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { dayWords } from '@/components/dates'
import { Empty } from '@/components/empty'
import { Dotted } from '@/components/phrases'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { toast } from '@/components/toast'
import { paperFacts } from '@/features/roster/paper-words'
import { useMe, villageOfHousehold } from '@/features/session/hooks'
import { useAllowName, useHideName, useNaming } from '@/features/user/naming'
import type { NamingView } from '@/domain/home/contract'
import { today } from '@/session/clock'
import './index.scss'

/** 名字怎么写: the own consent to the full name, and the household's wish not to be named on the points board. */
export default function NamingPage() {
  const me = useMe()
  const villageId = villageOfHousehold(me)
  const naming = useNaming(villageId)
  return (
    <Screen title="名字怎么写">
      <Asked query={me.query}>
        {() =>
          villageId === null ? (
            <Empty picture="honour" title="还没有登录" line="先在「我家」登录，再回来定。" />
          ) : (
            <Asked query={naming} rows={4}>
              {(view) => <Naming villageId={villageId} view={view} />}
            </Asked>
          )
        }
      </Asked>
    </Screen>
  )
}

type Member = NamingView['members'][number]

function Naming({ villageId, view }: { villageId: string; view: NamingView }) {
  const hide = useHideName()
  const send = async (on: boolean) => {
    const result = await hide.run({ villageId, on })
    toast(result.ok ? (on ? '积分榜上不写您家了' : '积分榜上又写您家了') : result.message)
  }
  return (
    <>
      <View className="pad ink-2 t-md naming__head">
        榜、公示、活动、光荣榜都照这里写。不同意，名字打码；同意了随时能收回，马上生效。要审这件事的人看得到全名。没有手机的大人，可以找村委在纸上同意。
      </View>
      <SectionHead title="家里人" />
      {view.members.map((member) => (
        <Row key={member.residentId} villageId={villageId} member={member} />
      ))}
      <SectionHead title="积分榜" />
      <View className="naming__one row">
        <View className="grow">
          <View className="naming__name serif">
            {view.unnamed ? '您家不具名' : `写着 ${view.shown}`}
          </View>
          <View className="ink-2 t-sm">
            {view.unnamed
              ? `名次照排，别人只看到「未具名」${sinceWords(view.unnamedOn)}`
              : '不具名的，名次照排，只是不写谁家'}
          </View>
        </View>
        {view.mayHide ? (
          <Button
            busy={hide.busy}
            label={view.unnamed ? '积分榜上具名' : '积分榜上不具名'}
            onTap={() => void send(!view.unnamed)}
          >
            {view.unnamed ? '具名' : '不具名'}
          </Button>
        ) : null}
      </View>
    </>
  )
}

function Row({ villageId, member }: { villageId: string; member: Member }) {
  const { residentId, name, me, on, shown, paper, honours, may } = member
  const allow = useAllowName()
  const send = async (wanted: boolean) => {
    const result = await allow.run({ villageId, residentId, on: wanted })
    toast(result.ok ? (wanted ? `都写「${name}」了` : '已打码') : result.message)
  }
  // Off also takes the consent to honours back that was given when they were posted.
  const off = may.off && (on || honours > 0)
  return (
    <View className="naming__one row">
      <View className="grow">
        <View className="naming__name serif">{me ? `${name}（本人）` : name}</View>
        <View className="ink-2 t-sm">
          {`别人看到 ${shown}${paper ? '' : sinceWords(member.saidOn)}`}
        </View>
        {paper ? (
          <View className="ink-2 t-sm">
            <Dotted facts={paperFacts(paper)} />
          </View>
        ) : null}
        {honours > 0 && !on ? (
          <View className="ink-2 t-sm">{`光荣榜上有 ${String(honours)} 条写着全名`}</View>
        ) : null}
        {noteOf(member) === '' ? null : <View className="ink-3 t-sm">{noteOf(member)}</View>}
      </View>
      {off ? (
        <Button busy={allow.busy} label={`${name}，不写全名`} onTap={() => void send(false)}>
          不写全名
        </Button>
      ) : !on && may.on ? (
        <Button
          kind="line"
          busy={allow.busy}
          label={`${name}，同意写全名`}
          onTap={() => void send(true)}
        >
          同意写全名
        </Button>
      ) : null}
    </View>
  )
}

/** Why there is no button. */
function noteOf({ age, me, may, paper }: Member): string {
  if (age === 'child') return '不满 14 岁，公开的地方只写到户'
  if (age === 'unknown') return '名册上没有出生年月，先只写到户；请村委补上'
  if (may.on || paper) return ''
  return me ? '' : age === 'minor' ? '由户主或本人定' : '由本人定'
}

function sinceWords(day: string | null): string {
  return day === null ? '' : `，${dayWords(day, today())}定的`
}
