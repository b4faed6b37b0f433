import type { Instant } from '@/domain/common/day'
import type { CollectionSpec, Fields, IndexSpec, Store, Tx } from '../../platform/store/store'

/**
 * What is known of somebody in a collection. `nothing`: it is about no person. `stays`: the village's own record, which
 * account deletion leaves. `goes`: a person's own, which the `leaves` of its capability removes.
 */
export type OfAPerson = 'nothing' | 'stays' | 'goes'

export interface OwnedCollection extends CollectionSpec {
  readonly ofAPerson: OfAPerson
}

interface Declared<Value> extends CollectionSpec<Fields<Value>> {
  readonly ofAPerson: OfAPerson
  /** Carries the type alone. */
  readonly value?: Value
}

/**
 * A collection of values of the domain, each under an id of its own, plus what its indexes need. The store adapters,
 * the deploy command and the contract suite read the indexes: an index lists the fields compared for equality, then
 * the one that is ranged over and ordered by.
 */
export function collection<Value extends object>(spec: {
  readonly ofAPerson: OfAPerson
  readonly indexes: readonly IndexSpec<Fields<Value>>[]
}): Declared<Value> {
  return spec
}

export type DocumentsOf<Collections> = {
  [C in keyof Collections]: Collections[C] extends Declared<infer Value>
    ? { _id: string } & Value
    : never
}

/** What the machinery keeps, whatever the capability. */
export const commonDocuments = {
  /** First answer to an idempotency key, of successful commands only. */
  receipts: collection<{ inputHash: string; answer: unknown; at: Instant }>({
    ofAPerson: 'nothing',
    indexes: [{ fields: ['at'] }],
  }),
  /** `<village>`, or `reminders`: who works there until when, and up to when everything due is done. */
  timers: collection<{ holder: string | null; until: Instant; settledUntil: Instant }>({
    ofAPerson: 'nothing',
    indexes: [],
  }),
  /** `<migration>`: behind which document its next step begins, how often it went through all, when it last worked. */
  migrations: collection<{ cursor: string; passes: number; at: Instant }>({
    ofAPerson: 'nothing',
    indexes: [],
  }),
}

/**
 * Collection → document, of all capabilities. Each adds its own in its `documents.ts` by declaring this interface once
 * more, and TypeScript merges them: so everybody has the type of the whole store, and nothing here imports a capability.
 */
export interface Documents extends DocumentsOf<typeof commonDocuments> {}

export type Docs = Store<Documents>
export type DocsTx = Tx<Documents>
/** Who only reads may be handed a whole store, or what a call reaches of it. */
export type Reader = Pick<Docs, 'get' | 'follow' | 'list' | 'changes'>

/** Collections whose documents have such a field. */
export type CollectionWith<Field extends string, Shape> = {
  [C in keyof Documents]: Documents[C] extends Shape
    ? Field extends keyof Documents[C]
      ? C
      : never
    : never
}[keyof Documents]
