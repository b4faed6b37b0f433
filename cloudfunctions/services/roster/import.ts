import type { Answer } from '@/domain/contracts'
import { fail, ok, type Failure } from '@/domain/common/result'
import { findHeadings } from '@/domain/roster/import/headings'
import type { CurrentRoster } from '@/domain/roster/import/current'
import { planImport, type RosterPlan } from '@/domain/roster/import/plan'
import { readRows, rosterRowsMax, type Fault, type FileRoster } from '@/domain/roster/import/rows'
import { progressOf, type RosterImport } from '@/domain/roster/import/state'
import { faultRows } from '@/domain/roster/import/table'
import { timeFor } from '../../platform/clock'
import { tables } from '../../platform/sheets/lazy'
import { freeCodes } from './free-codes'
import { storeBehind } from '../common/across'
import { handler } from '../common/capability'
import type { Context, Reader } from '../common/context'
import { listAll, upsert } from '../common/documents-tools'
import { takeFile, uploaded } from '../files/files'
import { continueImport, faultsPath, writeChunks } from './chunks'

/** Titles and notes may stand around the rows of people. */
const rowsAround = 200
const faultsShown = 200
const firstShown = 8
const goneShown = 50
const budgetMs = 2_000

export const checkImport = handler('roster.checkImport', async (context, request) => {
  const { platform, here, person, now } = context
  const { villageId, fileId } = request
  const file = await uploaded(context, fileId, 'roster')
  if (!file.ok) return file
  const read = await readFile(file.value.bytes, context.today)
  // Whatever it holds beyond the roster, identity card numbers above all, is not kept a moment longer than needed.
  await platform.files.remove(file.value.file.path)
  if (!read.ok) return read
  const { roster, sheet, phoneTitle } = read.value
  const baseVersion = (await here.get('rosters', villageId))?.version ?? 0
  const current = await currentRoster(here, villageId)
  const planned = await plan(context, villageId, roster, current, phoneTitle)
  const importId = platform.ids.id()
  const faults = 'faults' in planned ? planned.faults : []
  const draft = {
    importId,
    villageId,
    by: person.personId,
    at: now,
    baseVersion,
    rows: roster.people,
    movedOut: false,
    written: 0,
    folded: 0,
  }
  let faultsAt: string | null = null
  let made: RosterImport
  if ('faults' in planned) {
    const none = { households: 0, residents: 0, groups: {} }
    const nothing = { chunks: 0, leavingChunks: 0, size: none, sizeAfterLeaving: none }
    made = { ...draft, ...nothing, state: 'faulty' }
    const { writeCsv } = await tables()
    await platform.files.write(faultsPath(importId), writeCsv(faultRows(faults)))
    faultsAt = await platform.files.readAddress(faultsPath(importId), '名册问题清单.csv')
  } else {
    const { size, sizeAfterLeaving } = planned
    const chunks = await writeChunks(platform, importId, villageId, planned)
    made = { ...draft, ...chunks, size, sizeAfterLeaving, state: 'ready' }
  }
  return context.write(async (t) => {
    const taken = await takeFile(t, fileId)
    if (!taken.ok) return taken
    await t.insert('rosterImports', { _id: importId, ...made })
    return ok({
      ...progressOf(made),
      sheet,
      counts: countsOf(roster, planned),
      faults: faults.slice(0, faultsShown),
      faultCount: faults.length,
      faultsAt,
      idNumbers: roster.idNumbers > 0,
      first: 'faults' in planned ? [] : firstOf(planned),
      goneNames: 'faults' in planned ? [] : planned.gone.slice(0, goneShown).map((r) => r.name),
    })
  })
})

async function readFile(bytes: Buffer, today: string) {
  const { readSheets } = await tables()
  const sheets = await readSheets(bytes, { rowsMax: rosterRowsMax + rowsAround })
  if (typeof sheets === 'string') return fail(sheets)
  const headings = findHeadings(sheets)
  if (typeof headings === 'string') return fail(headings)
  const roster = readRows(headings, today)
  if (roster.cut) return fail('ROSTER_TOO_LONG', { rowsMax: rosterRowsMax })
  if (roster.people === 0) return fail('ROSTER_NO_PEOPLE')
  return ok({ roster, sheet: headings.sheet.name, phoneTitle: headings.at.phone?.title ?? '' })
}

export async function currentRoster(here: Reader, villageId: string): Promise<CurrentRoster> {
  const eq = { villageId }
  const [groups, households, residents] = await Promise.all([
    listAll(here, 'groups', { eq, range: { field: 'order' } }),
    listAll(here, 'households', { eq, range: { field: 'name' } }),
    listAll(here, 'residents', { eq, range: { field: 'name' } }),
  ])
  return { groups: groups.map((g) => ({ ...g, groupId: g._id })), households, residents }
}

async function plan(
  { platform, here, today }: Context,
  villageId: string,
  roster: FileRoster,
  current: CurrentRoster,
  phoneTitle: string,
): Promise<{ faults: readonly Fault[] } | RosterPlan> {
  if (roster.faults.length > 0) return roster
  const codes = freeCodes(platform)
  const planned = planImport(roster.households, current, {
    villageId,
    today,
    phoneTitle,
    newId: () => platform.ids.id(),
    newCode: codes.draw,
  })
  if ('faults' in planned) return planned
  const better = await codes.replacements(here)
  if (better.size === 0) return planned
  const changes = planned.changes.map((change) => {
    const code = change.kind === 'newHousehold' ? better.get(change.household.cardCode) : undefined
    return change.kind === 'newHousehold' && code !== undefined
      ? { ...change, household: { ...change.household, cardCode: code } }
      : change
  })
  return { ...planned, changes }
}

function countsOf(roster: FileRoster, planned: { faults: readonly Fault[] } | RosterPlan) {
  if ('faults' in planned)
    return {
      rows: roster.people,
      added: 0,
      changed: 0,
      unchanged: 0,
      gone: 0,
      goneWithRole: 0,
      newHouseholds: 0,
    }
  const { people, gone, goneWithRole, newHouseholds } = planned
  const of = (state: string) => people.filter((p) => p.state === state).length
  return {
    rows: roster.people,
    added: of('new'),
    changed: of('changed'),
    unchanged: of('unchanged'),
    gone: gone.length,
    goneWithRole,
    newHouseholds,
  }
}

/** What changes says more than what stays. */
function firstOf({ people }: RosterPlan): Answer<'roster.checkImport'>['first'] {
  const changing = people.filter((p) => p.state !== 'unchanged')
  return [...changing, ...people.filter((p) => p.state === 'unchanged')]
    .slice(0, firstShown)
    .map(({ line, name, state }) => ({ line, name, state }))
}

/** Starts the writing, or goes on with it: what one call does not finish, the next one or the timer does. */
export const runImport = handler('roster.import', async (context, request) => {
  const { platform, here } = context
  const { villageId, importId, movedOut } = request
  const started = await context.write(async (t) => {
    const before = await t.get('rosterImports', importId)
    if (!before) return fail('IMPORT_NOT_FOUND')
    if (before.state === 'faulty') return fail('IMPORT_FAULTY')
    if (before.state !== 'ready') return ok(progressOf(before))
    const roster = (await t.get('rosters', villageId)) ?? { version: 0, runningId: null }
    const refused = mayStart(roster, before)
    if (refused) return refused
    await upsert(t, 'rosters', { _id: villageId, version: roster.version, runningId: importId })
    await t.update('rosterImports', importId, { state: 'writing', movedOut })
    return ok(progressOf({ ...before, state: 'writing', movedOut }))
  })
  if (!started.ok) return started
  // What the timer does, begun at once: the ids that it writes are those of the plan.
  const store = storeBehind(here)
  await continueImport({ ...platform, store }, importId, timeFor(platform.clock, budgetMs))
  const after = await here.get('rosterImports', importId)
  return after ? ok(progressOf(after)) : started
})

function mayStart(
  roster: { version: number; runningId: string | null },
  { importId, baseVersion }: RosterImport,
): Failure<'IMPORT_RUNNING' | 'IMPORT_OUTDATED'> | null {
  if (roster.runningId !== null && roster.runningId !== importId) return fail('IMPORT_RUNNING')
  return roster.version === baseVersion ? null : fail('IMPORT_OUTDATED')
}

export const importState = handler('roster.importState', async ({ here }, request) => {
  const found = await here.get('rosterImports', request.importId)
  return found ? ok(progressOf(found)) : fail('IMPORT_NOT_FOUND')
})
