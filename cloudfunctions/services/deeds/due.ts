import type { Settling } from '../common/capability'
import type { Documents } from '../common/documents'
import { inBatches } from '../common/documents-tools'
import { postDeed } from './posting'

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
  /** Different accounts at once, the deeds of one account in order of their due time. */
  async until(platform, village, { settledUntil, until }, onDone) {
    const atOnce = platform.store.sharing ?? accountsAtOnce
    for (;;) {
      const due = await platform.store.list('deeds', {
        eq: { villageId: village.villageId, state: 'publicity' },
        range: { field: 'dueAt', ...until },
        limit: duePage,
      })
      await inBatches(byAccount(due), atOnce, async (deeds) => {
        for (const deed of deeds) {
          if (await postDeed(platform, village, deed.deedId, settledUntil)) onDone()
        }
      })
      if (due.length < duePage) return
    }
  },
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
