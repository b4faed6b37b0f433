import type { Viewer } from '../common/viewer'
import { confirmers, decide, mayConfirm, propose, type Proposal } from './proposal'

const now = '2026-11-24T02:00:00.000Z'
const judge = (name: string, householdId = `h-${name}`, near: string[] = []) => ({
  personId: name,
  householdId,
  near,
})
const [li, he, feng, li2, near] = [
  judge('li'),
  judge('he'),
  judge('feng'),
  judge('li2', 'h-li'),
  judge('near', 'h-near', ['h-feng']),
]
const proposal = (to: Proposal['to'] = 'village') =>
  propose(
    {
      proposalId: 'roles:1',
      kind: 'roles',
      villageId: 'v',
      townId: 't',
      by: li,
      about: feng,
      to,
      words: ['职务：无职务 → 审核员'],
      what: null,
    },
    now,
  )
const resident = (one: typeof li): Viewer & typeof li => ({
  ...one,
  kind: 'resident',
  roles: ['committee'],
})
const officer: Viewer = { personId: 'o', householdId: null, kind: 'town', roles: [] }
const all = [li, he, feng, li2, near]

test('the second person is neither the first, nor concerned, nor of their households or near to one', () => {
  expect(confirmers(proposal(), all)).toEqual([he])
  expect(confirmers(proposal('town'), all)).toEqual([])
  const stated = [{ ...li, near: ['h-he'] }, he]
  expect(confirmers(proposal(), stated)).toEqual([])
  expect(mayConfirm(proposal(), resident(he), stated, now)).toMatchObject({ code: 'PROPOSAL_OWN' })
})

test.each<[string, Viewer, typeof all, Proposal['to'], string]>([
  ['another of the committee', resident(he), all, 'village', 'ok'],
  ['whoever proposed it', resident(li), all, 'village', 'PROPOSAL_OWN'],
  ['of that household', resident(li2), all, 'village', 'PROPOSAL_OWN'],
  ['whom it is about', resident(feng), all, 'village', 'PROPOSAL_OWN'],
  ['near to them', resident(near), all, 'village', 'PROPOSAL_OWN'],
  ['somebody who left the committee', resident(he), [li], 'village', 'PROPOSAL_OTHERS'],
  ['the town beside the village', officer, all, 'village', 'PROPOSAL_OTHERS'],
  ['the town in place of the village', officer, [li, li2, near], 'village', 'ok'],
  ['the committee in place of the town', resident(he), all, 'town', 'PROPOSAL_OTHERS'],
  ['the town', officer, all, 'town', 'ok'],
])('%s', (_, viewer, committee, to, outcome) => {
  const may = mayConfirm(proposal(to), viewer, committee, now)
  expect(may.ok ? 'ok' : may.code).toBe(outcome)
})

test('it is open to the end of the thirtieth day, until it is decided', () => {
  const may = (one: Proposal, at: string) => mayConfirm(one, resident(he), all, at).ok
  expect(may(proposal(), '2026-12-24T15:59:59.999Z')).toBe(true)
  expect(may(proposal(), '2026-12-24T16:00:00.000Z')).toBe(false)
  for (const state of ['confirmed', 'refused', 'withdrawn', 'lapsed'] as const)
    expect(may(decide(proposal(), state, 'he', '', now), now)).toBe(false)
})
