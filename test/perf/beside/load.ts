import { Caller } from './http'
import type { Side } from './side'

export interface Load {
  readonly perSecond: number
  /** Of each piece of work, in milliseconds. */
  readonly times: readonly number[]
}

/** So many clients at once, each with one piece of work after the other, until all pieces are done. */
async function load(
  side: Side,
  clients: number,
  pieces: number,
  work: (caller: Caller, n: number) => Promise<unknown>,
): Promise<Load> {
  const times: number[] = []
  let next = 0
  const callers = Array.from({ length: clients }, () => new Caller(side.address))
  const start = performance.now()
  await Promise.all(
    callers.map(async (caller) => {
      while (next < pieces) {
        const began = performance.now()
        await work(caller, next++)
        times.push(performance.now() - began)
      }
    }),
  )
  const perSecond = (pieces * 1000) / (performance.now() - start)
  for (const caller of callers) caller.close()
  return { perSecond, times }
}

let keys = 0
const newKey = () => `bench-${String(++keys).padStart(8, '0')}`

/** A recorder files a deed, a reviewer approves it: two durable commands. */
export function pairs(side: Side, clients: number, count: number): Promise<Load> {
  const { seed, tokens } = side
  const { villageId, households, today: doneOn } = seed
  return load(side, clients, count, async (caller, n) => {
    const deed = {
      villageId,
      itemId: 'mediate',
      householdId: households[n % households.length],
      doneOn,
      note: '劝和了两家争地界的',
    }
    const filer = n % 2 === 0 ? tokens.recorder : tokens.otherRecorder
    const filed = await caller.call('deeds.file', deed, filer, newKey())
    const { deedId } = filed as { deedId: string }
    const reviewer = n % 3 === 0 ? tokens.reviewer : tokens.otherReviewer
    await caller.call('deeds.approve', { villageId, deedId }, reviewer, newKey())
  })
}

const boards = ['week', 'month', 'quarter', 'year', 'all']

/** Villagers open their village's boards. */
export function boardPages(side: Side, clients: number, count: number): Promise<Load> {
  const { villageId } = side.seed
  return load(side, clients, count, async (caller, n) => {
    const payload = { villageId, kind: boards[n % boards.length] }
    const text = JSON.stringify({ name: 'ranking.page', payload })
    const body = await caller.post(text, side.tokens.villager)
    if (!body.startsWith('{"ok":true,')) throw new Error(body)
  })
}
