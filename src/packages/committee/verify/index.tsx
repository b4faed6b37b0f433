import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { Empty } from '@/components/empty'
import { grouped } from '@/components/numbers'
import { Screen } from '@/components/screen'
import { useVerifyVillage } from '@/features/ledger/hooks'
import { VerifiedLine } from '@/features/ledger/verified-line'
import { useMe, villageFor } from '@/features/session/hooks'
import './index.scss'

/** 全村核验: recomputed on the server, account by account; each villager recomputes the own one on the phone. */
export default function Verify() {
  const me = useMe()
  const may = me.may('ledger.verifyVillage')
  const villageId = villageFor(me, may)
  const check = useVerifyVillage(villageId ?? '', villageId !== null)
  return (
    <Screen title="全村核验">
      <Asked query={me.query}>
        {() =>
          may ? (
            <Asked query={check} rows={2}>
              {({ ok, accounts, entries, broken }) => (
                <>
                  <VerifiedLine
                    state={ok ? 'matches' : 'mismatch'}
                    text={
                      ok
                        ? `${grouped(accounts)} 个账户，${grouped(entries)} 笔，都没有被改动`
                        : `${grouped(accounts)} 个账户里，${broken.length} 个对不上`
                    }
                  />
                  {broken.slice(0, 50).map((b) => (
                    <View key={b.accountId} className="verify__broken t-sm">
                      账户 {b.accountId}，第 {b.seq} 笔：{b.what}
                    </View>
                  ))}
                  <View className="pad ink-2 t-sm">
                    {ok
                      ? '这是在服务器上重算的。各家还可以在自己手机上核对自家的台账。'
                      : '请先停下入账，把这一页交给监督委员会。'}
                  </View>
                </>
              )}
            </Asked>
          ) : (
            <Empty
              picture="done"
              title="这里由监督员和村委来查"
              line="自家的台账在「积分」里核对。"
            />
          )
        }
      </Asked>
    </Screen>
  )
}
