import type { Answer } from '@/domain/contracts'
import { dayOf, type Instant } from '@/domain/common/day'
import { periodKindOf, periodOf, previousPeriod, type PeriodKey } from '@/domain/common/period'
import { fail, ok } from '@/domain/common/result'
import { awardsOf } from '@/domain/ledger/account'
import { provisionalUntil } from '@/domain/ledger/periods'
import { boardId, buildBoard, openPeriods, type Board, type Standing } from '@/domain/ranking/board'
import { publicityDaysOn, type Resident, type Village } from '@/domain/roster/roster'
import { handler } from '../common/capability'
import type { Context, Docs, Platform, Reader } from '../common/context'
import type { Documents } from '../common/documents'
import { listAll, upsert } from '../common/documents-tools'
import { accountsOf } from '../ledger/ledger'
import { readAgainOnceChanged, whileUnchanged } from '../common/lasting'
import { Lookup } from '../common/people'

const pageRows = 50
/** Names are read with the page: a board that was drawn long ago names nobody who said no since. */
const readFor = ['boards', 'households', 'residents', 'rosterImports'] as const

/** One document answers the page, my rank and the groups. */
export const page = handler('ranking.page', async (context, request) => {
  const { here, today, village, person } = context
  const { from } = request
  if (request.period !== undefined && periodKindOf(request.period) !== request.kind)
    return fail('PERIOD_WRONG')
  const asked = request.period ?? periodOf(request.kind, today)
  const current = request.period === undefined
  // Village and viewer by what was read of them: they may have been written since.
  const key = JSON.stringify(['board page', asked, current, from, today, village, person])
  const drawn = await whileUnchanged(here, readFor, key, () =>
    draw(context, village, asked, current, from),
  )
  return ok(drawn)
})

async function draw(
  context: Context,
  village: Village,
  asked: PeriodKey,
  current: boolean,
  from: number,
): Promise<Answer<'ranking.page'>> {
  const { here, today } = context
  const { board, period } = village.ranking
    ? await boardToShow(here, village, asked, current)
    : { board: null, period: asked }
  const until = provisionalUntil(period, publicityDaysOn(village))
  const head = {
    ...{ period, kind: periodKindOf(period), unit: village.unit, closesOn: until },
    ...(period === asked ? {} : { before: true }),
  }
  if (!board) {
    return {
      ...head,
      off: !village.ranking,
      closed: until !== null && until < today,
      asOf: null,
      rows: [],
      total: 0,
      next: null,
      mine: village.ranking ? await myRank(context, village, null) : null,
      groups: [],
      deductions: 0,
    }
  }
  const groups = new Map(board.groups.map((g) => [g.groupId, g.name]))
  const lookup = Lookup.for(context)
  const shown = board.rows.slice(from, from + pageRows)
  const next = from + shown.length
  return {
    ...head,
    off: false,
    closed: board.closed,
    asOf: board.asOf,
    rows: await Promise.all(
      shown.map(async ({ ownerId, groupId, rank, points, previousRank }) => ({
        ...{ ownerId, rank, points, previousRank },
        name: await lookup.listedName(ownerId, village.unit),
        group: groups.get(groupId) ?? '',
      })),
    ),
    total: board.rows.length,
    next: next < board.rows.length ? next : null,
    mine: await myRank(context, village, board),
    groups: board.groups.map(({ name, rank, averageTenths, sum, households }) => ({
      group: name,
      rank,
      average: averageTenths / 10,
      sum,
      households,
    })),
    deductions: board.deductions,
    ...(board.redrawn ? { redrawn: true } : {}),
  }
}

/** On the first days of a period nobody has points yet: then the one before is shown. */
async function boardToShow(here: Reader, village: Village, asked: PeriodKey, current: boolean) {
  const board = await boardOf(here, boardId(village.villageId, asked))
  const before = current && !board?.rows.length ? previousPeriod(asked) : null
  const last = before === null ? null : await boardOf(here, boardId(village.villageId, before))
  return before !== null && last?.rows.length
    ? { board: last, period: before }
    : { board, period: asked }
}

/** The document as it was read last, which all who look at it share; none that tells deductions by name. */
async function boardOf(here: Reader, id: string): Promise<Documents['boards'] | null> {
  const read = () => here.get('boards', id)
  const board = await whileUnchanged(here, ['boards'], `board ${id}`, read)
  return board?.counts === 'awards' ? board : null
}

async function myRank(
  context: Context,
  village: Village,
  board: Board | null,
): Promise<Answer<'ranking.page'>['mine']> {
  const { person } = context
  if (!person?.householdId) return null
  const lookup = Lookup.for(context)
  const byHousehold = village.unit === 'household'
  const rows = board?.rows ?? []
  const at = rows.findIndex(
    (r) => r.ownerId === (byHousehold ? person.householdId : person.personId),
  )
  const row = rows[at]
  const better =
    row &&
    rows
      .slice(0, at)
      .reverse()
      .find((r) => r.rank < row.rank)
  return {
    rank: row?.rank ?? null,
    points: row?.points ?? 0,
    name: byHousehold ? await lookup.householdName(person.householdId) : person.name,
    ...((await lookup.household(person.householdId))?.unnamed ? { unnamed: true } : {}),
    previousRank: row?.previousRank ?? null,
    toNext: row && better && !board?.closed ? better.points - row.points : null,
  }
}

/** Rebuilds every board of a village that may still change: one after the other, and all are written at once. */
export async function rebuildOpenBoards(platform: Platform, village: Village): Promise<number> {
  const { store } = platform
  const now = platform.clock.now()
  const source = await readStandings(store, village)
  const periods = openPeriods(dayOf(now), publicityDaysOn(village), source.periods)
  const built = new Map<PeriodKey, Board>()
  for (const period of periods) {
    const before = previousPeriod(period)
    const previous =
      before === null ? null : (built.get(before) ?? (await read(store, village, before)))
    built.set(period, build(village, source, period, previous, now))
  }
  await Promise.all([...built.values()].map((board) => write(store, board)))
  return periods.length
}

/** Closes a board for good, as of the moment at which it closes. */
export async function closeBoard(
  platform: Platform,
  village: Village,
  period: PeriodKey,
  at: Instant,
  standings: () => Promise<Source>,
): Promise<void> {
  const { store } = platform
  const source = await standings()
  const before = previousPeriod(period)
  const previous = before === null ? null : await read(store, village, before)
  await write(store, build(village, source, period, previous, at))
}

/** For the boards that close one after the other. */
export function standingsOf(store: Docs, village: Village): () => Promise<Source> {
  const collections = ['accounts', 'groups', 'households', 'residents', 'rosterImports'] as const
  return readAgainOnceChanged(store, collections, () => readStandings(store, village))
}

export interface Source {
  readonly accounts: readonly Documents['accounts'][]
  readonly groups: readonly { groupId: string; name: string; households: number }[]
  readonly leftOf: LeftOf
  readonly periods: readonly PeriodKey[]
}

async function readStandings(store: Docs, village: Village): Promise<Source> {
  const { villageId } = village
  const inVillage = { eq: { villageId }, range: { field: 'name' } }
  const [accounts, groups, households, residents] = await Promise.all([
    accountsOf(store, villageId),
    store.list('groups', { eq: { villageId }, range: { field: 'order' }, limit: 1000 }),
    listAll(store, 'households', inVillage),
    village.unit === 'resident' ? listAll(store, 'residents', inVillage) : [],
  ])
  const periods = new Set(accounts.flatMap((a) => Object.keys(a.totals)))
  const livedIn = households.filter((h) => !h.leftOn)
  return {
    accounts,
    groups: groups.map(({ _id: groupId, name }) => ({
      ...{ groupId, name },
      // Counted from the households that rows are left out by, so that sum and divisor are of the same.
      households: livedIn.filter((h) => h.groupId === groupId).length,
    })),
    leftOf: leftIn(
      ...households.map((h) => [h.householdId, h] as const),
      ...residents.map((r) => [r.residentId, r] as const),
    ),
    periods: [...periods],
  }
}

/** Whether whoever holds an account moved out. */
type LeftOf = (ownerId: string) => boolean

function leftIn(...people: readonly (readonly [string, Pick<Resident, 'leftOn'>])[]): LeftOf {
  const left = new Set(people.filter(([, { leftOn }]) => leftOn).map(([id]) => id))
  return (ownerId) => left.has(ownerId)
}

function read(store: Docs, { villageId }: Village, period: PeriodKey): Promise<Board | null> {
  return store.get('boards', boardId(villageId, period))
}

/** @param previous of the period before, for how ranks moved */
function build(
  village: Village,
  source: Source,
  period: PeriodKey,
  previous: Board | null,
  now: Instant,
): Board {
  const ranks = new Map((previous?.rows ?? []).map((r) => [r.ownerId, r.rank]))
  return buildBoard({
    villageId: village.villageId,
    period,
    standings: source.accounts.map((a) => standing(a, period, source.leftOf)),
    groups: source.groups,
    previousRankOf: (ownerId) => ranks.get(ownerId) ?? null,
    publicityDaysOn: publicityDaysOn(village),
    now,
  })
}

/** What is closed stays as it is. */
async function write(store: Docs, board: Board): Promise<void> {
  const id = boardId(board.villageId, board.period)
  await store.tx(async (t) => {
    const current = await t.get('boards', id)
    if (current?.closed) return
    await upsert(t, 'boards', { _id: id, ...board })
  })
}

function standing(account: Documents['accounts'], period: PeriodKey, leftOf: LeftOf): Standing {
  const { ownerId, householdId, groupId, honour, deducted } = account
  const total = period === 'all' ? { honour, deducted } : account.totals[period]
  return {
    ...{ ownerId, householdId, groupId },
    points: total ? awardsOf(total) : 0,
    deducted: total?.deducted ?? 0,
    left: leftOf(ownerId),
  }
}
