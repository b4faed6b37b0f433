import { useState } from 'react'
import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { signed } from '@/components/numbers'
import { PageFoot } from '@/components/page-foot'
import { Screen } from '@/components/screen'
import { heading } from '@/components/a11y'
import { useDecideAll } from '@/features/deeds/decide-all'
import type { useTodo } from '@/features/deeds/hooks'
import { whoseWords } from '@/features/deeds/words'
import { useReasonDraft } from '@/features/session/reason-draft'
import type { TodoRow } from '@/domain/deeds/contract'
import { decisionsOf, placed, worthOf, type Answer } from './answers'
import { MoreToReview, SendBack } from '../rest'
import { Look } from './look'
import { Plain } from './plain'
import { Outcomes } from './outcomes'
import './index.scss'

export interface TogetherProps {
  todo: ReturnType<typeof useTodo>
  personId: string
  publicityDays: number | null
  villageName: (villageId: string) => string | null
}

/**
 * What nothing asks about, approved at one tap; before it, one by one, what wants a look. Each is a decision of its own
 * on the server, and afterwards stands here what went and what did not.
 */
export function Together({ todo, personId, publicityDays, villageName }: TogetherProps) {
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map())
  const [returning, setReturning] = useState<TodoRow | null>(null)
  const { deed } = returning ?? {}
  const draft = useReasonDraft('reject', deed?.villageId ?? '', deed?.deedId ?? '')
  const { decide, decided, busy } = useDecideAll(personId)
  const gone = decided.flatMap(({ decision, outcome }) =>
    outcome.state === 'refused' ? [] : [decision.deed.deedId],
  )
  const { look, plain, others } = placed(
    (todo.rows ?? []).filter((row) => !gone.includes(row.deed.deedId)),
  )
  const left = look.filter((row) => !answers.has(row.deed.deedId)).length
  const decisions = decisionsOf(look, plain, answers)
  const approved = decisions.filter(({ reason }) => reason === null).length
  const answer = (row: TodoRow, given: Answer | null) => {
    const next = new Map(answers)
    if (given === null) next.delete(row.deed.deedId)
    else next.set(row.deed.deedId, given)
    setAnswers(next)
  }
  const sendBack = (reason: string) => {
    if (returning !== null) answer(returning, { reason })
    draft.sent()
    setReturning(null)
    return Promise.resolve(undefined)
  }
  return (
    <Screen
      title="待办"
      foot={
        decisions.length > 0 ? (
          <PageFoot note={`这 ${decisions.length} 件都不是您报的，也不是您家和近亲的`}>
            {left > 0 ? (
              <Button wide reason={`还有 ${left} 件没答`} />
            ) : (
              <Button kind="primary" wide busy={busy} onTap={() => void decide(decisions)}>
                {approved > 0 ? `同意 ${approved} 件，盖章` : `退回 ${decisions.length} 件`}
              </Button>
            )}
          </PageFoot>
        ) : undefined
      }
    >
      <Asked query={todo.first} loading="card" rows={3}>
        {() => (
          <>
            <Outcomes decided={decided} busy={busy} of={decided.length + decisions.length} />
            {look.length + plain.length === 0 ? (
              <Empty picture="done" title="都办完了" line="喝口茶，新的事来了会告诉您。" />
            ) : (
              <>
                <View className="together__head">
                  <View className="together__title" {...heading(2)}>
                    一起审
                  </View>
                  <View className="ink-2 t-sm">
                    {`没疑问的 ${plain.length} 件，合计 ${signed(worthOf(plain))} 分`}
                  </View>
                </View>
                {look.length === 0 ? null : (
                  <View className="together__strip">
                    <View className="strong grow">{`先看 ${look.length} 件`}</View>
                    {left === 0 ? (
                      <View className="together__all">都答了</View>
                    ) : (
                      <View className="ink-3 t-xs">{`还剩 ${left} 件没答`}</View>
                    )}
                  </View>
                )}
                {look.map((row) => (
                  <Look
                    key={row.deed.deedId}
                    row={row}
                    whose={whoseWords(row.deed, villageName(row.deed.villageId))}
                    answer={answers.get(row.deed.deedId) ?? null}
                    onAnswer={(given) => answer(row, given)}
                    onReturn={() => setReturning(row)}
                  />
                ))}
                <Plain rows={plain} />
                {others.length === 0 ? null : (
                  <View className="pad ink-2 t-sm together__others">
                    {`另有 ${others.length} 件不归您审，由别人来审。`}
                  </View>
                )}
                {publicityDays === null || publicityDays === 0 ? null : (
                  <View className="pad ink-3 t-xs">
                    {`盖章后公示 ${publicityDays} 天。谁家有异议只停谁家，别家照常入账。`}
                  </View>
                )}
              </>
            )}
            <MoreToReview todo={todo} />
          </>
        )}
      </Asked>
      <SendBack
        deed={returning?.deed ?? null}
        draft={draft}
        onClose={() => setReturning(null)}
        onReject={sendBack}
      />
    </Screen>
  )
}
