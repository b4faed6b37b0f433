import { useCallback, useState } from 'react'
import { View } from '@tarojs/components'
import { fieldError } from '@/data/field-errors'
import { useReject, useWithdraw } from '@/features/deeds/hooks'
import { go, openSignIn } from '@/routes'
import { waitingWords } from '@/data/outbox'
import { undoSeconds, useApprovals, type ApproveAnswer } from '@/features/deeds/review'
import { useVillage } from '@/features/roster/village'
import { useMe } from '@/features/session/hooks'
import { useReasonDraft } from '@/features/session/reason-draft'
import { Button } from '@/components/button'
import { approvedWords, blockedWords, deedTitle } from '@/features/deeds/words'
import { NumberSteps } from '@/components/field/stepper'
import { PageFoot } from '@/components/page-foot'
import { RejectSheet } from '@/features/deeds/reject-sheet'
import { useUndo } from '@/features/deeds/review-card'
import { Seal } from '@/components/seal'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import type { DeedStory } from '@/domain/deeds/contract'
import { Objecting, Retracting } from './object'
import { TakingBack } from './take-back'

/** What this caller can do with this deed now; else why not and who can. */
export function DeedFoot({ story }: { story: DeedStory }) {
  const { can, deed, review } = story
  const me = useMe()
  if (can.approve) return <Review story={story} />
  if (can.withdraw) return <Withdraw story={story} />
  if (can.retract) return <Retracting story={story} />
  if (can.takeBack) return <TakingBack story={story} />
  if (can.object || can.objectFor) return <Objecting story={story} />
  if (story.again !== null && deed.mine) return <Again deedId={deed.deedId} />
  if (story.refiledAs !== null) return <Refiled deedId={story.refiledAs} />
  if (deed.state === 'publicity' && me.query.data !== null && me.identities.length === 0)
    return <HowToObject />
  const why = deed.state === 'filed' && review.why !== null ? blockedWords(review) : null
  if (why === null) return null
  return (
    <PageFoot>
      <View className="grow">
        <Button wide reason={why.reason} />
        {why.others ? <View className="ink-2 t-sm story__others">{why.others}</View> : null}
      </View>
    </PageFoot>
  )
}

/** To whoever is not signed in. */
function HowToObject() {
  return (
    <PageFoot note="本村人觉得不对：登录后在这里提异议。不会用手机，当面告诉监督员或小组长。">
      <Button onTap={openSignIn}>去登录</Button>
    </PageFoot>
  )
}

/** Everything that was written stays; the photos too. */
function Again({ deedId }: { deedId: string }) {
  return (
    <PageFoot note="改一改再报，写过的和照片都在。">
      <Button kind="primary" onTap={() => go('packages/points/claim/index', { again: deedId })}>
        再报一次
      </Button>
    </PageFoot>
  )
}

function Refiled({ deedId }: { deedId: string }) {
  return (
    <PageFoot note="这件事已经重新报过了。">
      <Button onTap={() => go('packages/points/deed/index', { deedId })}>看新报的</Button>
    </PageFoot>
  )
}

function Review({ story }: { story: DeedStory }) {
  const { deed } = story
  const { deedId, villageId, range } = deed
  const me = useMe()
  const village = useVillage()
  const [pick, setPick] = useState(range?.from ?? 0)
  const [returning, setReturning] = useState(false)
  const personId = me.identity?.personId ?? null
  const reject = useReject(personId)
  const say = useCallback((_id: string, result: ApproveAnswer) => {
    if (!result.ok) toast(result.message)
  }, [])
  const approvals = useApprovals(personId, say)
  const undo = useUndo({ seconds: undoSeconds, commit: approvals.commit })
  const draft = useReasonDraft('reject', villageId, deedId)
  const seconds = undo.left(deedId)

  if (seconds !== null || approvals.stateOf(deedId) !== null) {
    return (
      <PageFoot
        note={approvedWords(
          deed,
          village.data?.villageId === villageId ? village.data.publicityDays : null,
        )}
      >
        {seconds === null ? null : (
          <Button
            onTap={() => {
              undo.undo(deedId)
              approvals.undo(deedId)
            }}
          >
            撤回 {seconds} 秒
          </Button>
        )}
        <Seal kind="approved" size={58} tilt={8} stamp />
      </PageFoot>
    )
  }
  const send = async (reason: string) => {
    const result = await reject.run({ villageId, deedId, reason }, `退回「${deedTitle(deed)}」`)
    if (result.ok) {
      draft.sent()
      setReturning(false)
    }
    if (result.ok === 'waiting') toast(waitingWords)
    else if (result.ok) toast('已退回，原因会告诉申报人', { seal: 'returned' })
    else toast(result.message)
    return result.ok ? undefined : fieldError(result, 'reason')
  }
  return (
    <>
      <PageFoot
        note={
          range ? (
            <NumberSteps
              label="分值"
              value={pick}
              min={range.from}
              max={range.to}
              unit="分"
              onChange={setPick}
            />
          ) : null
        }
      >
        <Button onTap={() => setReturning(true)}>退回</Button>
        <Button
          kind="primary"
          onTap={() => {
            approvals.stamp(deed, range ? pick : undefined)
            undo.start(deedId)
          }}
        >
          同意，盖章
        </Button>
      </PageFoot>
      <RejectSheet
        title={returning ? deedTitle(deed) : null}
        busy={reject.busy}
        draft={draft}
        onClose={() => setReturning(false)}
        onReject={send}
      />
    </>
  )
}

function Withdraw({ story }: { story: DeedStory }) {
  const { deed } = story
  const [asking, setAsking] = useState(false)
  const withdraw = useWithdraw()
  const send = async () => {
    const result = await withdraw.run({ villageId: deed.villageId, deedId: deed.deedId })
    setAsking(false)
    toast(result.ok ? '已撤回，不再办理' : result.message)
  }
  return (
    <>
      <PageFoot
        note={deed.state === 'filed' ? '还没审核，报错了可以撤回。' : '还没入账，报错了可以撤回。'}
      >
        <Button onTap={() => setAsking(true)}>撤回</Button>
      </PageFoot>
      <Sheet
        open={asking}
        title="撤回这件事？"
        onClose={() => setAsking(false)}
        foot={
          <Button kind="primary" wide busy={withdraw.busy} onTap={() => void send()}>
            撤回，不报了
          </Button>
        }
      >
        <View className="pad ink-2 t-md">撤回后不再审核，也不入账。要报可以重新报一次。</View>
      </Sheet>
    </>
  )
}
