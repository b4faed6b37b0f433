import { useHousehold } from '@/features/roster/households'
import { useMe, villageOfHousehold } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { Screen } from '@/components/screen'
import { About, Look } from './about'
import { Demo, DemoSignIn } from './demo'
import { Household } from './household'
import { Inbox } from './inbox'
import { PhoneSignIn } from './phone-sign-in'
import { SignIn } from './sign-in'
import { Unsent } from './unsent'
import { WebCodeSignIn } from './web-code'
import { Who } from './who'
import { useWorkCounts, Work } from './work'
import './index.scss'

/** 我家: who I am here, my household, what my roles bring, and how the app looks. */
export default function MePage() {
  const me = useMe()
  const household = useHousehold(villageOfHousehold(me))
  const counts = useWorkCounts(me)
  const bound = me.identities.length > 0
  const unread = me.identity?.unread ?? 0
  return (
    <Screen title="我家" tab="me" badges={{ me: unread }}>
      <Asked query={me.query}>
        {() => (
          <>
            {bound ? (
              <>
                <Who me={me} />
                <Unsent me={me} />
                <Inbox me={me} />
                <Work me={me} counts={counts} />
                <Household me={me} household={household} />
              </>
            ) : (
              <>
                {me.demo ? <DemoSignIn /> : null}
                {process.env.TARO_ENV === 'weapp' ? <PhoneSignIn /> : null}
                {process.env.TARO_ENV === 'weapp' || me.demo ? null : <WebCodeSignIn />}
                <SignIn />
              </>
            )}
            <Look />
            {me.demo && bound ? <Demo me={me} /> : null}
            <About me={me} />
          </>
        )}
      </Asked>
    </Screen>
  )
}
