/** From a field that holds an id to the collection of what it names, as an adapter is told. */
export type Named = readonly (readonly [field: string, other: string])[]

/** What `follow` promises, in a trip for each document. */
export async function followApart<D extends object>(
  get: (collection: string, id: string) => Promise<D | null>,
  collection: string,
  id: string,
  steps: Named,
): Promise<(D | null)[]> {
  const document = await get(collection, id)
  const named = steps.map(async ([field, other]) => {
    const value = (document as Readonly<Record<string, unknown>> | null)?.[field]
    return typeof value === 'string' ? get(other, value) : null
  })
  return [document, ...(await Promise.all(named))]
}
