import type { Pending } from '../services/roster/documents'
import { withoutBirthday } from '../services/roster/birthdays'
import { eachDocument } from './migration'

export const noBirthdays = eachDocument(
  {
    id: '004-no-birthdays',
    about:
      'Of a birthday the roster keeps the month until which somebody is under 18, and of an adult not even that.',
  },
  'residents',
  (old) => {
    const { pending } = old as { pending?: Pending | null }
    const resident = withoutBirthday(old)
    return pending === undefined ? resident : { ...resident, pending: upgraded(pending) }
  },
)

/** What an import is about to make of somebody holds a birthday too. */
function upgraded(pending: Pending | null): Pending | null {
  return pending?.set ? { ...pending, set: withoutBirthday(pending.set) } : pending
}
