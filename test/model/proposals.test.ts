import type { Role } from '@/domain/common/roles'
import { runTimer } from '../../cloudfunctions/services/timer'
import { castOf } from './village'
import { worldForEach } from './world'

const v = { villageId: 'v' }
const day = 86_400_000
/** Three on the committee, of whom two live together, and a wife of one of them. */
const world = worldForEach((world) =>
  world.addVillage({
    villageId: 'v',
    households: {
      ...castOf(),
      h5: { zhou: ['committee'], zhous: ['committee'], wifeofzhou: [] },
      h7: { he: ['committee'] },
      h8: { feng: [], fengs: [] },
    },
  }),
)

const minutes = '村民代表会议推选，应到 30 人，实到 26 人，同意 25 票。'
const meeting = { heldOn: '2026-11-01', minutes }
const version = async () => (await world.platform.store.get('villages', 'v'))?.settingsVersion ?? 0
const give = async (residentId: string, roles: Role[], as = 'zhou', more: object = {}) =>
  world.call(
    'settings.giveRoles',
    { ...v, version: await version(), residentId, roles, ...more },
    as,
  )
const rolesOf = async (id: string) => (await world.stored.get('residents', id))?.roles
const waiting = async (as: string) => (await world.must('proposals.waiting', v, as)).rows
const decide = async (how: 'confirm' | 'withdraw', as: string) => {
  const [open] = await world.stored.list('proposals', {
    eq: { ...v, state: 'open' },
    range: { field: 'at' },
  })
  return world.call(`proposals.${how}`, { ...v, proposalId: open?._id ?? 'none' }, as)
}

test('a reviewer is appointed by two of the committee, and the village hears of both steps', async () => {
  expect(await give('feng', ['reviewer'])).toMatchObject({ data: { waitsFor: 'village' } })
  expect(await rolesOf('feng')).toEqual([])
  expect(await waiting('he')).toMatchObject([
    { about: '张feng明', words: ['职务：无职务 → 审核员'], may: true, others: ['张he明'] },
  ])
  world.pass(60_000)
  expect(await decide('confirm', 'he')).toMatchObject({ ok: true })
  expect(await rolesOf('feng')).toEqual(['reviewer'])
  const { changes } = await world.must('settings.changes', v, 'zhou')
  expect(changes.map(({ by, person, words }) => [by, person, ...words])).toEqual([
    ['张zhou明提出，张he明定', '张feng明', '职务：无职务 → 审核员'],
    ['张zhou明', '张feng明', '提出，等第二个人同意：职务：无职务 → 审核员'],
  ])
  const told = async (as: string) =>
    (await world.must('inbox.list', v, as)).notices.map(({ newer, reason }) => [newer, reason])
  const agreed = ['proposal.told', '有第二个人同意，已经生效']
  expect(await told('li')).toEqual([agreed, ['proposal.told', '有人提出，等第二个人同意']])
  expect(await told('he')).toEqual([['proposal.waits', null]])
  expect(await told('zhou')).toEqual([agreed])
  expect(await told('feng')).toEqual([agreed])
})

test.each([
  ['whoever proposed it', 'zhou', 'PROPOSAL_OWN'],
  ['somebody of the household of whoever proposed it', 'zhous', 'PROPOSAL_OWN'],
  ['the town, as long as somebody of the village may', 'officer', 'PROPOSAL_OTHERS'],
  ['a supervisor', 'li', 'ROLE_MISSING'],
])('%s is no second person', async (_, who, code) => {
  await give('feng', ['reviewer'])
  expect(await decide('confirm', who)).toMatchObject({ code })
  expect(await rolesOf('feng')).toEqual([])
})

test('nor is whoever it is about, nor somebody whose near relative it is', async () => {
  await give('he', [], 'zhou')
  expect(await decide('confirm', 'he')).toMatchObject({ code: 'PROPOSAL_OWN' })
  await decide('withdraw', 'zhou')
  await world.stored.tx((t) => t.update('residents', 'he', { near: ['h8'] }))
  await give('feng', ['reviewer'])
  expect(await decide('confirm', 'he')).toMatchObject({ code: 'PROPOSAL_OWN' })
})

test('nobody decides on the own roles', async () => {
  expect(await give('zhou', ['committee', 'reviewer'])).toMatchObject({ code: 'OWN_ROLES' })
  expect(await give('zhou', [])).toMatchObject({ code: 'OWN_ROLES' })
})

test('where the village has no second person, the officer of the town is asked', async () => {
  await world.stored.tx((t) => t.update('residents', 'he', { roles: [], staff: false }))
  await give('feng', ['reviewer'])
  expect(await waiting('officer')).toMatchObject([{ village: '岭头村', may: true, others: [] }])
  expect(await decide('confirm', 'officer')).toMatchObject({ ok: true })
  expect(await rolesOf('feng')).toEqual(['reviewer'])
})

test('whoever files and checks people in is named by one person', async () => {
  expect(await give('feng', ['recorder'])).toEqual({ ok: true, data: {} })
  expect(await rolesOf('feng')).toEqual(['recorder'])
})

test('a supervisor is elected by a meeting and confirmed by the town', async () => {
  expect(await give('feng', ['supervisor'])).toMatchObject({ code: 'MEETING_NEEDED' })
  const later = { meeting: { ...meeting, heldOn: '2026-12-01' } }
  expect(await give('feng', ['supervisor'], 'zhou', later)).toMatchObject({
    code: 'MEETING_IN_FUTURE',
  })
  expect(await give('feng', ['supervisor'], 'zhou', { meeting })).toMatchObject({
    data: { waitsFor: 'town' },
  })
  expect(await decide('confirm', 'he')).toMatchObject({ code: 'PROPOSAL_OTHERS' })
  expect(await waiting('officer')).toMatchObject([{ detail: `2026-11-01 开会。${minutes}` }])
  expect(await decide('confirm', 'officer')).toMatchObject({ ok: true })
  expect(await rolesOf('feng')).toEqual(['supervisor'])
})

test('a supervisor is of no household of the committee, nor near to one, and the other way round', async () => {
  expect(await give('wifeofzhou', ['supervisor'], 'he', { meeting })).toMatchObject({
    code: 'SUPERVISOR_NEAR_COMMITTEE',
  })
  await world.stored.tx((t) => t.update('residents', 'he', { near: ['h8'] }))
  expect(await give('feng', ['supervisor'], 'zhou', { meeting })).toMatchObject({
    code: 'SUPERVISOR_NEAR_COMMITTEE',
  })
  await world.stored.tx((t) => t.update('residents', 'li', { near: ['h6'] }))
  expect(await give('wu', ['committee'])).toMatchObject({ code: 'COMMITTEE_NEAR_SUPERVISOR' })
})

test('whoever is under 18 holds no role; where the roster tells no age, somebody vouches for it', async () => {
  const born = (under18Until: string | null) =>
    world.stored.tx((t) => t.update('residents', 'feng', { under18Until }))
  await born('2026-11')
  expect(await give('feng', ['recorder'])).toMatchObject({ code: 'TOO_YOUNG' })
  await born(null)
  expect(await give('feng', ['recorder'])).toMatchObject({ code: 'AGE_UNKNOWN' })
  expect(await give('feng', ['recorder'], 'zhou', { adult: true })).toMatchObject({ ok: true })
})

test.each([
  [
    'the roles were changed otherwise',
    'feng',
    { roles: ['recorder'], staff: true },
    'PROPOSAL_STALE',
  ],
  ['whoever proposed it is not on the committee any more', 'zhou', { roles: [] }, 'PROPOSAL_STALE'],
  ['the person has moved away', 'feng', { leftOn: '2026-11-02' }, 'PROPOSAL_STALE'],
  ['the person turns out too young', 'feng', { under18Until: '2028-01' }, 'TOO_YOUNG'],
])('what was agreed to does not come about where meanwhile %s', async (_, who, set, code) => {
  await give('feng', ['reviewer'])
  await world.stored.tx((t) => t.update('residents', who, set as object))
  expect(await decide('confirm', 'he')).toMatchObject({ code })
  expect(await rolesOf('feng')).not.toContain('reviewer')
})

test('it is refused with a reason, taken back by whoever proposed it alone, and decided once', async () => {
  await give('feng', ['reviewer'])
  expect(await give('feng', ['committee'])).toMatchObject({ code: 'ROLES_WAIT' })
  const [row] = await waiting('he')
  const refuse = { ...v, proposalId: row?.proposalId ?? '', reason: '他常年在外' }
  expect(await decide('withdraw', 'he')).toMatchObject({ code: 'PROPOSAL_GONE' })
  expect(await world.call('proposals.refuse', refuse, 'he')).toMatchObject({ ok: true })
  expect(await world.call('proposals.refuse', refuse, 'he')).toMatchObject({
    code: 'PROPOSAL_GONE',
  })
  expect(await waiting('he')).toEqual([])
  const { changes } = await world.must('settings.changes', v, 'li')
  expect(changes[0]?.words).toEqual(['没有同意：职务：无职务 → 审核员', '他常年在外'])
  await give('feng', ['reviewer'])
  expect(await decide('withdraw', 'zhou')).toMatchObject({ ok: true })
  expect(await rolesOf('feng')).toEqual([])
})

test('two who agree at once make it one, and it is recorded once', async () => {
  await world.stored.tx((t) =>
    t.update('residents', 'fengs', { roles: ['committee'], staff: true }),
  )
  await give('wu', ['reviewer'])
  const answers = await Promise.all([decide('confirm', 'he'), decide('confirm', 'fengs')])
  expect(answers.filter((a) => a.ok)).toHaveLength(1)
  expect((await world.must('settings.changes', v, 'li')).changes).toHaveLength(2)
})

test('what nobody agrees to in 30 days lapses', async () => {
  await give('feng', ['reviewer'])
  world.pass(30 * day)
  expect(await waiting('he')).toMatchObject([{ may: true, lastDay: '2026-12-02' }])
  world.pass(day)
  expect(await decide('confirm', 'he')).toMatchObject({ code: 'PROPOSAL_GONE' })
  await runTimer(world.platform)
  const { changes } = await world.must('settings.changes', v, 'li')
  expect(changes[0]?.words).toEqual(['到期没有人定，作废：职务：无职务 → 审核员'])
  expect(await give('feng', ['reviewer'])).toMatchObject({ ok: true })
})

test('rules take two as well', async () => {
  const set = await world.must('rules.inForce', v, null)
  const items = set.items.map((item) => ({ ...item, points: { kind: 'fixed' as const, value: 9 } }))
  const draft = { ...v, effectiveFrom: '2026-11-05', note: '', items }
  expect(await world.must('rules.adopt', draft, 'zhou')).toMatchObject({ waitsFor: 'village' })
  const inForce = () => world.must('rules.inForce', { ...v, day: '2026-11-05' }, null)
  expect((await inForce()).version).toBe(1)
  expect(await waiting('he')).toMatchObject([
    { about: null, detail: expect.stringContaining('9 分') as string },
  ])
  expect(await decide('confirm', 'he')).toMatchObject({ ok: true })
  expect((await inForce()).version).toBe(2)
})

test('nor do rules come about whose proposer is not on the committee any more', async () => {
  const { items } = await world.must('rules.inForce', v, null)
  const priced = items.map((item) => ({ ...item, points: { kind: 'fixed' as const, value: 9 } }))
  const draft = { ...v, effectiveFrom: '2026-11-05', note: '', items: priced }
  await world.must('rules.adopt', draft, 'zhou')
  await world.stored.tx((t) => t.update('residents', 'zhou', { roles: [] }))
  expect(await decide('confirm', 'he')).toMatchObject({ code: 'PROPOSAL_STALE' })
})

test('how many wait for somebody is told with who they are', async () => {
  await give('feng', ['reviewer'])
  const confirms = async (as: string) =>
    (await world.must('session.me', {}, as)).identities[0]?.confirms
  expect([await confirms('he'), await confirms('zhou'), await confirms('li')]).toEqual([
    1,
    undefined,
    undefined,
  ])
})
