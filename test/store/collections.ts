import type { CollectionSpecs } from '../../cloudfunctions/platform/store/store'

/** Made-up collections that between them have every kind of index. */
export interface ContractDocuments {
  accounts: { _id: string; balance: number; seq: number; note?: string | null }
  entries: { _id: string; accountId: string; seq: number; delta: number }
  things: Thing
  shifts: { _id: string; onDuty: number }
}

export interface Thing {
  _id: string
  kind: string
  name?: string | null
  done?: boolean | number | null
  at?: string | null
  count?: number
  /** No index: anything that is JSON. */
  body?: unknown
}

export const contractCollections: CollectionSpecs<ContractDocuments> = {
  accounts: { indexes: [] },
  entries: { indexes: [{ fields: ['accountId', 'seq'], unique: true }] },
  things: {
    indexes: [
      { fields: ['kind'] },
      { fields: ['kind', 'name'] },
      { fields: ['kind', 'done', 'at'] },
      { fields: ['kind', 'count'] },
    ],
  },
  shifts: { indexes: [] },
}
