import type { Day } from '@/domain/common/day'
import { castOf } from './cast-of'
import { at, daysAgo } from './deed-story'
import type { Settled } from './settle'
import type { Teller } from './teller'

/** A grandmother without a phone agreed on paper to be named. */
export function tellPapers(teller: Teller, village: Settled, today: Day): void {
  const { villageId } = village.plan
  if (villageId !== 'shiwan') return
  const idOf = (name: string) => castOf(village)(name).member.residentId
  const signedOn = daysAgo(today, 21)
  teller.plan(at(daysAgo(today, 20), 9, 40), async () => {
    const agreed = { villageId, residentId: idOf('何改英'), signedOn }
    await teller.call(idOf('刘建芬'), 'roster.agreeOnPaper', agreed)
  })
}
