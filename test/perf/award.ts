import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { noticeId } from '@/domain/inbox/notice'
import { entryId } from '@/domain/ledger/entry'
import Database from 'libsql'
import { seededIds } from '../../cloudfunctions/platform/ids'
import { postDeed } from '../../cloudfunctions/services/deeds/posting'
import { openSqlite } from '../../cloudfunctions/platform/store/sqlite'
import { collections } from '../../cloudfunctions/services/capabilities'
import type { Documents } from '../../cloudfunctions/services/common/documents'
import { castOf } from '../model/village'
import { countedSweep, openWorld, type World } from '../model/world'
import { temporaryFolder } from '../store/temporary'
import { median, rate } from './figures'

const rounds = 7
const awardsARound = 150
const villageId = 'bench'

export interface AwardFigures {
  readonly useCasePerSecond: number
  readonly barePerSecond: number
  /** Median over rounds; both ways run in each round, one after the other. */
  readonly ratio: number
}

/**
 * An award (filed, approved, posted: three durable transactions) through the whole use case, against the same rows
 * written by bare prepared statements into the same tables with the same indexes, WAL and synchronous=FULL.
 * @param clients who award at once; the bare statements come one after the other and flush each
 */
export async function measureAwards(clients = 1): Promise<AwardFigures> {
  const world = await openWorld('full')
  await world.addVillage({
    villageId,
    publicityDays: 0,
    items: [countedSweep],
    households: castOf('b'),
  })
  const bare = await openBare(world)
  const [useCase, statements, ratios]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round <= rounds; round++) {
    // One person files so many a day.
    if (round > 0) world.pass(86_400_000)
    const a = await rate(awardsARound, () => award(world), clients)
    const b = await rate(awardsARound, () => bare.award())
    if (round === 0) continue
    useCase.push(a)
    statements.push(b)
    ratios.push(a / b)
  }
  bare.close()
  await world.close()
  return {
    useCasePerSecond: median(useCase),
    barePerSecond: median(statements),
    ratio: median(ratios),
  }
}

/** @param look sees the deed after each of its steps */
async function award(world: World, look?: (deedId: string) => Promise<void>): Promise<string> {
  const doneOn = '2026-11-01'
  const { deedId } = await world.must(
    'deeds.file',
    { villageId, itemId: 'sweep', householdId: 'bh1', doneOn, note: '扫了村道' },
    'bqian',
  )
  await look?.(deedId)
  await world.must('deeds.approve', { villageId, deedId }, 'bsun')
  await look?.(deedId)
  const village = await world.platform.store.get('villages', villageId)
  if (!village || !(await postDeed(world.platform, village, deedId, '')))
    throw new Error('not posted')
  return deedId
}

/** The rows of one real award, written again and again under new ids, without any of our code. */
async function openBare(world: World): Promise<{ award(): Promise<void>; close(): void }> {
  const rows = await rowsOf(world)
  const folder = temporaryFolder()
  await openSqlite<Documents>({ folder, collections, durability: 'full' }).close()
  const db = new Database(join(folder, 'store.db'))
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = full')
  const insert = (table: string) => db.prepare(`insert into "${table}" values (?, ?)`)
  const update = (table: string) => db.prepare(`update "${table}" set doc = ? where _id = ?`)
  const [deeds, receipts, notices, entries, accounts, caps] = [
    'deeds',
    'receipts',
    'notices',
    'entries',
    'accounts',
    'capUses',
  ].map(insert)
  const [deed, account, cap] = ['deeds', 'accounts', 'capUses'].map(update)
  if (
    !deeds ||
    !receipts ||
    !notices ||
    !entries ||
    !accounts ||
    !caps ||
    !deed ||
    !account ||
    !cap
  )
    throw new Error('statements')
  accounts.run('a', JSON.stringify(rows.account))
  caps.run('c', JSON.stringify(rows.cap))
  // Ids of the same kind too: where a row lands in its index decides how many pages a commit writes.
  const ids = seededIds('bare')
  const receiptId = () => createHash('sha256').update(ids.id()).digest('hex')
  let seq = 0
  const transaction = (work: () => void) => {
    db.exec('begin immediate')
    work()
    db.exec('commit')
  }
  return {
    award() {
      const id = ids.id()
      seq++
      transaction(() => {
        deeds.run(id, JSON.stringify(rows.filed))
        receipts.run(receiptId(), JSON.stringify(rows.receipt))
      })
      transaction(() => {
        deed.run(JSON.stringify(rows.approved), id)
        cap.run(JSON.stringify({ ...rows.cap, used: seq }), 'c')
        notices.run(noticeId('deed.approved', id), JSON.stringify(rows.notice))
        receipts.run(receiptId(), JSON.stringify(rows.receipt))
      })
      transaction(() => {
        deed.run(JSON.stringify(rows.deed), id)
        notices.run(noticeId('deed.posted', id), JSON.stringify(rows.notice))
        account.run(JSON.stringify({ ...rows.account, seq }), 'a')
        entries.run(entryId(rows.account.accountId, seq), JSON.stringify({ ...rows.entry, seq }))
      })
      return Promise.resolve()
    },
    close: () => void db.close(),
  }
}

async function rowsOf(world: World) {
  const { store } = world.platform
  const steps: (Documents['deeds'] | null)[] = []
  const deedId = await award(world, async (id) => void steps.push(await store.get('deeds', id)))
  const [filed, approved] = steps
  const deed = await store.get('deeds', deedId)
  const entry = await store.get('entries', deed?.entryId ?? '')
  const account = await store.get('accounts', deed?.accountId ?? '')
  const cap = await store.get('capUses', deed?.reserved[0]?.id ?? '')
  const notice = await store.get('notices', noticeId('deed.posted', deedId))
  if (!filed || !approved || !deed || !entry || !account || !cap || !notice)
    throw new Error('an award has its rows')
  const receipt = {
    _id: 'x'.repeat(64),
    inputHash: 'x'.repeat(64),
    answer: { deedId, substitute: false, points: 5 },
    at: deed.filedAt,
  }
  return { filed, approved, deed, entry, account, cap, notice, receipt }
}
