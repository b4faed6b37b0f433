import { useEffect, useRef, useState } from 'react'
import { useReachBottom, useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useHistory, usePoints, useVerify } from '@/features/ledger/hooks'
import { go } from '@/routes'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { ChainLine } from '@/features/ledger/chain-line'
import { Empty } from '@/components/empty'
import { Figures } from '@/features/ledger/figures'
import { LedgerTable } from '@/features/ledger/ledger-table'
import { ledgerLine } from '@/features/ledger/words'
import { More } from '@/components/more'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { Sheet } from '@/components/sheet'
import { dayOf } from '@/domain/common/day'
import type { AccountView, EntryView } from '@/domain/ledger/contract'
import { today } from '@/session/clock'
import { useVillageId } from '@/session/village'
import './index.scss'

/** 台账: every entry of an account, and its chain recomputed on this phone. */
export default function Ledger() {
  const { params } = useRouter()
  const villageId = useVillageId()
  const account = usePoints(villageId, params.accountId)
  useHistory(villageId, params.accountId ?? null)
  return (
    <Screen title="台账">
      <Asked query={account} loading="ledger">
        {(data) => (
          <>
            <View className="pad ledger-page__name serif t-lg">{data.name}</View>
            <Figures spendable={data.spendable} honour={data.honour} />
            <Checked villageId={villageId} account={data} atOnce={params.verify === '1'} />
            <Entries villageId={villageId} account={data} />
          </>
        )}
      </Asked>
    </Screen>
  )
}

function Checked({
  villageId,
  account,
  atOnce,
}: {
  villageId: string | null
  account: AccountView
  atOnce: boolean
}) {
  const { finding, progress, error, run, accept } = useVerify(villageId, account)
  const [explained, setExplained] = useState(false)
  const started = useRef(false)
  useEffect(() => {
    if (!atOnce || started.current) return
    started.current = true
    run()
  }, [atOnce, run])
  if (account.entryCount === 0) return null
  return (
    <View className="ledger-page__check">
      <ChainLine
        finding={finding}
        entries={account.entryCount}
        progress={progress}
        error={error?.message}
        action={finding?.state === 'matches' ? '再核对' : '核对'}
        onAction={run}
      />
      <View className="ledger-page__acts">
        <Button onTap={() => setExplained(true)}>怎么核对</Button>
        {finding?.state === 'mismatch' && progress === null ? (
          <Button onTap={accept}>已问清楚，重新记</Button>
        ) : null}
      </View>
      <Sheet open={explained} title="怎么核对" onClose={() => setExplained(false)}>
        <View className="pad ledger-page__how t-md">
          <View>每一笔都带着上一笔的编码。改一笔，后面的编码就全接不上。</View>
          <View>核对时，这部手机把每一笔重新算一遍，看编码接不接得上、两个分数对不对。</View>
          <View>手机还记着上次看到的末笔。要是账被截短、被重写，也看得出来。</View>
          <View>对不上，先别着急，把这一页给村里的监督员看。</View>
        </View>
      </Sheet>
    </View>
  )
}

function Entries({ villageId, account }: { villageId: string | null; account: AccountView }) {
  const history = useHistory(villageId, account.accountId)
  const { rows, more, moreBusy, moreError } = history
  useReachBottom(() => {
    if (more !== null && !moreBusy && moreError === null) more()
  })
  const story = (seq: string) => {
    const deedId = rows?.find((entry) => String(entry.record.seq) === seq)?.deedId
    if (deedId) go('packages/points/deed/index', { deedId })
  }
  if (account.entryCount === 0) {
    return <Empty picture="done" title="还没有入账" line="报一件事，审核、公示后记在这里。" />
  }
  return (
    <>
      <SectionHead title={`全部 ${account.entryCount} 笔`} />
      <Asked query={history.first} loading="ledger">
        {() =>
          byYear(rows ?? []).map(([year, entries]) => (
            <View key={year}>
              {year === today().slice(0, 4) ? null : <SectionHead title={`${year} 年`} />}
              <LedgerTable rows={entries.map(ledgerLine)} onTap={story} />
            </View>
          ))
        }
      </Asked>
      <More
        onMore={more}
        busy={moreBusy}
        error={moreError?.message}
        label="再看 20 笔"
        end={rows === null ? '' : '到第 1 笔了'}
      />
    </>
  )
}

/** Newest first, each year under its own head, since a line has no room for the year. */
function byYear(entries: readonly EntryView[]): [year: string, entries: EntryView[]][] {
  const years: [string, EntryView[]][] = []
  for (const entry of entries) {
    const year = dayOf(entry.record.at).slice(0, 4)
    const last = years[years.length - 1]
    if (last?.[0] === year) last[1].push(entry)
    else years.push([year, [entry]])
  }
  return years
}
