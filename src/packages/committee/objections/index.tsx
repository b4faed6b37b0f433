import { useState } from 'react'
import { View } from '@tarojs/components'
import { fieldError } from '@/data/field-errors'
import { useAnswer, useObjections } from '@/features/deeds/hooks'
import { go } from '@/routes'
import { useMe, villageFor } from '@/features/session/hooks'
import { useReasonDraft } from '@/features/session/reason-draft'
import { Asked } from '@/components/asked'
import { Empty } from '@/components/empty'
import { More } from '@/components/more'
import { ReasonSheet } from '@/components/reason-sheet'
import { Screen } from '@/components/screen'
import { toast } from '@/components/toast'
import type { ObjectionRow } from '@/domain/deeds/contract'
import { deedsLimits } from '@/domain/deeds/limits'
import { ObjectionCard } from './card'
import './index.scss'

/** 异议: what waits for the supervisor's answer; the town officer sees what is overdue. */
export default function Objections() {
  const me = useMe()
  const may = me.may('deeds.objections')
  const objections = useObjections(villageFor(me, may))
  return (
    <Screen title="异议">
      <Asked query={me.query}>
        {() =>
          may && me.identity ? (
            <List villageId={me.identity.villageId} objections={objections} town={me.officer} />
          ) : (
            <Empty picture="done" title="没有要您答复的" line="异议由村里的监督员来答复。" />
          )
        }
      </Asked>
    </Screen>
  )
}

interface Answering {
  readonly row: ObjectionRow
  readonly decision: 'upheld' | 'dismissed'
}

const words = {
  upheld: {
    title: '异议成立',
    note: '这件事就不记了，提过异议的人都会收到这条答复。理由会写在这件事里，请不要写出是谁提的。',
    done: '已答复：异议成立，这件不记',
  },
  dismissed: {
    title: '异议不成立',
    note: '没有别的异议，这件事就照常入账。理由会写在这件事里，请不要写出是谁提的。',
    done: '已答复：异议不成立',
  },
} as const

function List({
  villageId,
  objections,
  town,
}: {
  villageId: string
  objections: ReturnType<typeof useObjections>
  town: boolean
}) {
  const answer = useAnswer()
  const [answering, setAnswering] = useState<Answering | null>(null)
  const [open, setOpen] = useState(false)
  const about = answering === null ? '' : `${answering.row.objectionId} ${answering.decision}`
  const draft = useReasonDraft('answer', villageId, about)
  const send = async (reason: string) => {
    if (answering === null) return undefined
    const { row, decision } = answering
    const { objectionId, deed } = row
    const result = await answer.run({ villageId: deed.villageId, objectionId, decision, reason })
    if (result.ok) {
      draft.sent()
      setOpen(false)
    }
    toast(result.ok ? words[decision].done : result.message)
    return result.ok ? undefined : fieldError(result, 'reason')
  }
  const said = words[answering?.decision ?? 'dismissed']
  return (
    <>
      <Asked query={objections.first} loading="card" rows={3}>
        {() =>
          objections.rows?.length === 0 ? (
            <Empty picture="done" title="都答复了" line="有新的异议，会在「我家」里提示。" />
          ) : (
            <>
              <View className="pad ink-2 t-sm objections__head">
                {town
                  ? '各村监督员逾期没有答复的，或与监督员自家有关的，请您来定。答复之前不入账。'
                  : '答复之前不入账。谁提的只有监督员知道，请保密。'}
              </View>
              {(objections.rows ?? []).map((row) => (
                <ObjectionCard
                  key={row.objectionId}
                  row={row}
                  onOpen={() => {
                    const { deedId, villageId } = row.deed
                    go('packages/points/deed/index', { deedId, villageId })
                  }}
                  onAnswer={(decision) => {
                    setAnswering({ row, decision })
                    setOpen(true)
                  }}
                />
              ))}
              <More
                onMore={objections.more}
                busy={objections.moreBusy}
                error={objections.moreError?.message}
              />
            </>
          )
        }
      </Asked>
      <ReasonSheet
        key={about}
        open={open}
        title={said.title}
        note={said.note}
        label="理由"
        length={deedsLimits.answer}
        placeholder="问了谁、看了什么，请写清楚"
        send={said.title}
        busy={answer.busy}
        draft={draft}
        onClose={() => setOpen(false)}
        onSend={send}
      />
    </>
  )
}
