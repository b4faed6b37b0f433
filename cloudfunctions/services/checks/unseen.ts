import type { SubjectKind } from '@/domain/checks/check'
import type { Context, Reader } from '../common/context'
import type { CollectionWith, Documents } from '../common/documents'
import type { Holding } from '@/domain/checks/held'
import { listAll } from '../common/documents-tools'
import { whileUnchanged } from '../common/lasting'

type Holder = CollectionWith<'held', Holding> & CollectionWith<'state', { state: string }>

/** A count without those that are not there for the caller, since nobody has let their words pass yet. */
export async function countSeen<C extends Holder>(
  { here }: Pick<Context, 'here'>,
  collection: C,
  eq: { readonly villageId: string; readonly state: Documents[C]['state'] },
  kind: SubjectKind,
  sees: (document: Documents[C]) => boolean,
): Promise<number> {
  const [all, waiting] = await Promise.all([
    here.count(collection, { eq }),
    heldOf(here, eq.villageId, kind),
  ])
  const held = await Promise.all(waiting.map((id) => here.get(collection, id)))
  return all - held.filter((d) => d !== null && d.state === eq.state && !sees(d)).length
}

/** Documents of a kind with a text on which nobody has decided: few, while counting is done for every first screen. */
function heldOf(here: Reader, villageId: string, kind: SubjectKind): Promise<readonly string[]> {
  return whileUnchanged(here, ['checks'], `held ${kind} ${villageId}`, async () => {
    const lists = ['waiting', 'review'].flatMap((state) =>
      [true, false].map((substitute) =>
        listAll(here, 'checks', { eq: { villageId, state, substitute }, range: { field: 'at' } }),
      ),
    )
    const checks = (await Promise.all(lists)).flat().filter(({ subject }) => subject.kind === kind)
    return [...new Set(checks.map(({ subject }) => subject.id))]
  })
}
