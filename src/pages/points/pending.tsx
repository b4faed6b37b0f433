import { useUnsentDeeds, type usePendingDeeds } from '@/features/deeds/hooks'
import { go } from '@/routes'
import { answerSure, takeBack } from '@/data/outbox'
import type { Me } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { DeedRow } from '@/features/deeds/deed-row'
import { UnsentRows } from '@/components/unsent-rows'
import { useNow } from '@/session/clock'
import { ReportButton } from './holder'

/** The way to report a deed, and what was reported and is not in the account book yet. */
export function Pending({
  me,
  pending,
  byResident,
}: {
  me: Me
  pending: ReturnType<typeof usePendingDeeds>
  byResident: boolean
}) {
  const now = useNow()
  return (
    <>
      <ReportButton me={me} />
      <Unsent me={me} />
      <Asked query={pending} rows={1} part>
        {({ deeds }) => (
          <>
            {deeds.map((deed) => (
              <DeedRow
                key={deed.deedId}
                deed={deed}
                nowMs={now}
                {...(byResident && deed.doer !== null ? { who: deed.doer } : {})}
                onTap={() => go('packages/points/deed/index', { deedId: deed.deedId })}
              />
            ))}
          </>
        )}
      </Asked>
    </>
  )
}

/** What lies on the phone is seen where the account cannot be asked for either. */
export function Unsent({ me }: { me: Me }) {
  const unsent = useUnsentDeeds(me.identity?.personId ?? null)
  return <UnsentRows rows={unsent.items} onRead={takeBack} onSure={answerSure} />
}
