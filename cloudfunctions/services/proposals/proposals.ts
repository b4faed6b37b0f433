import { addMs, dayOf } from '@/domain/common/day'
import { fail, ok, type Result } from '@/domain/common/result'
import type { ProposalRow, SettledRefusal } from '@/domain/proposals/contract'
import { isOfCommittee } from '@/domain/proposals/kinds'
import { confirmers, decide, isOpen, mayConfirm, type Proposal } from '@/domain/proposals/proposal'
import { askWords } from '../checks/checks'
import { handler, type Badge, type Contributions } from '../common/capability'
import type { Acting, CommandContext, Context, DocsTx, Platform } from '../common/context'
import type { Documents } from '../common/documents'
import { inBatches, pageOf, replace } from '../common/documents-tools'
import type { Whose } from '../common/here'
import { holdersOf, stillHolds, type Holder } from '../common/holders'
import { Lookup } from '../common/people'
import { record } from '../record/record'
import { householdTold, tell } from './notices'

/** To the committee and the supervisor all of the village; to the officer what falls to the town, of every village. */
export const waiting = handler('proposals.waiting', async (context, request) => {
  const { here, person, village, now } = context
  const town = person.kind === 'town'
  const whose: Whose = town ? { townId: village.townId } : { villageId: village.villageId }
  const query = { eq: { ...whose, state: 'open' }, range: { field: 'at' } } as const
  const lookup = Lookup.for(context).forActs()
  let after = request.after ?? null
  // What falls to others may fill a page: the next ones are read until one has something.
  for (;;) {
    const page = await pageOf(here, 'proposals', query, after ?? undefined, request.limit)
    const open = page.rows.filter((proposal) => isOpen(proposal, now))
    const rows = await Promise.all(open.map((proposal) => rowOf(context, lookup, proposal)))
    const shown = rows.filter((row) => !town || row.may)
    after = page.after
    if (shown.length > 0 || after === null) return ok({ rows: shown, after })
  }
})

async function rowOf(
  context: Context & Pick<Acting, 'person'>,
  lookup: Lookup,
  proposal: Documents['proposals'],
): Promise<ProposalRow> {
  const { here, person, now } = context
  const { proposalId, kind, villageId, by, about, words, detail, at, until } = proposal
  const { makers = [], inConfidence = '' } = proposal
  const committee = await holdersOf(here, villageId, 'committee')
  const may = mayConfirm(proposal, person, committee, now)
  const home = about?.householdId ? await lookup.household(about.householdId) : null
  const others = confirmers(proposal, committee)
  return {
    proposalId,
    kind,
    villageId,
    village: (await here.get('villages', villageId))?.name ?? '',
    about: about && (await lookup.residentName(about.personId)),
    place: home ? `${await lookup.group(home.groupId)} · ${home.number} 号` : '',
    words: [...words],
    detail,
    ...(may.ok && inConfidence !== '' ? { inConfidence } : {}),
    ...(makers.length === 0
      ? {}
      : { makers: await Promise.all(makers.map((one) => lookup.actorName(one))) }),
    by: await lookup.actorName(by),
    at,
    lastDay: dayOf(addMs(until, -1)),
    may: may.ok,
    why: may.ok ? null : may.code === 'PROPOSAL_OWN' ? 'OWN' : 'OTHERS',
    others: await Promise.all(others.slice(0, 5).map((person) => lookup.actorName(person))),
    mine: by.personId === person.personId,
  }
}

export const confirm = handler(
  'proposals.confirm',
  async (context, { proposalId }, contributed) => {
    const seen = await context.here.get('proposals', proposalId)
    // What its kind needs goes with the decision.
    if (!seen || !isOpen(seen, context.now)) return fail('PROPOSAL_GONE')
    const settle = await contributed.proposals[seen.kind](context, seen)
    return deciding(context, proposalId, { state: 'confirmed', reason: '' }, async (t) => {
      const proposer = await t.get('residents', seen.by.personId)
      if (isOfCommittee(seen.kind) && !stillHolds(proposer, 'committee'))
        return fail('PROPOSAL_STALE')
      return settle(t)
    })
  },
)

export const refuse = handler('proposals.refuse', async (context, request, contributed) => {
  const { proposalId, reason } = request
  const asked = await askWords(context, { reason: ['理由', reason] })
  if (!asked.ok) return asked
  const giveBack = async (t: DocsTx, proposal: Documents['proposals']) => {
    await contributed.unagreed[proposal.kind]?.(t, proposal, context.now)
    return ok(null)
  }
  return deciding(context, proposalId, { state: 'refused', reason }, giveBack)
})

interface Decision {
  readonly state: 'confirmed' | 'refused'
  readonly reason: string
}

/**
 * Whether the caller may is decided inside the transaction: by the proposal as it is, by the roles of the version of the
 * village that was looked at, and by the caller's own, which the door has read again.
 */
async function deciding<Code extends SettledRefusal | 'TRY_AGAIN' = never>(
  context: CommandContext & Acting,
  proposalId: string,
  { state, reason }: Decision,
  settle: (t: DocsTx, proposal: Documents['proposals']) => Promise<Result<null, Code>>,
) {
  const { here, village, person, now } = context
  const { villageId, settingsVersion } = village
  const committee = await holdersOf(here, villageId, 'committee')
  const supervisors = await holdersOf(here, villageId, 'supervisor')
  return context.write(async (t) => {
    const before = await t.get('proposals', proposalId)
    if (!before) return fail('PROPOSAL_GONE')
    const current = await t.get('villages', villageId)
    if (current?.settingsVersion !== settingsVersion) return fail('TRY_AGAIN')
    const may = mayConfirm(before, person, committee, now)
    if (!may.ok) return may
    const settled = await settle(t, before)
    if (!settled.ok) return settled
    const by = person.personId
    await close(t, current, before, decide(before, state, by, reason, now), supervisors)
    return ok({})
  })
}

export const withdraw = handler('proposals.withdraw', async (context, request, contributed) => {
  const { proposalId } = request
  const { here, village, person, now } = context
  const supervisors = await holdersOf(here, village.villageId, 'supervisor')
  return context.write(async (t) => {
    const before = await t.get('proposals', proposalId)
    const current = await t.get('villages', village.villageId)
    if (!before || !current || before.by.personId !== person.personId || !isOpen(before, now))
      return fail('PROPOSAL_GONE')
    const after = decide(before, 'withdrawn', person.personId, '', now)
    await contributed.unagreed[before.kind]?.(t, before, now)
    await close(t, current, before, after, supervisors)
    return ok({})
  })
})

/** Nobody agreed in time. */
export async function lapse(
  { store, clock }: Platform,
  time: () => boolean,
  { unagreed }: Contributions,
): Promise<void> {
  const now = clock.now()
  const range = { field: 'until', lte: now }
  const over = await store.list('proposals', { eq: { state: 'open' }, range, limit: 200 })
  await inBatches(
    over,
    10,
    async ({ _id, villageId, by }) => {
      const supervisors = await holdersOf(store, villageId, 'supervisor')
      await store.tx(async (t) => {
        const before = await t.get('proposals', _id)
        const current = await t.get('villages', villageId)
        if (before?.state !== 'open' || !current) return
        const after = decide(before, 'lapsed', by.personId, '', now)
        await unagreed[before.kind]?.(t, before, now)
        await close(t, current, before, after, supervisors)
      })
    },
    time,
  )
}

const outcomes = {
  open: '',
  confirmed: '',
  refused: '没有同意：',
  withdrawn: '撤回：',
  lapsed: '到期没有人定，作废：',
} as const

/** Records it, and tells whoever proposed it, whom it is about and the supervisors. */
async function close(
  t: DocsTx,
  village: Documents['villages'],
  before: Documents['proposals'],
  after: Proposal,
  supervisors: readonly Holder[],
): Promise<void> {
  const { by, about, words, state, decided } = after
  const at = decided?.at ?? after.at
  await replace(t, 'proposals', before, { ...before, ...after })
  const second = state === 'confirmed' || state === 'refused'
  await record(t, village, {
    by: decided?.by ?? by.personId,
    ...(second ? { proposedBy: by.personId } : {}),
    residentId: about?.personId ?? null,
    words: [
      ...words.map((line) => outcomes[state] + line),
      ...(decided?.reason ? [decided.reason] : []),
    ],
    at,
  })
  const home = householdTold(after)
  const concerned = [by, about].filter((one) => one?.householdId && !home.includes(one.householdId))
  const told = [...concerned, ...supervisors].flatMap((one) => one?.personId ?? [])
  await tell(t, after, 'proposal.told', [...told, ...home], at)
}

/** How many wait for this person. */
export const toConfirm: Badge = async ({ store, now }, as) => {
  if (!('officer' in as) && !as.resident.roles.includes('committee')) return {}
  const whose = 'officer' in as ? townOf(as.officer) : { villageId: as.resident.villageId }
  if (whose === null) return {}
  const query = { eq: { ...whose, state: 'open' }, range: { field: 'at' }, limit: 200 }
  const open = await store.list('proposals', query)
  const viewer =
    'officer' in as
      ? { kind: 'town' as const, personId: as.officer._id, householdId: null, roles: [] }
      : { kind: 'resident' as const, personId: as.resident.residentId, ...as.resident }
  const waits = await Promise.all(
    open.map(async (proposal) => {
      const committee = await holdersOf(store, proposal.villageId, 'committee')
      return mayConfirm(proposal, viewer, committee, now).ok
    }),
  )
  const confirms = waits.filter(Boolean).length
  return confirms > 0 ? { confirms } : {}
}

function townOf({ level, regionId }: Documents['officers']): { townId: string } | null {
  return level === 'town' ? { townId: regionId } : null
}
