import { useMe, villageOfHousehold } from '@/features/session/hooks'
import { usePendingDeeds } from '@/features/deeds/hooks'
import { usePoints } from '@/features/ledger/hooks'
import { Asked } from '@/components/asked'
import { Figures } from '@/features/ledger/figures'
import { Screen } from '@/components/screen'
import { Book } from './book'
import { Guest } from './guest'
import { Holder } from './holder'
import { Pending, Unsent } from './pending'
import './index.scss'

/** 积分: what the household has, what is on its way, and the account book. */
export default function Points() {
  const me = useMe()
  const villageId = villageOfHousehold(me)
  const points = usePoints(villageId)
  const pending = usePendingDeeds(villageId)
  return (
    <Screen title="我家积分" tab="points" badges={{ me: me.identity?.unread ?? 0 }}>
      <Asked query={me.query} loading="figures">
        {() =>
          me.identity?.kind === 'resident' ? (
            <>
              <Asked query={points} loading="figures">
                {(account) => (
                  <>
                    <Holder me={me} account={account} />
                    <Figures spendable={account.spendable} honour={account.honour} />
                    <Pending me={me} pending={pending} byResident={account.unit === 'resident'} />
                    <Book villageId={me.identity?.villageId ?? null} account={account} />
                  </>
                )}
              </Asked>
              {points.data === null && points.error !== null ? <Unsent me={me} /> : null}
            </>
          ) : (
            <Guest me={me} />
          )
        }
      </Asked>
    </Screen>
  )
}
