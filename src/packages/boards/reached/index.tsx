import { Asked } from '@/components/asked'
import { dayWords } from '@/components/dates'
import { Empty } from '@/components/empty'
import { More } from '@/components/more'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import type { AspirationView } from '@/domain/aspirations/contract'
import { ReachedRow } from '@/features/aspirations/goal-row'
import { useReachedGoals } from '@/features/aspirations/reached'
import { openAspiration } from '@/routes'
import { today } from '@/session/clock'

/** All goals that were reached, a year after the other. */
export default function Reached() {
  const list = useReachedGoals()
  const rows = list.rows ?? []
  return (
    <Screen title="做到了的心愿">
      <Asked query={list.first} rows={5}>
        {() =>
          rows.length === 0 ? (
            <Empty picture="honour" title="还没有做到的" line="一步一步来，做到了就在这里。" />
          ) : (
            <>
              {rows.map((goal, i) => {
                const year = yearOf(goal)
                const before = rows[i - 1]
                return (
                  <Row
                    key={goal.aspirationId}
                    goal={goal}
                    year={before === undefined || yearOf(before) !== year ? year : null}
                  />
                )
              })}
              <More onMore={list.more} busy={list.moreBusy} error={list.moreError?.message} />
            </>
          )
        }
      </Asked>
    </Screen>
  )
}

function Row({ goal, year }: { goal: AspirationView; year: string | null }) {
  const day = reachedOn(goal)
  return (
    <>
      {year === null ? null : <SectionHead title={`${year} 年`} />}
      <ReachedRow
        who={goal.name}
        text={goal.goal}
        when={`${dayWords(day, today())}做到`}
        onTap={() => openAspiration(goal.aspirationId)}
      />
    </>
  )
}

function yearOf(goal: AspirationView): string {
  return reachedOn(goal).slice(0, 4)
}

/** The day of the last step. */
function reachedOn({ steps, postedOn }: AspirationView): string {
  return steps[steps.length - 1]?.reachedOn ?? postedOn
}
