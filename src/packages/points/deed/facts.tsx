import { View } from '@tarojs/components'
import { shortHash } from '@/features/ledger/chain-line'
import { go } from '@/routes'
import { Checking } from '@/features/checks/checking'
import { dayTimeWords, dayWords } from '@/components/dates'
import { answerByWords, cutWords, filerWords, perWords } from '@/features/deeds/words'
import { OwnWords } from '@/features/deeds/voice/own-words'
import { FactList, FactRow } from '@/components/fact-row'
import { signed } from '@/components/numbers'
import { Tap } from '@/components/tap'
import type { DeedStory, DeedView } from '@/domain/deeds/contract'
import { today } from '@/session/clock'

const objectionWords = {
  open: '等监督员答复',
  upheld: '成立',
  dismissed: '不成立',
  withdrawn: '您收回了',
  lapsed: '这件事撤回了，不用再答复',
} as const

/** What it counts, by which rule, who decided, who brought it, what was said against it. */
export function Facts({ story }: { story: DeedStory }) {
  const { deed, rule, answers, openObjections, entry } = story
  return (
    <FactList>
      <FactRow label={deed.kind === 'deduct' ? '扣分' : '加分'}>
        <Points deed={deed} account={story.account} />
      </FactRow>
      <FactRow label="依据">
        {[deed.category, deed.item].filter(Boolean).join(' · ')}
        {priceOf(deed)}
        <View className="ink-3 t-sm story__rule">
          <View>
            {rule.name}，第 {rule.number} 条
          </View>
          <View>第 {rule.version} 次发布</View>
        </View>
      </FactRow>
      <Reviewed story={story} />
      {(story.alike ?? []).map((other) => (
        <FactRow key={other.deedId} label="像同一件" note={other.doer ?? undefined}>
          <Tap
            onTap={() =>
              go('packages/points/deed/index', {
                deedId: other.deedId,
                villageId: deed.villageId,
              })
            }
          >
            {`${dayWords(other.doneOn, today())}，${other.title}，去看看`}
          </Tap>
        </FactRow>
      ))}
      {(deed.asked ?? []).map((words) => (
        <FactRow key={words} label="问过" note="申报时答：没错">
          {words}
        </FactRow>
      ))}
      <FactRow label="经手" note={dayTimeWords(deed.filedAt, today())}>
        {filerWords(deed)}
      </FactRow>
      {openObjections > 0 ? (
        <FactRow label="异议" note="公示的时间照走，答复之前不入账；谁提的只有监督员知道">
          <View className="blue strong">
            {openObjections === 1 ? '有一条异议' : `有 ${openObjections} 条异议`}，等监督员答复
          </View>
          {story.answerBy === undefined ? null : (
            <View>您提的，{answerByWords(story.answerBy, today())}</View>
          )}
        </FactRow>
      ) : null}
      {story.objection === undefined ? null : (
        <FactRow
          label="您的原话"
          note={`${dayTimeWords(story.objection.at, today())}提的，${objectionWords[story.objection.state]}`}
        >
          <OwnWords said={story.objection} />
          {story.objection.answer === undefined ? null : (
            <Tap
              className="story__verify"
              onTap={() =>
                go('packages/points/answer/index', {
                  deedId: deed.deedId,
                  villageId: deed.villageId,
                })
              }
            >
              看答复
            </Tap>
          )}
        </FactRow>
      )}
      {answers.map((answer) => (
        <FactRow key={answer.at} label="答复" note={`监督员，${dayTimeWords(answer.at, today())}`}>
          {answer.decision === 'upheld' ? '异议成立' : '异议不成立'}：{answer.reason}
          <Checking shown={answer.checking} />
        </FactRow>
      ))}
      {entry === null ? null : (
        <FactRow label="台账" note={`编码 ${shortHash(entry.hash)}`}>
          <View className="story__entry">
            <View className="grow">第 {entry.seq} 笔</View>
            {deed.mine ? (
              <Tap
                className="story__verify"
                onTap={() =>
                  go('packages/points/ledger/index', { accountId: entry.accountId, verify: '1' })
                }
              >
                去核对
              </Tap>
            ) : null}
          </View>
        </FactRow>
      )}
    </FactList>
  )
}

function Points({ deed, account }: { deed: DeedView; account: string }) {
  const { points, claimed, cuts, range } = deed
  if (points === null) {
    return range ? (
      <View>
        {range.from} 至 {range.to} 分，由审核员定，入{account}
      </View>
    ) : (
      <View>入{account}</View>
    )
  }
  return (
    <>
      <View className="story__points">
        {claimed !== null && claimed !== points ? (
          <View className="num ink-3 story__struck">{signed(claimed)}</View>
        ) : null}
        <View className={points > 0 ? 'num red story__sum' : 'num story__sum'}>
          {signed(points)}
        </View>
        <View>{deed.kind === 'deduct' ? `从${account}扣` : `入${account}`}</View>
      </View>
      {claimed !== null && !Number.isInteger(claimed) ? (
        <View className="story__cut">不足 1 分的零头不记</View>
      ) : null}
      {cuts.map((cut) => (
        <View key={`${cut.per}${cut.unit}${cut.of}`} className="story__cut">
          {cutWords(cut, deed.item)}
        </View>
      ))}
    </>
  )
}

/** Who decided; before that who can. */
function Reviewed({ story }: { story: DeedStory }) {
  const { deed, approvedBy, rejectedBy, rejectedAt, review, substitute } = story
  if (deed.state === 'rejected') {
    return (
      <FactRow
        label="退回"
        note={[rejectedBy, rejectedAt === null ? null : dayTimeWords(rejectedAt, today())]
          .filter(Boolean)
          .join('，')}
      >
        {deed.rejection ?? ''}
      </FactRow>
    )
  }
  if (approvedBy !== null) {
    return (
      <FactRow
        label="审核"
        note={substitute ? '村里没人能审，由乡镇代审' : '不是本户，也不是申报人'}
      >
        {approvedBy}
      </FactRow>
    )
  }
  if (deed.state !== 'filed') return null
  if (deed.takenBack !== undefined)
    return (
      <FactRow label="重新审核" note="同意过，审核员又撤回了">
        {deed.takenBack}
      </FactRow>
    )
  return (
    <FactRow
      label="审核"
      {...(review.others.length > 0 ? { note: `可由${review.others.join('、')}审` } : {})}
    >
      {substitute ? '村里没人能审，等乡镇代审' : '等村委审核'}
    </FactRow>
  )
}

/** ，每次 8 分: where it can be told from what it is worth. */
function priceOf({ claimed, quantity, per }: DeedView): string {
  if (claimed === null || quantity === 0) return ''
  const price = Math.abs(claimed) / quantity
  return Number.isInteger(price) ? `，${perWords[per]} ${price} 分` : ''
}
