import type { Instant } from '@/domain/common/day'
import type { Village } from '@/domain/roster/roster'
import type { Settling } from '../common/capability'
import type { Platform } from '../common/context'
import type { Documents } from '../common/documents'
import { inBatches } from '../common/documents-tools'
import { postDeed, postDeeds } from './posting'

/** Where each of them has a commit of its own. */
const accountsAtOnce = 20
const duePage = 1000

/** Deeds whose publicity is over. */
export const deedsDue: Settling = {
  async villages(store, now) {
    const due = await store.list('deeds', {
      eq: { state: 'publicity' },
      range: { field: 'dueAt', lte: now },
      limit: duePage,
    })
    return due.map(({ villageId }) => villageId)
  },
  /** The deeds of one account in order of their due time. */
  async until(platform, village, { settledUntil, until }, onDone) {
    for (;;) {
      const due = await platform.store.list('deeds', {
        eq: { villageId: village.villageId, state: 'publicity' },
        range: { field: 'dueAt', ...until },
        limit: duePage,
      })
      await postAll(platform, village, due, settledUntil, onDone)
      if (due.length < duePage) return
    }
  },
}

/** In batches of one transaction where all share a commit anyway; else different accounts at once. */
async function postAll(
  platform: Platform,
  village: Village,
  due: readonly Documents['deeds'][],
  settledUntil: Instant,
  onDone: () => void,
): Promise<void> {
  const { sharing } = platform.store
  const eachByItself = (deeds: typeof due) =>
    inBatches(byAccount(deeds), sharing ?? accountsAtOnce, async (ofOne) => {
      for (const { deedId } of ofOne)
        if (await postDeed(platform, village, deedId, settledUntil)) onDone()
    })
  if (sharing === undefined) return eachByItself(due)
  for (let from = 0; from < due.length; from += sharing) {
    const batch = due.slice(from, from + sharing)
    const ids = batch.map(({ deedId }) => deedId)
    try {
      const posted = await postDeeds(platform, village, ids, settledUntil)
      for (let n = 0; n < posted; n++) onDone()
    } catch {
      // One that cannot be posted takes no other with it.
      await eachByItself(batch)
    }
  }
}

function byAccount(due: readonly Documents['deeds'][]): Documents['deeds'][][] {
  const accounts = new Map<string, Documents['deeds'][]>()
  for (const deed of due) {
    const deeds = accounts.get(deed.accountId)
    if (deeds) deeds.push(deed)
    else accounts.set(deed.accountId, [deed])
  }
  return [...accounts.values()]
}
