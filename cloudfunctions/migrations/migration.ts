import type { Docs } from '../services/common/context'
import type { Documents } from '../services/common/documents'

/** Entries are never rewritten: their hashes are made of what they say. */
export type Reshaped = Exclude<keyof Documents, 'entries'>

/** A document in the shape that some version gave it. */
export type Kept = { readonly _id: string } & Readonly<Record<string, unknown>>

export interface Migration {
  /** `NNN-what-it-does`, as its file is called. Never changed once released. */
  readonly id: string
  /** In a sentence, what is otherwise from here on. */
  readonly about: string
  /** The documents that get another shape. Until the steps have reached one, it is read through `upgrade`. */
  readonly reshapes?: {
    readonly collection: Reshaped
    /** Pure; leaves out the fields that go. */
    readonly upgrade: (old: Kept) => Kept
  }
  /**
   * Does one piece of the work. It may be killed anywhere and done again.
   * @param stored the store as it is, versions included
   * @returns where the next piece begins; null after the last one
   */
  step(stored: Docs, cursor: string, shapes: Shapes): Promise<string | null>
}

/** What of each collection changed, in order. A document without a version is of version 1. */
export type Shapes = ReadonlyMap<string, readonly ((old: Kept) => Kept)[]>

export function shapesOf(migrations: readonly Migration[]): Shapes {
  const shapes = new Map<string, ((old: Kept) => Kept)[]>()
  for (const { reshapes } of migrations) {
    if (!reshapes) continue
    const { collection, upgrade } = reshapes
    shapes.set(collection, [...(shapes.get(collection) ?? []), upgrade])
  }
  return shapes
}

/** So many documents are looked at in a step, */
const page = 100
/** and so many rewritten in one transaction. */
const together = 20

/** Documents of a collection that change each by itself. */
export function eachDocument(
  about: Pick<Migration, 'id' | 'about'>,
  collection: Reshaped,
  upgrade: (old: Kept) => Kept,
): Migration {
  return {
    ...about,
    reshapes: { collection, upgrade },
    async step(stored, cursor, shapes) {
      const range = { field: '_id', ...(cursor === '' ? {} : { gt: cursor }) }
      const documents = await stored.list(collection, { eq: {}, range, limit: page })
      const old = documents.filter((d) => changesOf(shapes, collection, d) !== null)
      for (let i = 0; i < old.length; i += together) {
        await rewrite(stored, collection, old.slice(i, i + together), shapes)
      }
      return documents.length < page ? null : (documents.at(-1)?._id ?? null)
    },
  }
}

async function rewrite(
  stored: Docs,
  collection: Reshaped,
  documents: readonly { _id: string }[],
  shapes: Shapes,
): Promise<void> {
  await stored.tx(async (t) => {
    for (const { _id } of documents) {
      const changes = changesOf(shapes, collection, await t.get(collection, _id))
      if (changes) await t.update(collection, _id, changes)
    }
  })
}

/** The fields that bring a document to its present shape; null where it has it, or is not there. */
export function changesOf(
  shapes: Shapes,
  collection: string,
  document: { readonly _id: string } | null,
): Readonly<Record<string, unknown>> | null {
  const upgrades = shapes.get(collection)
  if (!upgrades || document === null) return null
  const old = document as Kept
  const since = versionOf(old)
  if (since > upgrades.length) return null
  const next = brought(upgrades, old)
  const gone = Object.keys(old).filter((field) => !(field in next))
  const changed = Object.entries(next).filter(([field, value]) => old[field] !== value)
  return {
    ...Object.fromEntries(gone.map((field) => [field, null])),
    ...Object.fromEntries(changed),
    v: upgrades.length + 1,
  }
}

/** A document as this version reads it, whichever version wrote it. */
export function upgraded<D extends { readonly _id: string }>(
  shapes: Shapes,
  collection: string,
  document: D,
): D {
  const upgrades = shapes.get(collection)
  if (!upgrades) return document
  const { v: _, ...fields } = brought(upgrades, document)
  return fields as unknown as D
}

function brought(upgrades: readonly ((old: Kept) => Kept)[], document: Kept): Kept {
  return upgrades.slice(versionOf(document) - 1).reduce((old, upgrade) => upgrade(old), document)
}

function versionOf({ v }: Kept): number {
  return typeof v === 'number' ? v : 1
}
