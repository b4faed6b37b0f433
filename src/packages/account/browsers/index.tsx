import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { agoWords } from '@/components/dates'
import { Empty } from '@/components/empty'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { toast } from '@/components/toast'
import { useMe } from '@/features/session/hooks'
import { useBrowsers, useEndSession } from '@/features/session/web-code'
import type { WebSession } from '@/domain/session/contract'
import { nowMs } from '@/session/clock'
import { ConfirmCode } from './confirm-code'
import './index.scss'

const inWeChat = process.env.TARO_ENV === 'weapp'

/** In WeChat: confirms the code that a web page shows. Everywhere: the browsers that are signed in, and the way out. */
export default function Browsers() {
  const me = useMe()
  const browsers = useBrowsers(me.query.data?.signedIn ?? true)
  return (
    <Screen title={inWeChat ? '登录网页版' : '登录过的浏览器'}>
      <Asked query={me.query}>
        {({ signedIn }) =>
          signedIn ? (
            <>
              {inWeChat ? <ConfirmCode /> : null}
              <SectionHead title="现在登录着的" />
              <Asked query={browsers} rows={2} part>
                {({ sessions }) => <Sessions sessions={sessions} />}
              </Asked>
            </>
          ) : (
            <Empty picture="honour" title="还没有登录" line="先在「我家」登录，再回来看。" />
          )
        }
      </Asked>
    </Screen>
  )
}

function Sessions({ sessions }: { sessions: readonly WebSession[] }) {
  const { run, busy } = useEndSession()
  const end = async ({ sessionId, browser }: WebSession) => {
    const result = await run({ sessionId })
    toast(result.ok ? `${browser}已退出` : result.message)
  }
  if (sessions.length === 0) return <View className="pad ink-2 t-md">没有浏览器登录着。</View>
  return (
    <View className="browsers">
      {sessions.map((session) => (
        <View key={session.sessionId} className="browsers__row">
          <View className="grow">
            <View className="t-md strong">{session.browser}</View>
            <View className="ink-2 t-sm">
              {session.current
                ? '就是这一个'
                : `${agoWords(Date.parse(session.createdAt), nowMs())}登录`}
            </View>
          </View>
          {session.current ? null : (
            <Button label={`退出 ${session.browser}`} busy={busy} onTap={() => void end(session)}>
              退出
            </Button>
          )}
        </View>
      ))}
    </View>
  )
}
