import { View } from '@tarojs/components'
import { heading } from '@/components/a11y'
import { Button } from '@/components/button'
import { agoWords, dayWords } from '@/components/dates'
import type { ProposalRow } from '@/domain/proposals/contract'
import { nowMs, today } from '@/session/clock'

/** What is proposed about whom, by whom, and until when somebody may agree. */
export function ProposalCard({
  row,
  town,
  busy,
  onConfirm,
  onRefuse,
  onWithdraw,
}: {
  row: ProposalRow
  town: boolean
  busy: boolean
  onConfirm: () => void
  onRefuse: () => void
  onWithdraw: () => void
}) {
  const { kind, about, place, words, detail, inConfidence = '', by, at, lastDay, may, mine } = row
  const { makers = [] } = row
  const name = [about ?? '', ...words].filter(Boolean).join('，')
  const ago = agoWords(Date.parse(at), nowMs())
  const where = [town ? row.village : '', place].filter(Boolean).join(' · ')
  return (
    <View className="second">
      <View className="second__title serif" {...heading(3)}>
        {about ?? words[0]}
      </View>
      {where === '' ? null : <View className="ink-3 t-sm">{where}</View>}
      {(about === null ? words.slice(1) : words).map((line) => (
        <View key={line} className="t-md">
          {line}
        </View>
      ))}
      {inConfidence === '' ? null : <View className="t-md">{inConfidence}</View>}
      {detail === '' ? null : <View className="second__detail">{detail}</View>}
      {makers.length === 0 ? null : (
        <View className="ink-2 t-sm">{`给这户出过登录码的人不能定：${makers.join('、')}`}</View>
      )}
      <View className="ink-2 t-sm">{`${kind === 'binding' ? '' : by}${ago}提出，${dayWords(lastDay, today())}前没人定就作废`}</View>
      {may ? (
        <View className="second__acts">
          <Button label={`不同意：${name}`} busy={busy} onTap={onRefuse}>
            不同意
          </Button>
          <Button kind="primary" label={`同意：${name}`} busy={busy} onTap={onConfirm}>
            同意
          </Button>
        </View>
      ) : (
        <>
          <View className="blue t-sm">{whoWords(row)}</View>
          {mine ? (
            <View className="second__acts">
              <Button label={`撤回：${name}`} busy={busy} onTap={onWithdraw}>
                撤回
              </Button>
            </View>
          ) : null}
        </>
      )}
    </View>
  )
}

/** 由李桂芳、刘建芬来定 */
function whoWords({ others }: ProposalRow): string {
  return others.length === 0 ? '由乡镇来定' : `由${others.join('、')}来定`
}
