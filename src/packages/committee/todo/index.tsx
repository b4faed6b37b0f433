import { useCallback, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { fieldError } from '@/data/field-errors'
import { useReject, useTodo } from '@/features/deeds/hooks'
import { go } from '@/routes'
import { takeBack, waitingWords } from '@/data/outbox'
import { undoSeconds, useApprovals, type ApproveAnswer } from '@/features/deeds/review'
import { useVillage } from '@/features/roster/village'
import { useMe, villageFor } from '@/features/session/hooks'
import { useReasonDraft } from '@/features/session/reason-draft'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { deedTitle } from '@/features/deeds/words'
import { Empty } from '@/components/empty'
import { usePhotoViewer } from '@/components/photos'
import { signed } from '@/components/numbers'
import { useUndo } from '@/features/deeds/review-card'
import { Screen } from '@/components/screen'
import { toast } from '@/components/toast'
import { UnsentRows } from '@/components/unsent-rows'
import type { DeedView, TodoRow } from '@/domain/deeds/contract'
import type { VillageView } from '@/domain/home/contract'
import { TodoCard } from './card'
import { MoreToReview, SendBack } from './rest'
import { Together } from './together'
import './index.scss'

/** 待办: deeds that wait for review; the town officer sees those that nobody in a village may review. */
export default function Todo() {
  const me = useMe()
  const may = me.may('deeds.todo')
  const todo = useTodo(villageFor(me, may))
  const village = useVillage()
  const { params } = useRouter()
  const villageName = (id: string) =>
    me.officer ? (me.identities.find((i) => i.villageId === id)?.villageName ?? null) : null
  if (params.together !== undefined && may && me.identity) {
    return (
      <Together
        todo={todo}
        personId={me.identity.personId}
        publicityDays={village.data?.publicityDays ?? null}
        villageName={villageName}
      />
    )
  }
  return (
    <Screen title="待办">
      <Asked query={me.query}>
        {() =>
          may && me.identity ? (
            <Review
              todo={todo}
              village={village.data}
              personId={me.identity.personId}
              villageName={villageName}
              town={me.officer}
            />
          ) : (
            <Empty picture="done" title="没有要您审的" line="审事迹由村里的审核员来办。" />
          )
        }
      </Asked>
    </Screen>
  )
}

function Review({
  todo,
  village,
  personId,
  town,
  villageName,
}: {
  todo: ReturnType<typeof useTodo>
  village: VillageView | null
  personId: string
  town: boolean
  villageName: (villageId: string) => string | null
}) {
  const reject = useReject(personId)
  const [returning, setReturning] = useState<DeedView | null>(null)
  const draft = useReasonDraft('reject', returning?.villageId ?? '', returning?.deedId ?? '')
  const [returned, setReturned] = useState<readonly string[]>([])
  const say = useCallback((_deedId: string, result: ApproveAnswer) => {
    if (!result.ok) {
      toast(result.code === 'OFFLINE' ? waitingWords : result.message)
    } else if (result.data.cuts.length > 0) {
      toast(`到了上限，这件记 ${signed(result.data.points)}`)
    }
  }, [])
  const approvals = useApprovals(personId, say)
  const all = (todo.rows ?? []).flatMap((row) => row.photos)
  const { open: openPhotos, viewer } = usePhotoViewer(all)
  const undo = useUndo({ seconds: undoSeconds, commit: approvals.commit })

  const open = (row: TodoRow) => {
    const { deedId } = row.deed
    return approvals.stateOf(deedId) !== 'sent' && !returned.includes(deedId)
  }
  const rows = todo.rows?.filter(open) ?? []
  const together = rows.filter((row) => row.together && !approvals.stateOf(row.deed.deedId)).length
  const waiting = rows.filter((row) => approvals.stateOf(row.deed.deedId) === null).length

  const sendBack = async (reason: string) => {
    if (returning === null) return undefined
    const { villageId: of, deedId } = returning
    const result = await reject.run(
      { villageId: of, deedId, reason },
      `退回「${deedTitle(returning)}」`,
    )
    if (result.ok) {
      draft.sent()
      setReturned((ids) => [...ids, deedId])
      setReturning(null)
    }
    if (result.ok === 'waiting') toast(waitingWords)
    else if (result.ok) toast('已退回，原因会告诉申报人', { seal: 'returned' })
    else toast(result.message)
    return result.ok ? undefined : fieldError(result, 'reason')
  }

  return (
    <>
      <UnsentRows rows={approvals.refused} onRead={takeBack} />
      <Asked query={todo.first} loading="card" rows={3}>
        {(first) =>
          rows.length === 0 && todo.more === null ? (
            <Empty picture="done" title="都办完了" line="喝口茶，新的事来了会告诉您。" />
          ) : (
            <>
              <View className="todo-head row">
                <View className="grow t-md strong">
                  {town ? '交乡镇代审的' : '审事迹'}{' '}
                  {first.total - (todo.rows?.length ?? 0) + waiting}
                </View>
                {town ? null : <View className="ink-3 t-sm">先报的在前</View>}
              </View>
              {town ? (
                <View className="pad ink-2 t-sm todo-town">这些事，村里能审的人都与它有关。</View>
              ) : null}
              {together > 1 ? (
                <View className="pad todo-together">
                  <Button wide onTap={() => go('packages/committee/todo/index', { together: '1' })}>
                    {`一起同意没疑问的 ${together} 件`}
                  </Button>
                </View>
              ) : null}
              {rows.map((row) => (
                <TodoCard
                  key={row.deed.deedId}
                  row={row}
                  publicityDays={
                    row.deed.villageId === village?.villageId ? village.publicityDays : null
                  }
                  village={villageName(row.deed.villageId)}
                  seconds={undo.left(row.deed.deedId)}
                  approval={approvals.stateOf(row.deed.deedId)}
                  onAlike={(deedId) =>
                    go('packages/points/deed/index', { deedId, villageId: row.deed.villageId })
                  }
                  onOpen={() =>
                    go('packages/points/deed/index', {
                      deedId: row.deed.deedId,
                      villageId: row.deed.villageId,
                    })
                  }
                  onPhoto={() => openPhotos(row.photos, 0, deedTitle(row.deed))}
                  onReturn={() => setReturning(row.deed)}
                  onApprove={(points) => {
                    approvals.stamp(row.deed, points)
                    undo.start(row.deed.deedId)
                  }}
                  onUndo={() => {
                    undo.undo(row.deed.deedId)
                    approvals.undo(row.deed.deedId)
                  }}
                />
              ))}
              <MoreToReview todo={todo} />
            </>
          )
        }
      </Asked>
      {viewer}
      <SendBack
        deed={returning}
        busy={reject.busy}
        draft={draft}
        onClose={() => setReturning(null)}
        onReject={sendBack}
      />
    </>
  )
}
