import type { Query, Reply } from './backend'
import { failure } from './failure'

type Send = (body: object) => Promise<Reply<unknown>>

/** A list of queries goes out as one call, a single one as a plain call. What fails as a whole fails for each. */
export async function askOver(
  send: Send,
  queries: readonly Query[],
): Promise<readonly Reply<unknown>[]> {
  const [query] = queries
  if (query !== undefined && queries.length === 1)
    return [await send({ name: query.name, payload: query.payload })]
  const result = await send({ queries })
  if (!result.ok) return queries.map(() => result)
  const answers = result.data as readonly Reply<unknown>[]
  return queries.map((_, i) => answers[i] ?? failure('OFFLINE'))
}
