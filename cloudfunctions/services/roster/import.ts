import { setImmediate } from 'node:timers/promises'
import type { Answer, Request } from '@/domain/contracts'
import { fail, ok, type Failure, type Result } from '@/domain/common/result'
import type { Steps } from '@/domain/common/steps'
import type { CurrentRoster } from '@/domain/roster/import/current'
import type { Fault, Place } from '@/domain/roster/import/places'
import type { PersonState } from '@/domain/roster/import/phones'
import { planInSteps, type RosterPlan } from '@/domain/roster/import/plan'
import { inOrder, readInSteps, type FileRoster } from '@/domain/roster/import/read'
import { rosterRowsMax } from '@/domain/roster/import/rows'
import { progressOf, type RosterImport } from '@/domain/roster/import/state'
import { faultRows } from '@/domain/roster/import/table'
import { timeFor } from '../../platform/clock'
import { tables } from '../../platform/sheets/lazy'
import { freeCodes } from './free-codes'
import { storeBehind } from '../common/across'
import { recordIn } from '../record/record'
import { handler } from '../common/capability'
import type { ContextOf } from '../common/context'
import { upsert } from '../common/documents-tools'
import { takeFile, uploaded } from '../files/files'
import { checkedPath, continueImport, faultsPath, writeChunks } from './chunks'
import { rosterOf } from './current'
import { proposingPhone, waitingPhones } from './phones'

/** Titles and notes may stand around the rows of people. */
const rowsAround = 200
const faultsShown = 200
const firstShown = 8
const goneShown = 50
const notesShown = 100
/** Headings that are remembered for a village. */
const titlesMax = 300
const budgetMs = 2_000

type Said = NonNullable<Request<'roster.checkImport'>['columns']>[number]

export const checkImport = handler(
  'roster.checkImport',
  async (context, request) => {
    const { platform, here, person, village, now } = context
    const { villageId, fileId } = request
    const file = await uploaded(context, fileId, 'roster')
    if (!file.ok) return file
    const { readSheets } = await tables()
    const sheets = await readSheets(file.value.bytes, { rowsMax: rosterRowsMax + rowsAround })
    // Whatever it holds beyond the roster, identity card numbers above all, is not kept a moment longer than needed.
    await platform.files.remove(file.value.file.path)
    if (typeof sheets === 'string') return fail(sheets)
    const baseVersion = (await here.get('rosters', villageId))?.version ?? 0
    const [current, known] = await Promise.all([
      rosterOf(here, villageId),
      here.get('rosterHeadings', villageId),
    ])
    const titles = mergedTitles(known?.titles ?? [], request.columns ?? [])
    const roster = await inSteps(
      readInSteps(sheets, {
        today: context.today,
        villageName: village.name,
        groups: current.groups.map((g) => g.name),
        chosen: new Map(titles.map(({ key, as }) => [key, as])),
        only: request.sheets,
      }),
    )
    if (typeof roster === 'string') return fail(roster)
    if (roster.cut) return fail('ROSTER_TOO_LONG', { rowsMax: rosterRowsMax })
    const planned = await plan(context, roster, current)
    const importId = platform.ids.id()
    const order = new Map(sheets.map(({ name }, i) => [name, i]))
    const faults = 'faults' in planned ? inOrder(planned.faults, order) : []
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
      const { held } = planned
      made = { ...draft, ...chunks, held, size, sizeAfterLeaving, state: 'ready' }
    }
    const notes = 'faults' in planned ? roster.notes : [...roster.notes, ...planned.notes]
    const answer: Answer<'roster.checkImport'> = {
      ...progressOf(made),
      sheet: roster.sheets.find((s) => s.state === 'read')?.name ?? '',
      sheets: [...roster.sheets],
      columns: [...roster.columns],
      counts: countsOf(roster, planned),
      faults: faults.slice(0, faultsShown),
      faultCount: faults.length,
      faultsAt,
      notes: inOrder(notes, order).slice(0, notesShown),
      noteCount: notes.length,
      skipped: roster.skipped.slice(0, notesShown).map((row) => ({ ...row, name: '' })),
      skippedCount: roster.skipped.length,
      newGroups: 'faults' in planned ? [] : [...planned.newGroups],
      holders: 'faults' in planned ? [] : planned.holders.map((r) => r.name),
      held: 'faults' in planned ? [] : namesOf(planned),
      leftNames: 'faults' in planned ? [] : planned.left.slice(0, goneShown).map((r) => r.name),
      idNumbers: roster.idNumbers > 0,
      first: firstOf(roster, planned),
      goneNames: 'faults' in planned ? [] : planned.gone.slice(0, goneShown).map((r) => r.name),
    }
    await platform.files.write(checkedPath(importId), Buffer.from(JSON.stringify(answer), 'utf8'))
    const written = await context.write(async (t) => {
      const taken = await takeFile(t, fileId)
      if (!taken.ok) return taken
      await t.insert('rosterImports', { _id: importId, ...made })
      if (request.columns)
        await upsert(t, 'rosterHeadings', { _id: villageId, titles: remembered(titles) })
      return ok({ importId })
    })
    return written.ok ? answerKept(context, written.value) : written
  },
  (context, kept) => answerKept(context, kept as Kept),
)

/** The receipt's; those of the release before keep the answer. */
type Kept = Pick<Answer<'roster.checkImport'>, 'importId'>

async function answerKept(
  { platform: { files } }: ContextOf<'roster.checkImport'>,
  kept: Kept,
): Promise<Result<Answer<'roster.checkImport'>, 'FILE_NOT_ARRIVED'>> {
  if ('state' in kept) return ok(kept as Answer<'roster.checkImport'>)
  const bytes = await files.read(checkedPath(kept.importId))
  return bytes
    ? ok(JSON.parse(bytes.toString('utf8')) as Answer<'roster.checkImport'>)
    : fail('FILE_NOT_ARRIVED')
}

/** Others have their turn between two of them. */
async function inSteps<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await setImmediate()
  }
}

/** What is said now stands before what was said at an earlier import. */
function mergedTitles(known: readonly Said[], said: readonly Said[]): Said[] {
  const titles = new Map(known.map((title) => [title.key, title]))
  for (const title of said) titles.set(title.key, title)
  return [...titles.values()]
}

/** A column without a heading is another one in the next file. */
function remembered(titles: readonly Said[]): Said[] {
  return titles.filter(({ key }) => !key.startsWith('#')).slice(-titlesMax)
}

/** Also where the file has faults: those that show only beside the roster are told with the others, in one pass. */
async function plan(
  {
    platform,
    here,
    today,
    village,
  }: Pick<ContextOf<'roster.checkImport'>, 'platform' | 'here' | 'today' | 'village'>,
  roster: FileRoster,
  current: CurrentRoster,
): Promise<{ faults: readonly Fault[] } | RosterPlan> {
  const codes = freeCodes(platform)
  const phone = roster.columns.find(({ as }) => as === 'phone' || as === 'headPhone')
  const steps = planInSteps(roster.households, current, {
    villageId: village.villageId,
    villageName: village.name,
    today,
    phoneTitle: phone?.title ?? '',
    newId: () => platform.ids.id(),
    newCode: codes.draw,
  })
  const planned = await inSteps(steps)
  if ('faults' in planned) return { faults: [...roster.faults, ...planned.faults] }
  if (roster.faults.length > 0) return { faults: roster.faults }
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

/** Whose phone waits. */
function namesOf({ held, holders }: RosterPlan): string[] {
  const ids = new Set(held.map(({ residentId }) => residentId))
  return holders.filter((r) => ids.has(r.residentId)).map((r) => r.name)
}

function countsOf(roster: FileRoster, planned: { faults: readonly Fault[] } | RosterPlan) {
  const read = { rows: roster.people, households: roster.households.length }
  if ('faults' in planned) {
    const none = { added: 0, changed: 0, unchanged: 0, gone: 0, goneWithRole: 0 }
    return { ...read, ...none, left: 0, newHouseholds: 0 }
  }
  const { people, gone, goneWithRole, left, newHouseholds } = planned
  const of = (state: string) => people.filter((p) => p.state === state).length
  return {
    ...read,
    added: of('new'),
    changed: of('changed'),
    unchanged: of('unchanged'),
    gone: gone.length,
    goneWithRole,
    left: left.length,
    newHouseholds,
  }
}

/** How it was read. What changes says more than what stays. */
function firstOf(
  { households }: FileRoster,
  planned: { faults: readonly Fault[] } | RosterPlan,
): Answer<'roster.checkImport'>['first'] {
  const stateOf = new Map<string, PersonState>()
  if (!('faults' in planned))
    for (const person of planned.people) stateOf.set(keyOf(person), person.state)
  const all = households.flatMap((h) =>
    h.people.map((p) => ({
      line: p.line,
      name: p.name,
      state: stateOf.get(keyOf(p)) ?? ('new' as const),
      group: h.group,
      words: p.head
        ? ['户主', h.number === '' ? '' : `${h.number} 号`].filter(Boolean).join(' · ')
        : p.relation,
    })),
  )
  const changing = all.filter((p) => p.state !== 'unchanged')
  return [...changing, ...all.filter((p) => p.state === 'unchanged')].slice(0, firstShown)
}

function keyOf({ sheet, line, name }: Place & { readonly name: string }): string {
  return `${sheet}:${String(line)}:${name}`
}

/** Starts the writing, or goes on with it: what one call does not finish, the next one or the timer does. */
export const runImport = handler('roster.import', async (context, request, contributed) => {
  const { platform, here } = context
  const { villageId, importId, movedOut } = request
  const proposals = await proposingHeld(context, importId)
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
    const words = [`导入名册：${String(before.rows)} 行${movedOut ? '，名单上没有的记为迁出' : ''}`]
    await recordIn(t, villageId, { by: context.person.personId, words, at: context.now })
    for (const propose of proposals) {
      const village = await t.get('villages', villageId)
      if (village) await propose(t, village)
    }
    return ok(progressOf({ ...before, state: 'writing', movedOut }))
  })
  if (!started.ok) return started
  // What the timer does, begun at once: the ids that it writes are those of the plan.
  const store = storeBehind(here)
  const time = timeFor(platform.clock, budgetMs)
  await continueImport({ ...platform, store }, importId, time, contributed)
  const after = await here.get('rosterImports', importId)
  return after ? ok(progressOf(after)) : started
})

/** Phones of role holders: each waits for a second person, unless the same one does already. */
async function proposingHeld(context: ContextOf<'roster.import'>, importId: string) {
  const { here, village, now } = context
  const held = (await here.get('rosterImports', importId))?.held ?? []
  const waiting = await waitingPhones(here, village.villageId, now)
  const found = held.map(async ({ residentId, phone }) => {
    const resident = await here.get('residents', residentId)
    const known = !resident || waiting.get(residentId) === phone || resident.phone === phone
    return known ? [] : [await proposingPhone(context, resident, phone)]
  })
  return (await Promise.all(found)).flat()
}

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
