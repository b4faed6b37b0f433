import { addMs } from '@/domain/common/day'
import type { RosterChange, RosterPlan } from '@/domain/roster/import/plan'
import { chunksOf, type RosterImport } from '@/domain/roster/import/state'
import { invariant } from '@/domain/common/result'
import type { Contributions } from '../common/capability'
import type { DocsTx, Outside, Platform } from '../common/context'
import type { Documents } from '../common/documents'
import { inBatches } from '../common/documents-tools'
import { regroup } from '../ledger/append'
import { withoutBirthday } from './birthdays'
import { endSignIns } from '../session/ending'

/** Documents that one transaction writes: far below what CloudBase's 30 seconds allow. */
const chunkSize = 200
const keptMs = 24 * 60 * 60_000

type VersionedName = 'groups' | 'households' | 'residents'

/** One document of the plan. `insert` is a whole document, `set` the fields that change. */
type Piece =
  | { readonly in: VersionedName | 'cards'; readonly insert: Documents[VersionedName | 'cards'] }
  | {
      readonly in: VersionedName
      readonly id: string
      readonly set: Record<string, unknown>
      readonly signsOut?: true
    }

export function faultsPath(importId: string): string {
  return `rosters/${importId}/faults.csv`
}

/** What was answered to the check: names, of which no receipt keeps any. */
export function checkedPath(importId: string): string {
  return `rosters/${importId}/checked.json`
}

function chunkPath(importId: string, n: number): string {
  return `rosters/${importId}/chunk-${String(n)}.json`
}

/** Keeps the plan in files of one transaction each: no document could hold it, and no run needs all of it. */
export async function writeChunks(
  { files }: Outside,
  importId: string,
  villageId: string,
  plan: RosterPlan,
): Promise<{ chunks: number; leavingChunks: number }> {
  const staying = plan.changes.flatMap((change) => piecesOf(change, villageId))
  const leaving = plan.leaving.flatMap((change) => piecesOf(change, villageId))
  const chunks = [...cut(staying), ...cut(leaving)]
  await inBatches([...chunks.entries()], 10, ([n, pieces]) =>
    files.write(chunkPath(importId, n), Buffer.from(JSON.stringify(pieces), 'utf8')),
  )
  return { chunks: cut(staying).length, leavingChunks: cut(leaving).length }
}

function cut(pieces: readonly Piece[]): Piece[][] {
  return Array.from({ length: Math.ceil(pieces.length / chunkSize) }, (_, i) =>
    pieces.slice(i * chunkSize, (i + 1) * chunkSize),
  )
}

function piecesOf(change: RosterChange, villageId: string): Piece[] {
  switch (change.kind) {
    case 'newGroup': {
      const { groupId: _id, name, order } = change.group
      return [{ in: 'groups', insert: { _id, villageId, name, order, households: 0 } }]
    }
    case 'newHousehold': {
      const { household } = change
      const { householdId, cardCode } = household
      // Nobody knows the card before its household is there.
      const card = { _id: cardCode, villageId, householdId, revoked: false }
      return [
        { in: 'households', insert: { _id: householdId, ...household } },
        { in: 'cards', insert: card },
      ]
    }
    case 'newResident': {
      const { resident } = change
      return [{ in: 'residents', insert: { _id: resident.residentId, ...resident, staff: false } }]
    }
    case 'household':
      return [{ in: 'households', id: change.id, set: change.set }]
    case 'resident':
      return [{ ...{ in: 'residents', id: change.id, set: change.set }, ...signedOut(change) }]
  }
}

function signedOut({ signsOut }: { readonly signsOut?: true }) {
  return signsOut ? { signsOut } : {}
}

/** Works on an import that was started until it is done or the time is up. Several may: each chunk counts once. */
export async function continueImport(
  platform: Platform,
  importId: string,
  time: () => boolean,
  contributed: Contributions,
): Promise<void> {
  do {
    const at = await platform.store.get('rosterImports', importId)
    if (at?.state === 'writing') await writeNext(platform, at)
    else if (at?.state === 'folding') await foldNext(platform, at, contributed)
    else return
  } while (time())
}

async function writeNext(platform: Platform, at: RosterImport): Promise<void> {
  const { importId, written } = at
  if (written === chunksOf(at)) return bringIntoForce(platform, importId)
  const pieces = await readChunk(platform, at, written)
  await platform.store.tx(async (t) => {
    const now = await t.get('rosterImports', importId)
    if (now?.state !== 'writing' || now.written !== written) return
    for (const piece of pieces) await writePiece(t, importId, piece)
    await t.update('rosterImports', importId, { written: written + 1 })
  })
}

async function writePiece(t: DocsTx, importId: string, piece: Piece): Promise<void> {
  if ('set' in piece) {
    await t.update(piece.in, piece.id, { pending: { importId, set: piece.set } })
  } else if (piece.in === 'cards') {
    await t.insert('cards', piece.insert as Documents['cards'])
  } else {
    const pending = { importId, set: null }
    await t.insert(piece.in, { ...(piece.insert as Documents[VersionedName]), pending })
  }
}

/** The one write after which everything written before counts, the village's own figures with it. */
async function bringIntoForce({ store }: Platform, importId: string): Promise<void> {
  await store.tx(async (t) => {
    const now = await t.get('rosterImports', importId)
    if (now?.state !== 'writing' || now.written !== chunksOf(now)) return
    const { villageId } = now
    const roster = await t.get('rosters', villageId)
    invariant(roster?.runningId === importId, 'one import of a village at a time')
    const { households, residents, groups } = now.movedOut ? now.sizeAfterLeaving : now.size
    await t.update('rosterImports', importId, { state: 'folding' })
    await t.update('rosters', villageId, { version: roster.version + 1 })
    await t.update('villages', villageId, { households, residents })
    for (const [groupId, count] of Object.entries(groups))
      await t.update('groups', groupId, { households: count })
  })
}

async function foldNext(
  platform: Platform,
  at: RosterImport,
  contributed: Contributions,
): Promise<void> {
  const { importId, folded } = at
  if (folded === chunksOf(at)) return finish(platform, at)
  const pieces = await readChunk(platform, at, folded)
  const moved = await movedAccounts(platform, pieces)
  await tellMovedOut(platform, at, pieces, contributed)
  const signOut = pieces.flatMap((p) => ('set' in p && p.signsOut ? [p.id] : []))
  if (signOut.length > 0) await endSignIns(platform.store, signOut)
  await platform.store.tx(async (t) => {
    const now = await t.get('rosterImports', importId)
    if (now?.state !== 'folding' || now.folded !== folded) return
    for (const piece of pieces) {
      if (piece.in === 'cards') continue
      const id = 'set' in piece ? piece.id : piece.insert._id
      // The view writes with it what is pending.
      await t.update(piece.in, id, { pending: null })
    }
    for (const { accountId, groupId } of moved) await regroup(t, accountId, groupId)
    await t.update('rosterImports', importId, { folded: folded + 1 })
  })
}

/** Before the chunk counts as folded: what breaks off here is done again. */
async function tellMovedOut(
  platform: Platform,
  { by }: RosterImport,
  pieces: readonly Piece[],
  { movedOut }: Contributions,
): Promise<void> {
  for (const piece of pieces) {
    if (piece.in !== 'residents' || !('set' in piece) || !piece.set.leftOn) continue
    const resident = await platform.store.get('residents', piece.id)
    if (!resident) continue
    for (const give of movedOut) await give(platform, { resident, by })
  }
}

/** Accounts stand under the group of their household. */
async function movedAccounts({ store }: Platform, pieces: readonly Piece[]) {
  const moved: { accountId: string; groupId: string }[] = []
  for (const piece of pieces) {
    const groupId = 'set' in piece && piece.in === 'households' ? piece.set.groupId : undefined
    if (typeof groupId !== 'string' || !('set' in piece)) continue
    const accounts = await store.list('accounts', { eq: { householdId: piece.id }, limit: 100 })
    moved.push(...accounts.map(({ _id: accountId }) => ({ accountId, groupId })))
  }
  return moved
}

async function finish(platform: Platform, at: RosterImport): Promise<void> {
  await platform.store.tx(async (t) => {
    const roster = await t.get('rosters', at.villageId)
    await t.update('rosterImports', at.importId, { state: 'done' })
    if (roster?.runningId === at.importId)
      await t.update('rosters', at.villageId, { runningId: null })
  })
  await removeFiles(platform, at)
}

async function readChunk(
  { files }: Platform,
  at: RosterImport,
  n: number,
): Promise<readonly Piece[]> {
  // Where nobody is said to have moved out, the last chunks are left alone.
  const bytes = await files.read(chunkPath(at.importId, n))
  if (!bytes) throw new Error(`chunk ${String(n)} of import ${at.importId} is gone`)
  return (JSON.parse(bytes.toString('utf8')) as Piece[]).map(upgraded)
}

/** A plan may have been made by a version that kept birthdays, and waits for a day. */
function upgraded(piece: Piece): Piece {
  if (piece.in !== 'residents') return piece
  return 'set' in piece
    ? { ...piece, set: withoutBirthday(piece.set) }
    : { ...piece, insert: withoutBirthday(piece.insert) }
}

async function removeFiles(
  { files }: Platform,
  { importId, chunks, leavingChunks }: RosterImport,
): Promise<void> {
  const all = Array.from({ length: chunks + leavingChunks }, (_, n) => chunkPath(importId, n))
  const others = [faultsPath(importId), checkedPath(importId)]
  await inBatches([...all, ...others], 10, (path) => files.remove(path))
}

/** Part of the timer: goes on with what a call left, and forgets what nobody confirmed within a day. */
export async function continueImports(
  platform: Platform,
  time: () => boolean,
  contributed: Contributions,
): Promise<{ more: boolean }> {
  const { store, clock } = platform
  const in_ = (state: RosterImport['state'], lte?: string) =>
    store.list('rosterImports', {
      eq: { state },
      range: { field: 'at', ...(lte === undefined ? {} : { lte }) },
      limit: 100,
    })
  const started = [...(await in_('folding')), ...(await in_('writing'))]
  for (const { importId } of started) {
    // One that is stuck holds nothing else up, least of all another village.
    await continueImport(platform, importId, time, contributed).catch((error: unknown) => {
      platform.log.error('import failed', error, { importId })
    })
  }
  const old = addMs(clock.now(), -keptMs)
  for (const state of ['faulty', 'ready', 'done'] as const) {
    for (const unused of await in_(state, old)) {
      await removeFiles(platform, unused)
      await store.tx((t) => t.remove('rosterImports', unused.importId))
    }
  }
  const after = await Promise.all(
    started.map(({ importId }) => store.get('rosterImports', importId)),
  )
  return { more: after.some((i) => i?.state === 'writing' || i?.state === 'folding') }
}
