import { useHousehold } from '@/features/roster/households'
import { useMe, villageOfHousehold, type Me } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { Screen } from '@/components/screen'
import { useElder } from '@/theme/elder'
import { Ways } from './about'
import { Demo, DemoSignIn } from './demo'
import { Gate, GateBlank } from './gate'
import { Members } from './household'
import { PhoneSignIn } from './phone-sign-in'
import { SignIn } from './sign-in'
import { useWaits, Waits } from './waits'
import { WebCodeSignIn } from './web-code'
import { Who } from './who'
import { RegionWay, useWorkCounts, Work, type WorkCounts } from './work'
import './index.scss'

/** 我家: my household, what waits for me, what my roles bring, and how the app looks. */
export default function MePage() {
  const me = useMe()
  const household = useHousehold(villageOfHousehold(me))
  const counts = useWorkCounts(me)
  return (
    <Screen title="我家" tab="me" badges={{ me: me.identity?.unread ?? 0 }}>
      <Asked query={me.query}>
        {() => (
          <>
            {me.identities.length > 0 ? (
              <Home me={me} counts={counts} household={household} />
            ) : me.query.data?.officer ? (
              <>
                <RegionWay me={me} />
                <Ways me={me} />
              </>
            ) : (
              <>
                {me.demo ? <DemoSignIn /> : null}
                {process.env.TARO_ENV === 'weapp' ? <PhoneSignIn /> : null}
                {process.env.TARO_ENV === 'weapp' || me.demo ? null : <WebCodeSignIn />}
                <SignIn />
                <Ways me={me} />
              </>
            )}
            {me.demo && me.identities.length > 0 ? <Demo me={me} /> : null}
          </>
        )}
      </Asked>
    </Screen>
  )
}

function Home({
  me,
  counts,
  household,
}: {
  me: Me
  counts: WorkCounts
  household: ReturnType<typeof useHousehold>
}) {
  const waits = useWaits(me, counts)
  const { elder } = useElder()
  const villageId = villageOfHousehold(me)
  const work = (
    <>
      <RegionWay me={me} />
      <Work me={me} counts={counts} />
    </>
  )
  if (villageId === null)
    return (
      <>
        <Who me={me} />
        <Waits waits={waits} />
        {work}
        <Ways me={me} />
      </>
    )
  const say = (name: string) => [
    name,
    ...(waits.length === 0 ? ['没有事等您'] : waits.map((w) => `${w.words} ${String(w.count)} 件`)),
  ]
  return (
    <>
      <Asked query={household} rows={2} blank={elder ? undefined : <GateBlank />} part>
        {(data) => <Gate villageId={villageId} household={data} say={() => say(data.name)} />}
      </Asked>
      <Waits waits={waits} />
      {/* What is asked for most stands first where little fits. */}
      {elder ? <Ways me={me} /> : null}
      {work}
      {household.data === null ? null : <Members {...household.data} />}
      {elder ? null : <Ways me={me} />}
    </>
  )
}
