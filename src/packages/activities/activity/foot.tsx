import { useState } from 'react'
import { Button } from '@/components/button'
import { PageFoot } from '@/components/page-foot'
import { useMe } from '@/features/session/hooks'
import { openSignIn } from '@/routes'
import type { Activity } from '.'
import { JoinSheet } from './join-sheet'
import { useJoin } from './use-join'

/** 报名, for oneself and the family. */
export function ActivityFoot({ answer, shiftId }: { answer: Activity; shiftId: string | null }) {
  const me = useMe()
  const [choosing, setChoosing] = useState(false)
  const { join, busy, sheet } = useJoin(me.query.data?.messages)
  const { activity, household, can } = answer
  const shift = activity.shifts.find((s) => s.shiftId === shiftId)
  if (!shift || activity.state === 'cancelled') return null
  if (!can.signUp) {
    return me.query.data?.signedIn === false ? (
      <PageFoot note="登录后就能报名。">
        <Button kind="primary" onTap={openSignIn}>
          去登录
        </Button>
      </PageFoot>
    ) : null
  }
  const inAlready = new Set(shift.mine.map((p) => p.residentId))
  const could = household.filter((m) => m.mayJoin && !inAlready.has(m.residentId))
  const full = shift.capacity !== null && shift.taken >= shift.capacity
  const meIn = household.some((m) => m.me && inAlready.has(m.residentId))
  const only = could.length === 1 ? could[0] : undefined
  if (could.length === 0) {
    return household.some((m) => m.mayJoin) ? null : (
      <PageFoot>
        <Button wide reason={`只限${activity.group ?? '本组'}参加`} />
      </PageFoot>
    )
  }
  return (
    <>
      <PageFoot note={full ? '名额满了，先排着；有人退出，按先后自动补上。' : undefined}>
        <Button
          kind={meIn ? 'line' : 'primary'}
          busy={busy}
          onTap={() => {
            if (only?.me) void join(shift, [only])
            else setChoosing(true)
          }}
        >
          {`${meIn ? '家人' : ''}${full ? '排候补' : '报名'}`}
        </Button>
      </PageFoot>
      <JoinSheet
        key={`${shift.shiftId} ${String(inAlready.size)}`}
        open={choosing}
        shift={shift}
        people={could}
        messages={me.query.data?.messages}
        onClose={() => setChoosing(false)}
      />
      {sheet}
    </>
  )
}
