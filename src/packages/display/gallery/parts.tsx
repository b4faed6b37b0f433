import { useState } from 'react'
import { View } from '@tarojs/components'
import { Bamboo } from '@/components/bamboo'
import { Button } from '@/components/button'
import { Clock } from '@/components/clock'
import { Empty } from '@/components/empty'
import { ErrorState } from '@/components/error-state'
import { Choice, MultiChoice, TextArea, TextField } from '@/components/field'
import { DateField, PickField, TimeField } from '@/components/field/pick'
import { Stepper } from '@/components/field/stepper'
import { Figures } from '@/features/ledger/figures'
import { Icon, type IconName } from '@/components/icon'
import { Loading } from '@/components/loading'
import { Medal } from '@/components/medal'
import { OfflineLine } from '@/components/offline-line'
import { Screen } from '@/components/screen'
import { Seal, sealWords, VillageSeal, type SealKind } from '@/components/seal'
import { SectionHead } from '@/components/section-head'
import { Sheet } from '@/components/sheet'
import { PhotoField } from '@/features/photos/photo-field'
import { WreathPhoto } from '@/components/wreath-photo'
import '@/components/wreath-photo/portraits.scss'

const nothing = () => undefined
const kinds = Object.keys(sealWords) as SealKind[]
const icons: IconName[] = [
  'back',
  'next',
  'down',
  'speaker',
  'stop',
  'larger',
  'code',
  'save',
  'print',
  'share',
  'check',
  'plus',
  'minus',
  'close',
  'photo',
  'search',
  'calendar',
  'again',
]

export function Seals() {
  return (
    <Screen title="印与图">
      <View className="pad gallery-wrap">
        {kinds.map((kind) => (
          <Seal key={kind} kind={kind} size={64} />
        ))}
        {['柿湾村', '李村', '大石头村', '新安江口村'].map((name) => (
          <VillageSeal key={name} name={name} size={64} />
        ))}
        {['柿湾村', '李村', '桃源村', '新安江口村'].map((name) => (
          <VillageSeal key={`${name}-line`} name={name} size={64} line tilt={-5} />
        ))}
        <Clock left={0.89} label="还剩 2 天 16 小时" />
        <Clock left={0.04} label="还剩 5 小时" />
        <Clock left={0.5} state="frozen" label="有异议，已停" />
        <Clock left={0} state="done" label="已入账" />
        <Clock left={0.4} word="申诉" label="申诉期" />
        <Medal place={1} />
        <Medal place={2} />
        <Medal place={3} />
        {(['woman', 'man', 'youth', 'girl', 'yard'] as const).map((portrait) => (
          <WreathPhoto key={portrait} portrait={portrait} size={100} label="照片" />
        ))}
        {icons.map((name) => (
          <Icon key={name} name={name} size={24} />
        ))}
      </View>
      <PhotoField
        photos={[
          { key: 'a', src: '', state: 'sending', share: 0.4, error: null },
          { key: 'b', src: '', state: 'failed', share: 0, error: '没有网，照片传不了' },
        ]}
        max={3}
        onChoose={nothing}
        onRetry={nothing}
        onRemove={nothing}
      />
      <View className="pad">
        <Bamboo steps={5} done={0} words />
        <Bamboo steps={5} done={3} words />
        <Bamboo steps={3} done={3} words />
        <Bamboo steps={8} done={7} words />
      </View>
    </Screen>
  )
}

export function Buttons() {
  return (
    <Screen title="按钮">
      <View className="pad gallery-wrap">
        <Button kind="primary" onTap={nothing}>
          同意，盖章
        </Button>
        <Button kind="primary" busy onTap={nothing}>
          同意，盖章
        </Button>
        <Button kind="line" icon="speaker" onTap={nothing}>
          读给我听
        </Button>
        <Button onTap={nothing}>退回</Button>
        <Button kind="objection" onTap={nothing}>
          我有异议
        </Button>
        <Button reason="与您同户，须由他人审" />
        <Button wide reason="还差 12 分；要留够底分 20 分才能换" />
      </View>
    </Screen>
  )
}

export function Empties() {
  return (
    <Screen title="空状态">
      <Empty
        picture="honour"
        title="光荣榜还空着"
        line="评出第一位，挂上第一块。"
        action="去评选"
        onAction={nothing}
      />
      <Empty
        picture="activity"
        title="这个月还没有活动"
        line="有事就敲锣，谁都能提。"
        action="提一个"
        onAction={nothing}
      />
      <ErrorState offline message="签到和申报已存在手机里，有网会自动送。" onRetry={nothing} />
      <Empty picture="done" title="都办完了" line="喝口茶，新的事来了会告诉您。" />
      <ErrorState message="服务器正忙，请过一会儿再试。" requestId="q7f3a91c2" onRetry={nothing} />
    </Screen>
  )
}

export function Loadings() {
  return (
    <Screen title="读取">
      <OfflineLine text="网络不好，这是 5 分钟前的内容" onRetry={nothing} />
      <Figures spendable={null} honour={null} />
      <Loading kind="card" />
      <Loading kind="rows" rows={2} />
      <Loading kind="ledger" rows={2} />
      <Loading done={120} total={500} rows={1} />
    </Screen>
  )
}

export function Forms() {
  const [text, setText] = useState('')
  const [note, setNote] = useState(
    '清了北沟路三处落石，还补栽了六棵树苗，一直做到天黑，后来又去帮马大爷家把倒下的篱笆扶起来。',
  )
  const [who, setWho] = useState<string | null>('self')
  const [many, setMany] = useState(['a'])
  const [count, setCount] = useState(2)
  const [item, setItem] = useState<string | null>(null)
  const [day, setDay] = useState<string | null>('2026-11-12')
  const [open, setOpen] = useState(false)
  return (
    <Screen title="报一件事">
      <SectionHead title="做了什么" />
      <PickField
        label="积分细则"
        options={[{ value: 'a', label: '公共劳动，每次 8 分' }]}
        value={item}
        onChange={setItem}
        error="请选一条"
      />
      <DateField
        label="哪天做的"
        value={day}
        min="2026-10-15"
        max="2026-11-13"
        onChange={setDay}
        hint="可以补报 30 天内的事"
      />
      <TimeField label="开始" value="08:30" onChange={nothing} />
      <Choice
        label="谁做的"
        options={[
          { value: 'self', label: '我自己' },
          { value: 'household', label: '全家一起' },
          { value: 'other', label: '别的户', off: '只有记录员能替别的户报' },
        ]}
        value={who}
        onChange={setWho}
      />
      <MultiChoice
        label="一起做的人"
        optional
        options={[
          { value: 'a', label: '赵永顺' },
          { value: 'b', label: '何秀兰', note: '同组' },
        ]}
        value={many}
        onChange={setMany}
      />
      <Stepper label="几次" value={count} min={1} max={5} unit="次" onChange={setCount} />
      <TextField
        label="联系电话"
        type="number"
        value={text}
        onChange={setText}
        placeholder="11 位手机号"
        optional
      />
      <TextArea label="补一句" value={note} onChange={setNote} max={60} optional />
      <View className="pad">
        <Button kind="primary" wide onTap={() => setOpen(true)}>
          报上去
        </Button>
      </View>
      <Sheet
        open={open}
        title="退回的原因"
        onClose={() => setOpen(false)}
        foot={
          <Button kind="primary" wide onTap={() => setOpen(false)}>
            退回
          </Button>
        }
      >
        <TextArea label="原因" value={text} onChange={setText} />
      </Sheet>
    </Screen>
  )
}
