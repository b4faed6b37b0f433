import { holdOn } from '@/domain/checks/held'
import { dayOf } from '@/domain/common/day'
import { ok } from '@/domain/common/result'
import type { ObjectionRow } from '@/domain/deeds/contract'
import { objectionSight } from '@/domain/deeds/objection-sight'
import { handler } from '../common/capability'
import type { Context } from '../common/context'
import { viewOf } from './read'
import type { Documents } from '../common/documents'
import { pageOf } from '../common/documents-tools'
import { Lookup } from '../common/people'

/** What waits for the caller's answer. */
export const waiting = handler('deeds.objections', async (context, request) => {
  const { here, person, village, now } = context
  const overdue = person.kind === 'town' ? { lte: now } : {}
  const query = {
    eq: { villageId: village.villageId, state: 'open' },
    range: { field: 'answerBy', ...overdue },
  }
  const lookup = Lookup.for(context)
  let after = request.after ?? null
  // Others' may fill a page: the next ones are read until one has something, so that no page is empty but the last.
  for (;;) {
    const page = await pageOf(here, 'objections', query, after ?? undefined, request.limit)
    const rows = await Promise.all(page.rows.map((o) => rowOf(context, lookup, o)))
    const shown = rows.filter((row) => row !== null)
    after = page.after
    if (shown.length > 0 || after === null) return ok({ rows: shown, after })
  }
})

async function rowOf(
  context: Context,
  lookup: Lookup,
  objection: Documents['objections'],
): Promise<ObjectionRow | null> {
  const { person, now } = context
  const deed = await context.here.get('deeds', objection.deedId)
  const sight = objectionSight(person, deed, objection, now)
  if (deed === null || sight === 'nothing') return null
  return {
    objectionId: objection._id,
    deed: await viewOf(context, lookup, deed),
    text: objection.text,
    ...(holdOn(objection, 'text') === null ? {} : { checking: true }),
    by: sight === 'unnamed' ? null : await lookup.actorName(objection.by),
    at: objection.at,
    answerBy: dayOf(objection.answerBy),
    overdue: now >= objection.answerBy,
  }
}
