import type { Answer } from '@/domain/contracts'
import { fail, ok, type Result } from '@/domain/common/result'
import { accountIdOf, emptyAccount, ownerOf, type Account } from '@/domain/ledger/account'
import type { EntryView } from '@/domain/ledger/contract'
import type { Entry } from '@/domain/ledger/entry'
import { seesAccount } from '@/domain/ledger/sight'
import { checkEntries, finishCheck, startOfCheck, type Verdict } from '@/domain/ledger/verify'
import type { Household, Village } from '@/domain/roster/roster'
import { handler, type Contributions } from '../common/capability'
import type { Context, Reader } from '../common/context'
import type { Documents } from '../common/documents'
import { listAll } from '../common/documents-tools'
import { Lookup, membersOf } from '../common/people'

export const account = handler('ledger.account', async (context, request, contributed) => {
  const { person, village } = context
  if (!person.householdId) return fail('OFFICER_HAS_NO_HOUSEHOLD')
  const ownId = accountIdOf(village.unit === 'household' ? person.householdId : person.personId)
  const accountId = request.accountId ?? ownId
  const seen = await readable(context, accountId)
  if (!seen.ok) return seen
  const { kept, household } = seen.value
  const lookup = Lookup.for(context)
  const members = await memberFigures(context, lookup, village, household.householdId)
  const sum = (figure: 'honour' | 'spendable') => members.reduce((s, m) => s + m[figure], 0)
  return ok({
    accountId,
    name:
      village.unit === 'household'
        ? await lookup.householdName(household.householdId)
        : await lookup.residentName(ownerOf(accountId)),
    group: await lookup.group(household.groupId),
    number: household.number,
    unit: village.unit,
    honour: kept.honour,
    spendable: kept.spendable,
    entryCount: kept.seq,
    head: kept.head,
    entries: await pageBefore(context, lookup, accountId, kept.seq + 1, request.limit, contributed),
    members,
    household:
      village.unit === 'household'
        ? { honour: kept.honour, spendable: kept.spendable }
        : { honour: sum('honour'), spendable: sum('spendable') },
  })
})

/** By resident: the members' accounts. By household: what each member did of the household's. */
async function memberFigures(
  context: Context,
  lookup: Lookup,
  village: Village,
  householdId: string,
) {
  const { here } = context
  const members = await membersOf(here, householdId)
  const figures = await Promise.all(
    members.map(async ({ residentId }) => {
      const accountId = accountIdOf(residentId)
      const own =
        village.unit === 'resident'
          ? await here.get('accounts', accountId)
          : await here.get('tallies', residentId)
      const name = await lookup.residentName(residentId)
      return { accountId, name, honour: own?.honour ?? 0, spendable: own?.spendable ?? 0 }
    }),
  )
  return figures.sort((a, b) => b.honour - a.honour)
}

interface Readable {
  readonly kept: Account
  /** Whose account it is. */
  readonly household: Household
}

async function readable(
  context: Context,
  accountId: string,
): Promise<Result<Readable, 'ACCOUNT_NOT_FOUND' | 'NOT_YOUR_ACCOUNT'>> {
  const { here, person, village } = context
  const ownerId = ownerOf(accountId)
  const kept = await here.get('accounts', accountId)
  const householdId =
    kept?.householdId ??
    (ownerId === person?.householdId
      ? ownerId
      : (await here.get('residents', ownerId))?.householdId)
  const household = householdId === undefined ? null : await here.get('households', householdId)
  if (!household) return fail('ACCOUNT_NOT_FOUND')
  if (!seesAccount(person, household, village.villageId)) return fail('NOT_YOUR_ACCOUNT')
  return ok({ kept: kept ?? emptyAccount(accountId, 'points'), household })
}

export const history = handler('ledger.history', async (context, request, contributed) => {
  const seen = await readable(context, request.accountId)
  if (!seen.ok) return seen
  const before = Math.min(request.before ?? Infinity, seen.value.kept.seq + 1)
  const entries = await pageBefore(
    context,
    Lookup.for(context),
    request.accountId,
    before,
    request.limit,
    contributed,
  )
  const last = entries[entries.length - 1]?.record.seq
  return ok({ entries, before: last === undefined || last <= 1 ? null : last })
})

async function pageBefore(
  context: Context,
  lookup: Lookup,
  accountId: string,
  before: number,
  limit: number,
  contributed: Contributions,
): Promise<EntryView[]> {
  const entries = await context.here.list('entries', {
    eq: { accountId },
    range: { field: 'seq', lt: before },
    order: 'desc',
    limit,
  })
  return Promise.all(entries.map((entry) => entryView(lookup, entry, contributed)))
}

async function entryView(
  lookup: Lookup,
  entry: Entry,
  { sources }: Contributions,
): Promise<EntryView> {
  const { here } = lookup
  const reversed = entry.source.kind === 'entry' ? await here.get('entries', entry.source.id) : null
  const { kind, id } = (reversed ?? entry).source
  const source = sources[kind]
  const opens = source?.opens(id) ?? { deedId: null }
  if (reversed) {
    const reversal = await here.get('reversals', entry.source.id)
    return {
      title: `冲正第 ${String(reversed.seq)} 号`,
      note: reversal?.reason ?? '',
      ...opens,
      reverses: reversed.seq,
      record: entry,
    }
  }
  const words = (await source?.words(lookup, entry)) ?? { title: '', note: '' }
  return { ...words, ...opens, reverses: null, record: entry }
}

export const verify = handler('ledger.verify', async (context, request) => {
  const seen = await readable(context, request.accountId)
  if (!seen.ok) return seen
  const verdict = await verifyAccount(context.here, seen.value.kept)
  return ok({
    ...verdict,
    broken: verdict.broken && { accountId: request.accountId, ...verdict.broken },
  })
})

export const verifyVillage = handler('ledger.verifyVillage', async (context, request) => {
  const accounts = await accountsOf(context.here, request.villageId)
  const broken: Answer<'ledger.verifyVillage'>['broken'] = []
  let entries = 0
  for (const kept of accounts) {
    const verdict = await verifyAccount(context.here, kept)
    entries += verdict.entries
    if (verdict.broken) broken.push({ accountId: kept.accountId, ...verdict.broken })
  }
  return ok({ ok: broken.length === 0, accounts: accounts.length, entries, broken })
})

/** Recomputes a whole chain and compares it with the account. */
export async function verifyAccount(store: Reader, kept: Account): Promise<Verdict> {
  let check = startOfCheck
  const limit = 1000
  for (;;) {
    const page = await store.list('entries', {
      eq: { accountId: kept.accountId },
      range: { field: 'seq', gt: check.seq },
      limit,
    })
    check = checkEntries(check, kept.accountId, page)
    if (page.length < limit || check.broken) return finishCheck(check, kept)
  }
}

/** All of an account, oldest first. */
export function entriesOf(store: Reader, accountId: string): Promise<Documents['entries'][]> {
  return listAll(store, 'entries', { eq: { accountId }, range: { field: 'seq' } })
}

export function accountsOf(store: Reader, villageId: string): Promise<Documents['accounts'][]> {
  return listAll(store, 'accounts', { eq: { villageId }, range: { field: 'ownerId' } })
}
