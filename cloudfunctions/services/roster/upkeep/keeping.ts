import type { ErrorCode } from '@/domain/contracts'
import { fail, ok, type Result } from '@/domain/common/result'
import type { CurrentRoster } from '@/domain/roster/import/current'
import type { RosterChange } from '@/domain/roster/import/plan'
import { endsSignIns } from '@/domain/roster/sign-ins'
import { growth, type Upkeep, type UpkeepOptions } from '@/domain/roster/upkeep/roster'
import { storeBehind } from '../../common/across'
import type { Contributions } from '../../common/capability'
import type { Acting, CommandContext, DocsTx } from '../../common/context'
import { upsert } from '../../common/documents-tools'
import type { Propose } from '../../proposals/propose'
import { recordIn } from '../../record/record'
import { readAgain, rosterOf } from '../current'
import { freeCodes } from '../free-codes'
import { tellOthers } from './aftermath'

/**
 * One change of the roster by hand: decided on all of it, since phones and numbers are unique in the village, and written
 * in one transaction with its line in the village's record. The versions of roster and settings say that nothing of what
 * was read has changed; whoever is touched is read again all the same, since a consent changes without them.
 * @param hold asks for the second person whom the phone of a role holder takes
 */
export async function keep<T, Code extends ErrorCode>(
  context: CommandContext & Acting,
  contributed: Contributions,
  touches: (roster: CurrentRoster) => readonly (string | undefined)[],
  decide: (roster: CurrentRoster, options: UpkeepOptions) => Result<Upkeep, Code>,
  answer: (upkeep: Upkeep) => T,
  hold: Propose | null = null,
) {
  const { platform, here, person, now, today, village } = context
  const { villageId } = village
  const version = (await here.get('rosters', villageId))?.version ?? 0
  const read = await rosterOf(here, villageId)
  const codes = freeCodes(platform)
  const drawn = codes.draw()
  const newCode = (await codes.replacements(here)).get(drawn) ?? drawn
  const options = { villageId, today, newId: () => platform.ids.id(), newCode: () => newCode }
  const moveId = platform.ids.id()
  const done = await context.write(async (t) => {
    const at = await t.get('villages', villageId)
    const roster = (await t.get('rosters', villageId)) ?? { version: 0, runningId: null }
    if (roster.runningId !== null) return fail('IMPORT_RUNNING')
    if (!at || roster.version !== version || at.settingsVersion !== village.settingsVersion)
      return fail('ROSTER_CHANGED')
    const fresh = await readAgain(t, read, touches(read))
    const decided = decide(fresh, options)
    if (!decided.ok) return decided
    const upkeep = decided.value
    if (upkeep.held) {
      if (!hold) return fail('ROSTER_CHANGED')
      await hold(t, at)
      if (upkeep.changes.length === 0) return ok(answer(upkeep))
    }
    await writeChanges(t, villageId, upkeep.changes)
    const { households, residents, groups } = growth(fresh, upkeep)
    for (const [groupId, by] of groups)
      await t.update('groups', groupId, {}, { inc: { households: by } })
    await t.update('villages', villageId, {}, { inc: { households, residents } })
    await upsert(t, 'rosters', { _id: villageId, version: version + 1, runningId: null })
    const { residentId, words } = upkeep
    await recordIn(t, villageId, { by: person.personId, residentId, words, at: now })
    const move = {
      villageId,
      by: person.personId,
      at: now,
      ...consequencesOf(fresh, upkeep.changes),
    }
    const { left, moved, regrouped, signedOut } = move
    if (left.length + moved.length + regrouped.length + signedOut.length > 0)
      await t.insert('rosterMoves', { _id: moveId, ...move })
    return ok(answer(upkeep))
  })
  // What the timer does, begun at once.
  if (done.ok) await tellOthers({ ...platform, store: storeBehind(here) }, moveId, contributed)
  return done
}

async function writeChanges(
  t: DocsTx,
  villageId: string,
  changes: readonly RosterChange[],
): Promise<void> {
  for (const change of changes) {
    switch (change.kind) {
      case 'newGroup':
        break
      case 'newHousehold': {
        const { householdId, cardCode } = change.household
        await t.insert('households', { _id: householdId, ...change.household })
        await t.insert('cards', { _id: cardCode, villageId, householdId, revoked: false })
        break
      }
      case 'newResident':
        await t.insert('residents', {
          _id: change.resident.residentId,
          ...change.resident,
          staff: false,
        })
        break
      case 'household':
        await t.update('households', change.id, change.set)
        break
      case 'resident':
        await t.update('residents', change.id, change.set)
    }
  }
}

/** What else in the village hangs on who lives where. */
function consequencesOf({ residents }: CurrentRoster, changes: readonly RosterChange[]) {
  const left: string[] = []
  const moved: { residentId: string; from: string }[] = []
  const regrouped: string[] = []
  const signedOut: string[] = []
  for (const change of changes) {
    if (change.kind === 'household' && change.set.groupId !== undefined) regrouped.push(change.id)
    if (change.kind !== 'resident') continue
    const before = residents.find((r) => r.residentId === change.id)
    if (before && endsSignIns(before, { ...before, ...change.set })) signedOut.push(change.id)
    if (change.set.leftOn) left.push(change.id)
    if (change.set.householdId === undefined) continue
    moved.push({ residentId: change.id, from: before?.householdId ?? '' })
  }
  return { left, moved, regrouped, signedOut }
}
