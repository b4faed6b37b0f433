import { useState } from 'react'
import { View } from '@tarojs/components'
import { useElder } from '@/theme/elder'
import { Button } from '@/components/button'
import { Chain, type DeedState } from '@/features/deeds/chain'
import { Clock } from '@/components/clock'
import { FactList, FactRow } from '@/components/fact-row'
import { Figures } from '@/features/ledger/figures'
import { LedgerTable, type LedgerLine } from '@/features/ledger/ledger-table'
import { PageFoot } from '@/components/page-foot'
import { PendingRow } from '@/components/pending-row'
import { PeriodTabs } from '@/components/period-tabs'
import { ReadAloud } from '@/components/read-aloud'
import { ReviewCard } from '@/features/deeds/review-card'
import { Screen } from '@/components/screen'
import { NameSeal, Seal } from '@/components/seal'
import { SectionHead } from '@/components/section-head'
import { Stalk, StalkNode } from '@/components/stalk'
import { toast } from '@/components/toast'
import { UnsentRows } from '@/components/unsent-rows'
import { VerifiedLine } from '@/features/ledger/verified-line'

const nothing = () => undefined

const lines: LedgerLine[] = [
  {
    key: '87',
    date: '11.12',
    day: '11 月 12 日',
    kind: 'award',
    title: '关爱老人',
    note: '积分细则 2026',
    seq: 87,
    points: 10,
    balance: 312,
  },
  {
    key: '86',
    date: '11.09',
    day: '11 月 9 日',
    kind: 'redeem',
    title: '大米 5 公斤',
    note: '积分超市',
    seq: 86,
    points: -50,
    balance: 302,
  },
  {
    key: '85',
    date: '11.03',
    day: '11 月 3 日',
    kind: 'reverse',
    title: '冲正第 82 号',
    note: '同一件记了两次',
    seq: 85,
    points: -8,
    balance: 352,
  },
  {
    key: '84',
    date: '10.31',
    day: '10 月 31 日',
    kind: 'award',
    title: '清理北沟村道',
    note: '公共劳动',
    seq: 84,
    points: 8,
    balance: 360,
  },
  {
    key: '83',
    date: '1.01',
    day: '1 月 1 日',
    kind: 'carry',
    title: '年度结转',
    note: '清到底分',
    seq: 83,
    points: -1160,
    balance: 1352,
  },
]

export function Points() {
  const { elder } = useElder()
  return (
    <Screen tab="points" title="我家积分" badges={{ me: 3 }}>
      <View className="row pad gallery-line">
        <View className="grow">
          <View className="serif t-lg nowrap">赵永顺户</View>
        </View>
        {elder ? (
          <ReadAloud say={() => ['现在有 312 分。']} />
        ) : (
          <Button icon="code">一户一码</Button>
        )}
      </View>
      <Figures spendable={312} honour={1286} />
      <View className="pad row gallery-buttons">
        <Button kind="primary" onTap={nothing}>
          {elder ? '去超市换东西' : '去超市兑换'}
        </Button>
        {elder ? null : (
          <Button kind="line" onTap={() => toast('已报上去，等村委审核', { seal: 'filed' })}>
            报一件事
          </Button>
        )}
      </View>
      <PendingRow
        mark={<Clock left={0.42} size={elder ? 84 : 64} label="公示中，还剩 1 天 6 小时" />}
        title="清了北沟路的落石"
        line="公示中，还剩 1 天 6 小时"
        points={8}
        sure
        onTap={nothing}
      />
      <PendingRow
        mark={<Seal kind="waiting" />}
        title="帮苏家抬了半天木料"
        line="已报，等村委审核"
        points={10}
        onTap={nothing}
      />
      <UnsentRows
        rows={[
          { key: 'k1', title: '巡了一夜河堤', refused: null },
          { key: 'k2', title: '扫了村道', refused: '这一条要有照片，请拍一张或选一张' },
        ]}
        onRead={nothing}
      />
      <SectionHead title="台账" action="全部 87 笔" onAction={nothing} />
      <LedgerTable rows={lines} onTap={nothing} />
      <VerifiedLine
        state="matches"
        text="1 至 87 笔，没有被改动"
        digest="10.31 封账 7f3a 91c2"
        action="去核对"
        onAction={nothing}
      />
    </Screen>
  )
}

const times = {
  filed: '12 日 12:40',
  approved: '12 日 20:00',
  posted: '15 日 20:00',
  ended: '13 日 9:05',
}

export function Deed() {
  return (
    <Screen
      title="事迹"
      foot={
        <PageFoot note="可以写、可以说，也可请组长代办。提出后本件先不入账。">
          <Button kind="objection" onTap={nothing}>
            我有异议
          </Button>
        </PageFoot>
      }
    >
      <View className="pad">
        <View className="serif t-xl">清了北沟路三处落石，还补栽了六棵树苗</View>
        <View className="t-sm ink-2">赵永顺 · 三组　11 月 12 日上午，约 3 小时</View>
      </View>
      <Chain state="publicity" left={0.42} leftText="剩 30 小时" times={times} />
      <FactList>
        <FactRow label="加分">+8　入赵永顺户</FactRow>
        <FactRow label="依据" note="积分细则 2026 版，第 11 条">
          公共参与 · 公共劳动，每次 8 分
        </FactRow>
        <FactRow label="审核">李*芳　与本户无亲属关系</FactRow>
      </FactList>
      <VerifiedLine state="checking" text="正在核对…" />
      <VerifiedLine
        state="mismatch"
        text="对不上，请告诉监督员"
        digest="a91e 04bd 77c1"
        action="告诉他"
        onAction={nothing}
      />
    </Screen>
  )
}

export function Chains() {
  const states: DeedState[] = [
    'filed',
    'rejected',
    'withdrawn',
    'publicity',
    'objected',
    'dropped',
    'posted',
    'reversed',
  ]
  return (
    <Screen title="进度">
      {states.map((state) => (
        <Chain
          key={state}
          state={state}
          left={0.3}
          leftText="剩 30 小时"
          times={times}
          reason={state === 'rejected' ? '照片看不清是哪一段路，请补一张' : undefined}
        />
      ))}
      <Chain state="publicity" deduct left={0.6} leftText="剩 2 天" times={times} />
      <Chain state="posted" publicity={false} times={times} />
    </Screen>
  )
}

export function Todo() {
  const [kind, setKind] = useState('deeds')
  const [points, setPoints] = useState(6)
  return (
    <Screen title="待办">
      <PeriodTabs
        items={[
          { key: 'deeds', label: '审事迹', count: 6 },
          { key: 'roster', label: '名单', count: 2 },
          { key: 'signups', label: '报名', count: 14 },
          { key: 'objections', label: '异议', count: 1 },
        ]}
        value={kind}
        onChange={setKind}
      />
      <ReviewCard
        title="给小学修好了两扇窗"
        who="苏*梅户 · 三组"
        by="本人申报"
        rule="公共劳动"
        points={8}
        stamped={{ text: '已同意，即起公示 3 天', undo: { seconds: 4, onUndo: nothing } }}
      />
      <ReviewCard
        title="把院墙外的柴垛码齐了，种上一排月季"
        who="孙德海户 · 三组"
        by="网格员周*代报 · 照片 3 张"
        rule="庭院整洁，月度评比"
        points={10}
        onOpen={nothing}
        onReturn={nothing}
        onApprove={nothing}
      />
      <ReviewCard
        title="帮马大爷家栽了半天树苗"
        who="何*刚 · 二组"
        by="本人申报 · 照片 2 张"
        rule="邻里帮扶，每次"
        points={5}
        cut={{ from: 10, why: '本月帮扶已 25 分，上限 30，这次记 +5' }}
        onOpen={nothing}
        onReturn={nothing}
        onApprove={nothing}
      />
      <ReviewCard
        title="组织了一场文艺队排练"
        who="刘*芬 · 一组"
        by="本人申报"
        rule="组织文体，5 至 20 分"
        points={null}
        range={{ from: 5, to: 20, value: points, onChange: setPoints }}
        busy
        onOpen={nothing}
        onReturn={nothing}
        onApprove={nothing}
      />
      <ReviewCard
        title="清了自家门前的排水沟"
        who="李*田户 · 一组"
        by="本人申报 · 照片 1 张"
        rule="公共劳动，每次"
        points={8}
        blocked={{ reason: '与您同户，须由他人审', others: '周*、陈*平可以审' }}
      />
    </Screen>
  )
}

export function Goal() {
  return (
    <Screen
      title="志气榜"
      foot={
        <PageFoot>
          <Button onTap={nothing}>写句话</Button>
          <Button kind="primary" onTap={nothing}>
            盖个章，加油
          </Button>
        </PageFoot>
      }
    >
      <View className="pad">
        <View className="serif t-xl">今年栽两亩柿子苗，三年挂果</View>
        <View className="row gallery-wall">
          {['张', '王', '陈', '李', '周', '刘', '欧阳', '赵'].map((surname, i) => (
            <NameSeal key={surname} surname={surname} index={i} />
          ))}
        </View>
      </View>
      <Stalk>
        <StalkNode state="next" title="第一年挂果" when="2028 年秋" />
        <StalkNode state="next" title="学会修剪和嫁接" when="明年 3 月前" />
        <StalkNode state="now" title="过一个夏天，活到九成" when="11 月 2 日">
          数了数，活了 149 棵，九成三。
        </StalkNode>
        <StalkNode state="done" title="栽下 160 棵磨盘柿" when="4 月 5 日">
          栽了三天，全家都上了坡。
        </StalkNode>
        <StalkNode state="done" title="选好苗，整好地" when="3 月 12 日">
          北坡两亩荒地翻了一遍，村里借来了旋耕机。
        </StalkNode>
      </Stalk>
    </Screen>
  )
}
