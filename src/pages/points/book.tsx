import { View } from '@tarojs/components'
import type { AccountView } from '@/domain/ledger/contract'
import { go } from '@/routes'
import { useVerify } from '@/features/ledger/hooks'
import { ChainLine } from '@/features/ledger/chain-line'
import { LedgerTable } from '@/features/ledger/ledger-table'
import { ledgerLine } from '@/features/ledger/words'
import { grouped } from '@/components/numbers'
import { SectionHead } from '@/components/section-head'
import { Tap } from '@/components/tap'
import { useElder } from '@/theme/elder'

/** 台账: the newest ten entries, the way to all of them, and whether they were altered. */
export function Book({ villageId, account }: { villageId: string | null; account: AccountView }) {
  const { elder } = useElder()
  const { finding } = useVerify(villageId, account)
  const { accountId } = account
  const openLedger = () => go('packages/points/ledger/index', { accountId })
  const story = (seq: string) => {
    const deedId = account.entries.find((entry) => String(entry.record.seq) === seq)?.deedId
    if (deedId) go('packages/points/deed/index', { deedId })
  }
  return (
    <>
      <SectionHead
        title="台账"
        {...(account.entryCount > 0
          ? { action: `全部 ${account.entryCount} 笔`, onAction: openLedger }
          : {})}
      />
      {account.entryCount === 0 ? (
        <View className="pad ink-2 t-sm">还没有入账。报一件事，审核、公示后记在这里。</View>
      ) : (
        <>
          <LedgerTable
            rows={account.entries.slice(0, elder ? 5 : 10).map(ledgerLine)}
            onTap={story}
          />
          <ChainLine
            finding={finding}
            entries={account.entryCount}
            action="去核对"
            onAction={() => go('packages/points/ledger/index', { accountId, verify: '1' })}
          />
        </>
      )}
      {elder ? null : <Family account={account} />}
    </>
  )
}

/** By household the share of each, by resident the account of each, which opens. */
function Family({ account }: { account: AccountView }) {
  const { members, unit } = account
  if (members.length < 2) return null
  const together = account.honour - members.reduce((sum, m) => sum + m.honour, 0)
  return (
    <>
      <SectionHead
        title="家里人"
        note={unit === 'household' ? '各人挣的荣誉积分' : '各人的荣誉积分'}
      />
      <View className="family">
        {members.map((m) => (
          <Tap
            key={m.accountId}
            className="family__row row"
            {...(unit === 'resident'
              ? { onTap: () => go('packages/points/ledger/index', { accountId: m.accountId }) }
              : {})}
          >
            <View className="t-md nowrap">{m.name}</View>
            <View className="family__dots" />
            <View className="num gold t-lg">{grouped(m.honour)}</View>
          </Tap>
        ))}
        {unit === 'household' && together !== 0 ? (
          <View className="family__row row">
            <View className="t-md nowrap">全家一起</View>
            <View className="family__dots" />
            <View className="num gold t-lg">{grouped(together)}</View>
          </View>
        ) : null}
        {unit === 'household' && together !== 0 ? (
          <View className="ink-3 t-sm">
            全家一起：没写是谁做的，记在一家名下；扣分和迁出的人挣的也在这里。
          </View>
        ) : null}
      </View>
    </>
  )
}
