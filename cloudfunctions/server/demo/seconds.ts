import type { Day } from '@/domain/common/day'
import { castOf } from './cast-of'
import { at, daysAgo } from './deed-story'
import type { Settled } from './settle'
import type { Teller } from './teller'

const secret = '583017'
const newPhone = '15490002046'

/** What waits for a second person on the first day: a reviewer who signs in by a code, and a recorder's new number. */
export function tellSeconds(teller: Teller, village: Settled, today: Day): void {
  const { villageId } = village.plan
  if (villageId !== 'shiwan') return
  const find = castOf(village)
  const idOf = (name: string) => find(name).member.residentId
  const yesterday = daysAgo(today, 1)
  teller.plan(at(yesterday, 16), async () => {
    const { householdId } = find('陈春平').family
    const code = { villageId, householdId }
    const given = await teller.call(idOf('刘建芬'), 'roster.giveCode', code)
    await teller.call('new phone of a reviewer', 'session.bind', {
      cardCode: given.cardCode,
      proof: given.code,
      residentId: idOf('陈春平'),
      secret,
    })
  })
  teller.plan(at(yesterday, 17), async () => {
    const change = { villageId, residentId: idOf('周敏'), phone: newPhone }
    await teller.call(idOf('杨树林'), 'roster.changePerson', change)
  })
}
