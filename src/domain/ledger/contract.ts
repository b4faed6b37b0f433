import * as z from 'zod/mini'
import { inVillage, query } from '../common/contract'
import { id, pageSize, whole } from '../common/fields'
import { entryKinds } from './entry'

/** A ledger entry as it is stored and hashed; the phone recomputes the chain from these. */
const entryRecord = z.object({
  book: z.enum(['points', 'party']),
  accountId: z.string(),
  seq: z.number(),
  kind: z.enum(entryKinds),
  honour: z.number(),
  spendable: z.number(),
  honourAfter: z.number(),
  spendableAfter: z.number(),
  source: z.object({ kind: z.string(), id: z.string() }),
  doerId: z.nullable(z.string()),
  ruleVersion: z.number(),
  doneOn: z.string(),
  filedBy: z.string(),
  approvedBy: z.string(),
  dueAt: z.string(),
  at: z.string(),
  previousHash: z.string(),
  hash: z.string(),
})

const entryView = z.object({
  /** Name of the rule item, or 冲正第 82 号. */
  title: z.string(),
  /** Rule set, or the reason of a reversal. */
  note: z.string(),
  /** The deed whose story it opens. */
  deedId: z.nullable(z.string()),
  /** The entry that this one reverses. */
  reverses: z.nullable(z.number()),
  record: entryRecord,
})
export type EntryView = z.infer<typeof entryView>

const figures = z.object({
  accountId: z.string(),
  name: z.string(),
  honour: z.number(),
  spendable: z.number(),
})

const accountView = z.object({
  accountId: z.string(),
  name: z.string(),
  group: z.string(),
  number: z.string(),
  unit: z.enum(['household', 'resident']),
  honour: z.number(),
  spendable: z.number(),
  entryCount: z.number(),
  /** Hash of the last entry; 64 zeros for an empty account. */
  head: z.string(),
  /** Newest first. */
  entries: z.array(entryView),
  /** By resident: the household's members. By household: each resident's share. */
  members: z.array(figures),
  /** By resident: sums of the members; by household the account itself. */
  household: z.object({ honour: z.number(), spendable: z.number() }),
})
export type AccountView = z.infer<typeof accountView>

const verdict = z.object({
  ok: z.boolean(),
  entries: z.number(),
  head: z.string(),
  /** The first thing that does not match. */
  broken: z.nullable(z.object({ accountId: z.string(), seq: z.number(), what: z.string() })),
})
export type Verdict = z.infer<typeof verdict>

export const ledgerContract = {
  'ledger.account': query({
    about: "The caller's account with both figures and its newest entries",
    who: ['villager'],
    request: inVillage({ accountId: z.optional(id('账户')), limit: pageSize }),
    answer: accountView,
    refusals: ['ACCOUNT_NOT_FOUND', 'NOT_YOUR_ACCOUNT', 'OFFICER_HAS_NO_HOUSEHOLD'],
  }),
  'ledger.history': query({
    about: 'Entries of an account, newest first, before a sequence number',
    who: ['villager'],
    request: inVillage({
      accountId: id('账户'),
      before: z.optional(whole('起点', { min: 1, max: 1_000_000_000 })),
      limit: pageSize,
    }),
    answer: z.object({ entries: z.array(entryView), before: z.nullable(z.number()) }),
    refusals: ['ACCOUNT_NOT_FOUND', 'NOT_YOUR_ACCOUNT'],
  }),
  'ledger.verify': query({
    about: 'Recomputes the chain and both figures of one account',
    who: ['villager'],
    request: inVillage({ accountId: id('账户') }),
    answer: verdict,
    refusals: ['ACCOUNT_NOT_FOUND', 'NOT_YOUR_ACCOUNT'],
  }),
  'ledger.verifyVillage': query({
    about: 'Recomputes every account of the village',
    who: ['supervisor', 'committee'],
    request: inVillage({}),
    answer: z.object({
      ok: z.boolean(),
      accounts: z.number(),
      entries: z.number(),
      broken: z.array(z.object({ accountId: z.string(), seq: z.number(), what: z.string() })),
    }),
    refusals: [],
  }),
} as const

export const ledgerErrors = {
  ACCOUNT_NOT_FOUND: '没有找到这个账户',
  NOT_YOUR_ACCOUNT: '只能看自己家的台账',
  ALREADY_REVERSED: '这一笔已经冲正过了',
  REVERSAL_OF_REVERSAL: '冲正不能再冲正，请重新申报',
  REVERSAL_FOUR_EYES: '冲正要由两个人办，且都与这户无关',
} as const
