import { tellsHousehold } from '@/domain/proposals/kinds'
import type { Proposal } from '@/domain/proposals/proposal'
import type { NoticeWords } from '../common/capability'
import type { DocsTx } from '../common/context'
import { notify } from '../inbox/notices'

/** Each in an inbox of their own: what is proposed about somebody is not for the household. */
export async function tell(
  t: DocsTx,
  { proposalId, villageId, state }: Proposal,
  kind: 'proposal.waits' | 'proposal.told',
  people: readonly string[],
  at: string,
): Promise<void> {
  const step = `${state.charAt(0)}${kind === 'proposal.waits' ? 'w' : 't'}`
  for (const [i, householdId] of [...new Set(people)].entries()) {
    const notice = { villageId, householdId, kind, subjectId: proposalId, what: state, at }
    await notify(t, notice, `${proposalId}:${step}${String(i)}`)
  }
}

/** The household whose own it is as much as theirs whom it is about. */
export function householdTold({ kind, about }: Pick<Proposal, 'kind' | 'about'>): string[] {
  return tellsHousehold(kind) && about?.householdId ? [about.householdId] : []
}

/** It is read by whoever decides, proposed it, is concerned or supervises. */
export const proposalNotice: NoticeWords = async ({ here }, lookup, { subjectId, kind, what }) => {
  const proposal = await here.get('proposals', subjectId)
  if (!proposal) return null
  const { about, words } = proposal
  const name = about ? await lookup.forActs().residentName(about.personId) : ''
  const title = [name, ...words].filter(Boolean).join('，')
  const said = what === 'open' ? opened(proposal) : outcome(proposal)
  return { title, reason: kind === 'proposal.waits' ? null : said }
}

function opened({ kind }: Proposal): string {
  return kind === 'binding'
    ? '等另一位同意才能登录。不是家里人，请马上告诉村委'
    : '有人提出，等第二个人同意'
}

function outcome({ state, decided }: Proposal): string {
  switch (state) {
    case 'confirmed':
      return '有第二个人同意，已经生效'
    case 'refused':
      return `没有同意：${decided?.reason ?? ''}`
    case 'withdrawn':
      return '提出的人撤回了'
    case 'lapsed':
      return '到期没有人定，作废了'
    case 'open':
      return '等第二个人同意'
  }
}
