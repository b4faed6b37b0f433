import type { CollectionSpecs } from '../../platform/store/store'
import type { Documents } from './documents'

/**
 * Every collection with its indexes, declared once: the store adapters, the deploy command and the contract suite
 * read this. An index lists the fields compared for equality, then the one that is ranged over and ordered by.
 */
export const collections: CollectionSpecs<Documents> = {
  regions: { indexes: [] },
  villages: { indexes: [{ fields: ['name'] }, { fields: ['townId', 'name'] }] },
  groups: { indexes: [{ fields: ['villageId', 'order'] }] },
  households: { indexes: [{ fields: ['villageId', 'name'] }] },
  residents: {
    indexes: [
      { fields: ['householdId'] },
      { fields: ['phone'] },
      { fields: ['villageId', 'staff'] },
      { fields: ['villageId', 'name'] },
    ],
  },
  rosterImports: { indexes: [{ fields: ['state', 'at'] }] },
  rosters: { indexes: [] },
  officers: { indexes: [] },
  cards: { indexes: [] },
  cardTries: { indexes: [] },
  phoneProofs: { indexes: [{ fields: ['until'] }] },
  bindings: { indexes: [{ fields: ['userId'] }, { fields: ['personId'] }] },
  profiles: { indexes: [] },
  sessions: { indexes: [{ fields: ['userId', 'createdAt'] }, { fields: ['expiresAt'] }] },
  webCodes: { indexes: [{ fields: ['userId'] }, { fields: ['expiresAt'] }] },
  webCodeTries: { indexes: [{ fields: ['lastAt'] }] },
  ruleSets: { indexes: [{ fields: ['villageId', 'version'], unique: true }] },
  deeds: {
    indexes: [
      { fields: ['state', 'dueAt'] },
      { fields: ['villageId', 'state', 'dueAt'] },
      { fields: ['villageId', 'state', 'substitute', 'filedAt'] },
      { fields: ['townId', 'state', 'substitute', 'filedAt'] },
      { fields: ['villageId', 'state', 'kind', 'endsAt'] },
      { fields: ['householdId', 'filedAt'] },
      { fields: ['householdId', 'pending', 'filedAt'] },
      { fields: ['villageId', 'filerId', 'filedAt'] },
    ],
  },
  objections: {
    indexes: [{ fields: ['deedId'] }, { fields: ['villageId', 'state', 'answerBy'] }],
  },
  settingChanges: { indexes: [{ fields: ['villageId', 'version'], unique: true }] },
  capUses: { indexes: [] },
  accounts: { indexes: [{ fields: ['villageId', 'ownerId'] }, { fields: ['householdId'] }] },
  entries: { indexes: [{ fields: ['accountId', 'seq'], unique: true }] },
  tallies: { indexes: [{ fields: ['accountId'] }] },
  boards: { indexes: [{ fields: ['closed', 'closesAt'] }, { fields: ['villageId', 'closed'] }] },
  honours: { indexes: [{ fields: ['villageId', 'state', 'postedAt'] }] },
  notices: { indexes: [{ fields: ['householdId', 'at'] }] },
  inboxMarks: { indexes: [] },
  counters: { indexes: [] },
  aspirations: {
    indexes: [
      { fields: ['villageId', 'state', 'postedAt'] },
      { fields: ['villageId', 'state', 'reachedAt'] },
    ],
  },
  cheers: { indexes: [{ fields: ['aspirationId', 'at'] }] },
  files: { indexes: [{ fields: ['promisedAt'] }, { fields: ['ownerId'] }] },
  fileQuotas: { indexes: [] },
  activities: { indexes: [] },
  shifts: {
    indexes: [
      { fields: ['state', 'startsAt'] },
      { fields: ['villageId', 'state', 'startsAt'] },
      { fields: ['villageId', 'kind', 'state', 'startsAt'] },
    ],
  },
  signUps: { indexes: [{ fields: ['householdId', 'active', 'startsAt'] }] },
  busyDays: { indexes: [] },
  photos: { indexes: [{ fields: ['used', 'addedAt'] }, { fields: ['ownerId', 'used'] }] },
  checks: {
    indexes: [
      { fields: ['state', 'nextAt'] },
      { fields: ['traceId'] },
      { fields: ['villageId', 'state', 'substitute', 'at'] },
      { fields: ['townId', 'state', 'substitute', 'at'] },
    ],
  },
  subscriptions: { indexes: [{ fields: ['userId'] }] },
  messages: { indexes: [{ fields: ['state', 'nextAt'] }] },
  receipts: { indexes: [] },
  reversals: { indexes: [] },
  timers: { indexes: [] },
  demo: { indexes: [] },
  migrations: { indexes: [] },
}
