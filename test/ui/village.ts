import type { Answer } from '@/domain/contracts'
import type { DeedStory, DeedView, ObjectionRow, TodoRow } from '@/domain/deeds/contract'
import type { EntryView } from '@/domain/ledger/contract'
import { genesis, seal } from '@/domain/ledger/entry'
import type { Identity } from '@/domain/session/contract'
import type { VillageView } from '@/domain/home/contract'
import type { RuleItem } from '@/domain/rules/contract'
import { sweep } from '@/domain/rules/samples'
import { mayOf } from '../../cloudfunctions/services/session/may'

/** A small village for tests of screens. */
export const village: VillageView = {
  villageId: 'shiwan',
  name: '柿湾村',
  town: '云岭镇',
  county: '安平县',
  households: 128,
  residents: 412,
  unit: 'household',
  publicityDays: 3,
  claimDays: 30,
  ranking: true,
  boardNames: { aspirations: '志气榜', honours: '光荣榜', ranking: '积分榜' },
  honourTitles: ['最美庭院', '优秀志愿者'],
  counts: { aspirations: 0, honours: 0, active: 0, inPublicity: 0 },
}

export function identity(part: Partial<Identity> = {}): Identity {
  const { kind = 'resident', roles = [] } = part
  return {
    villageId: 'shiwan',
    villageName: '柿湾村',
    personId: 'zhao-1',
    name: '赵永顺',
    kind: 'resident',
    householdId: 'zhao',
    roles: [],
    may: mayOf({ kind, roles }),
    unread: 0,
    ...part,
  }
}

export function meAs(part: Partial<Identity> = {}): Answer<'session.me'> {
  return { signedIn: true, today: '2026-11-24', demo: false, identities: [identity(part)] }
}

export const household: Answer<'home.household'> = {
  householdId: 'zhao',
  name: '赵永顺户',
  group: '三组',
  number: '12',
  cardCode: 'SW012ABC',
  unnamed: false,
  members: [
    {
      residentId: 'zhao-1',
      name: '赵永顺',
      head: true,
      under14: false,
      roles: [],
      phone: '154********',
      me: true,
      nickname: '',
      avatar: null,
    },
    {
      residentId: 'zhao-2',
      name: '苏桂香',
      head: false,
      under14: false,
      roles: [],
      phone: '',
      me: false,
      nickname: '',
      avatar: null,
    },
  ],
}

export const labour: RuleItem = {
  ...sweep,
  ...{ id: 'labour', category: '公共参与', name: '公共劳动' },
  points: { kind: 'fixed', value: 8 },
}

export const law: RuleItem = {
  ...labour,
  id: 'law',
  name: '义务普法',
  points: { kind: 'fixed', value: 5 },
  per: 'hour',
  needsNote: true,
}

export const rules: Answer<'rules.inForce'> = {
  version: 3,
  effectiveFrom: '2026-01-01',
  name: '积分细则 2026 版',
  items: [labour, law, { ...labour, id: 'yard', name: '庭院整洁', filers: ['recorder'] }],
}

export function deed(part: Partial<DeedView> = {}): DeedView {
  return {
    deedId: 'deed-1',
    villageId: 'shiwan',
    state: 'filed',
    kind: 'award',
    title: '清了北沟路的落石',
    item: '公共劳动',
    category: '公共参与',
    per: 'time',
    quantity: 1,
    household: '孙*海户',
    group: '三组',
    doer: null,
    doneOn: '2026-11-12',
    claimed: 8,
    points: 8,
    cuts: [],
    range: null,
    filedAt: '2026-11-12T04:40:00.000Z',
    filedBy: { name: '周*', own: false },
    approvedAt: null,
    endsAt: null,
    postedAt: null,
    rejection: null,
    mine: false,
    ...part,
  }
}

export function story(part: Partial<DeedStory> = {}, of: Partial<DeedView> = {}): DeedStory {
  return {
    deed: deed(of),
    photos: [],
    rule: { version: 3, name: '积分细则 2026 版', number: 11 },
    approvedBy: null,
    substitute: false,
    rejectedBy: null,
    rejectedAt: null,
    withdrawnAt: null,
    reversedAt: null,
    account: '孙*海户',
    entry: null,
    answers: [],
    openObjections: 0,
    can: { withdraw: false, approve: false, object: false },
    again: null,
    refiledAs: null,
    review: { may: false, why: null, others: [], substitute: false },
    ...part,
  }
}

export function todoRow(
  part: Partial<DeedView> = {},
  review: Partial<TodoRow['review']> = {},
): TodoRow {
  return {
    deed: deed(part),
    review: { may: true, why: null, others: [], substitute: false, ...review },
    photos: [],
  }
}

/** A chain of awards that fits together. */
export function chainOf(accountId: string, points: readonly number[]): EntryView[] {
  let head = genesis
  let sum = 0
  return points.map((amount, i) => {
    sum += amount
    const record = seal({
      book: 'points',
      accountId,
      seq: i + 1,
      kind: 'award',
      honour: amount,
      spendable: amount,
      honourAfter: sum,
      spendableAfter: sum,
      source: { kind: 'deed', id: `deed-${i + 1}` },
      doerId: null,
      ruleVersion: 1,
      doneOn: '2026-11-01',
      filedBy: 'a',
      approvedBy: 'b',
      dueAt: '2026-11-05T16:00:00.000Z',
      at: '2026-11-05T16:00:10.000Z',
      previousHash: head,
    })
    head = record.hash
    return {
      title: '公共劳动',
      note: '积分细则 2026 版',
      deedId: `deed-${i + 1}`,
      reverses: null,
      record,
    }
  })
}

/** The account at the end of that chain, with its newest ten entries. */
export function accountOf(
  accountId: string,
  chain: readonly EntryView[],
): Answer<'ledger.account'> {
  const last = chain[chain.length - 1]?.record
  return {
    accountId,
    name: '赵永顺户',
    group: '三组',
    number: '12',
    unit: 'household',
    honour: last?.honourAfter ?? 0,
    spendable: last?.spendableAfter ?? 0,
    entryCount: chain.length,
    head: last?.hash ?? genesis,
    entries: [...chain].reverse().slice(0, 10),
    members: [],
    household: { honour: last?.honourAfter ?? 0, spendable: last?.spendableAfter ?? 0 },
  }
}

/** As `ledger.history` answers. */
export function historyOf(chain: readonly EntryView[]) {
  return ({ before, limit = 20 }: { before?: number | undefined; limit?: number | undefined }) => {
    const older = [...chain].reverse().filter((e) => e.record.seq < (before ?? Infinity))
    const entries = older.slice(0, limit)
    const last = entries[entries.length - 1]?.record.seq
    return { entries, before: last === undefined || last <= 1 ? null : last }
  }
}

export function objectionRow(part: Partial<ObjectionRow> = {}): ObjectionRow {
  return {
    objectionId: 'deed-1:wu',
    deed: deed({ state: 'objected' }),
    text: '那天没看见有人清',
    by: '吴*生',
    at: '2026-11-23T02:00:00.000Z',
    answerBy: '2026-11-30',
    overdue: false,
    ...part,
  }
}
