import type { Instant } from '@/domain/common/day'
import type { Choice } from '@/domain/roster/import/titles'
import type { RosterImport } from '@/domain/roster/import/state'
import type { Household, Resident, Village } from '@/domain/roster/roster'
import type { CountyChange, DataOffice } from '@/domain/settings/data-office'
import { collection, type DocumentsOf } from '../common/documents'

/** What an import that is under way will make of a document; see `view.ts`. */
export interface Pending {
  readonly importId: string
  /** Fields as they will be; null where the document itself is new. */
  readonly set: Readonly<Record<string, unknown>> | null
}

interface OfficerEnded {
  readonly by: string
  readonly at: Instant
  readonly reason: string
}

interface Versioned {
  pending?: Pending | null
}

export const rosterDocuments = {
  /** `changes`: of a county, newest last; each of its villages shows them in its record. */
  regions: collection<{
    name: string
    level: 'county' | 'town'
    parentId: string | null
    office?: DataOffice
    changes?: readonly CountyChange[]
  }>({
    ofAPerson: 'nothing',
    indexes: [],
  }),
  villages: collection<Village>({
    ofAPerson: 'nothing',
    indexes: [{ fields: ['name'] }, { fields: ['townId', 'name'] }],
  }),
  groups: collection<
    { villageId: string; name: string; order: number; households: number } & Versioned
  >({ ofAPerson: 'nothing', indexes: [{ fields: ['villageId', 'order'] }] }),
  /** The rows stay, the village keeps its roster; whether the full name may be shown is the person's own. */
  households: collection<Household & Versioned>({
    ofAPerson: 'goes',
    indexes: [{ fields: ['villageId', 'name'] }],
  }),
  /** `staff`: holds any role; so that the few are found without reading all. */
  residents: collection<Resident & { staff: boolean } & Versioned>({
    ofAPerson: 'goes',
    indexes: [
      { fields: ['householdId'] },
      { fields: ['phone'] },
      { fields: ['villageId', 'staff'] },
      { fields: ['villageId', 'name'] },
      { fields: ['under18Until'] },
    ],
  }),
  rosterImports: collection<RosterImport>({
    ofAPerson: 'stays',
    indexes: [{ fields: ['state', 'at'] }],
  }),
  /** `<village>`: how often its roster was replaced, and the import that is being written. */
  rosters: collection<{ version: number; runningId: string | null }>({
    ofAPerson: 'nothing',
    indexes: [],
  }),
  /** `<village>`: what its clerks said that columns of their tables are, by heading. */
  rosterHeadings: collection<{ titles: readonly { key: string; as: Choice }[] }>({
    ofAPerson: 'nothing',
    indexes: [],
  }),
  /** What a change by hand brings for others; it goes once that is done. */
  rosterMoves: collection<{
    villageId: string
    by: string
    at: Instant
    left: readonly string[]
    moved: readonly { residentId: string; from: string }[]
    /** Households in another group. */
    regrouped: readonly string[]
    /** Whoever is signed in as them signs in anew. */
    signedOut?: readonly string[]
  }>({ ofAPerson: 'stays', indexes: [{ fields: ['at'] }] }),
  officers: collection<{
    regionId: string
    level: 'town' | 'county'
    name: string
    phone?: string
    cardCode?: string
    /** The county ended it: the card opens nothing any more. */
    ended?: OfficerEnded | null
  }>({ ofAPerson: 'stays', indexes: [] }),
  /** `<code>`; a revoked card stays, so that its code is never given out again. */
  cards: collection<{
    villageId: string
    householdId: string
    revoked: boolean
    officerId?: string
  }>({ ofAPerson: 'stays', indexes: [] }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof rosterDocuments> {}
}
