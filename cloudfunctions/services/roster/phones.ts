import { fail, ok } from '@/domain/common/result'
import { secondAbout } from '@/domain/roster/roles'
import type { Resident } from '@/domain/roster/roster'
import { changePhone } from '@/domain/roster/upkeep/people'
import type { Agreed } from '../common/capability'
import { actorOf, type Acting, type Context, type Reader } from '../common/context'
import { upsert } from '../common/documents-tools'
import { openProposals, proposing } from '../proposals/propose'
import { endingOf } from '../session/ending'
import { readAgain, rosterOf } from './current'

/** What a proposal about somebody's phone keeps. */
interface Asked {
  readonly from: string
  readonly to: string
}

/** Whoever has the number signs in as them, so of a role holder no single person changes it. */
export function proposingPhone(
  context: Pick<Context, 'here' | 'platform' | 'village' | 'now'> & Pick<Acting, 'person'>,
  { residentId, householdId, roles, phone: from }: Resident,
  to: string,
) {
  return proposing(context, {
    kind: 'phone',
    by: actorOf(context.person),
    about: { personId: residentId, householdId },
    to: secondAbout(roles),
    words: [wordsOf(from, to)],
    detail: '请打原来的号码，或当面问本人，对了才同意。',
    inConfidence: to === '' ? '以后不留手机号' : `新手机号：${to}`,
    what: { from, to } satisfies Asked,
  })
}

/** Without the number: the record is read by more people than the roster. */
function wordsOf(from: string, to: string): string {
  if (to === '') return '去掉手机号'
  return from === '' ? '添手机号' : '换手机号'
}

/** Resident → the number that waits for a second person. */
export async function waitingPhones(
  here: Reader,
  villageId: string,
  now: string,
): Promise<ReadonlyMap<string, string>> {
  const open = await openProposals(here, villageId, now)
  return new Map(
    open.flatMap(({ kind, about, what }) =>
      kind === 'phone' && about ? [[about.personId, (what as Asked).to]] : [],
    ),
  )
}

/** The number must still be free. */
export const phoneAgreed: Agreed = async ({ here, platform, now }, proposal) => {
  const { villageId, by, about } = proposal
  const { from, to } = proposal.what as Asked
  const residentId = about?.personId ?? ''
  const version = (await here.get('rosters', villageId))?.version ?? 0
  const read = await rosterOf(here, villageId)
  const ending = await endingOf(here, [residentId])
  const moveId = platform.ids.id()
  return async (t) => {
    const at = (await t.get('rosters', villageId)) ?? { version: 0, runningId: null }
    if (at.runningId !== null) return fail('IMPORT_RUNNING')
    if (at.version !== version) return fail('TRY_AGAIN')
    const person = await t.get('residents', residentId)
    if (person?.phone !== from) return fail('PROPOSAL_STALE')
    const fresh = await readAgain(t, read, [person.householdId])
    const changed = changePhone(fresh, residentId, to)
    if (!changed.ok) {
      const { code } = changed
      return fail(code === 'LAST_PHONE' || code === 'PHONE_ACROSS' ? code : 'PROPOSAL_STALE')
    }
    await t.update('residents', residentId, { phone: to })
    await upsert(t, 'rosters', { _id: villageId, version: version + 1, runningId: null })
    await ending.write(t)
    // For whoever is bound meanwhile.
    const none = { left: [], moved: [], regrouped: [] }
    const move = { villageId, by: by.personId, at: now, ...none, signedOut: [residentId] }
    await t.insert('rosterMoves', { _id: moveId, ...move })
    return ok(null)
  }
}
