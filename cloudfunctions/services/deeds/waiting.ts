import { by } from '@/domain/common/order'
import { mayLackReviewer, reviewedBy } from '@/domain/deeds/review'
import type { Context } from '../common/context'
import type { Documents } from '../common/documents'
import { listAll, pageOf } from '../common/documents-tools'
import { reviewersOf } from './deeds'

type DeedDocument = Documents['deeds']

interface Waiting {
  readonly rows: readonly DeedDocument[]
  readonly total: number
  readonly after: string | null
}

/**
 * What waits for review in the village, or of every village of the town for its officer, oldest first. Whose a deed is, is
 * worked out from the reviewers there are now; where there are enough of them for any, nothing is looked through.
 */
export async function waitingFor(
  context: Context,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<Waiting> {
  const { here, person, village } = context
  const { villageId, townId } = village
  if (person?.kind !== 'town') {
    if (await lacks(context, villageId)) {
      return paged(await filedIn(context, villageId, false), after, limit)
    }
    const eq = { villageId, state: 'filed' } as const
    const [page, total] = await Promise.all([
      pageOf(here, 'deeds', { eq, range: { field: 'filedAt' } }, after, limit),
      here.count('deeds', { eq }),
    ])
    return { ...page, total }
  }
  const villages = await here.list('villages', {
    eq: { townId },
    range: { field: 'name' },
    limit: 1000,
  })
  const found = await Promise.all(
    villages.map(async ({ villageId: id }) =>
      (await lacks(context, id)) ? filedIn(context, id, true) : [],
    ),
  )
  return paged(found.flat().sort(byFiling), after, limit)
}

async function lacks({ here }: Context, villageId: string): Promise<boolean> {
  return mayLackReviewer(await reviewersOf(here, villageId))
}

async function filedIn(
  { here }: Context,
  villageId: string,
  substitute: boolean,
): Promise<DeedDocument[]> {
  const eq = { villageId, state: 'filed' }
  const [filed, reviewers] = await Promise.all([
    listAll(here, 'deeds', { eq, range: { field: 'filedAt' } }),
    reviewersOf(here, villageId),
  ])
  return filed.map((deed) => reviewedBy(deed, reviewers)).filter((d) => d.substitute === substitute)
}

const byFiling = by(({ filedAt, _id }: DeedDocument) => `${filedAt} ${_id}`)

/** Behind the deed that a cursor names; from the beginning where it is decided meanwhile. */
function paged(all: readonly DeedDocument[], after: string | undefined, limit: number): Waiting {
  const from = all.findIndex(({ _id }) => _id === after) + 1
  const rows = all.slice(from, from + limit)
  const last = rows[rows.length - 1]
  const more = from + limit < all.length
  return { rows, total: all.length, after: more && last ? last._id : null }
}
