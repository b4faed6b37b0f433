import { contracts, messages, type CallName } from '@/domain/contracts'
import type { CallContract } from '@/domain/common/contract'
import type { CallAnswer } from '../../cloudfunctions/api/dispatch'
import type { Documents } from '../../cloudfunctions/services/documents'
import { litter, openWorld, sweep, type World } from './world'

let world: World
let deedId: string
let objectedId: string
let aspirationId: string
let honourId: string

beforeAll(async () => {
  world = await openWorld()
  for (const v of ['here', 'there']) {
    await world.addVillage({
      villageId: v,
      items: [sweep, litter],
      households: {
        [`${v}h1`]: { [`${v}zhao`]: [] },
        [`${v}h2`]: { [`${v}qian`]: ['recorder'] },
        [`${v}h3`]: { [`${v}sun`]: ['reviewer'] },
        [`${v}h4`]: { [`${v}li`]: ['supervisor'] },
        [`${v}h5`]: { [`${v}zhou`]: ['committee'] },
      },
    })
  }
  const file = () =>
    world.must(
      'deeds.file',
      { villageId: 'here', itemId: 'sweep', householdId: 'hereh1', doneOn: '2026-11-01' },
      'hereqian',
    )
  deedId = (await file()).deedId
  objectedId = (await file()).deedId
  await world.must('deeds.approve', { villageId: 'here', deedId: objectedId }, 'heresun')
  await world.must(
    'deeds.object',
    { villageId: 'here', deedId: objectedId, text: '没有看见' },
    'herezhao',
  )
  aspirationId = (
    await world.must(
      'aspirations.post',
      {
        villageId: 'here',
        householdId: 'hereh1',
        category: '种养',
        goal: '栽两亩柿子',
        by: '2027-10-01',
        steps: ['选苗'],
      },
      'herezhao',
    )
  ).aspirationId
  honourId = (
    await world.must(
      'honours.post',
      {
        villageId: 'here',
        title: '最美庭院',
        householdId: 'hereh1',
        citation: '院子整洁干净',
        awardedOn: '2026-10-01',
        issuer: '村委',
        consent: true,
      },
      'herezhou',
    )
  ).honourId
})
afterAll(() => world.close())

/** A request of each call that its caller could really send. */
function samples(): { readonly [N in CallName]: Record<string, unknown> } {
  const here = { villageId: 'here' }
  return {
    'roster.villages': { text: '' },
    'roster.village': here,
    'roster.me': {},
    'roster.household': here,
    'roster.find': { ...here, text: '张', limit: 20 },
    'roster.bind': { cardCode: 'CARDHEREH1', phoneEnd: '1234' },
    'roster.signOut': {},
    'roster.groups': here,
    'roster.people': { ...here, text: '张', limit: 20 },
    'roster.card': { ...here, householdId: 'hereh1' },
    'roster.renewCard': { ...here, householdId: 'hereh1' },
    'roster.cards': { ...here, householdIds: ['hereh1'] },
    'roster.checkImport': { ...here, fileId: 'some-file' },
    'roster.import': { ...here, importId: 'some-import', movedOut: false },
    'roster.importState': { ...here, importId: 'some-import' },
    'roster.template': here,
    'roster.export': { ...here, kind: 'csv' },
    'rules.inForce': here,
    'rules.adopt': { ...here, effectiveFrom: '2027-01-01', note: '', items: [sweep] },
    'deeds.file': {
      ...here,
      itemId: 'sweep',
      householdId: 'hereh1',
      doneOn: '2026-11-01',
      quantity: 1,
      note: '',
    },
    'deeds.approve': { ...here, deedId },
    'deeds.reject': { ...here, deedId, reason: '照片不清' },
    'deeds.withdraw': { ...here, deedId },
    'deeds.object': { ...here, deedId: objectedId, text: '没有看见' },
    'deeds.answer': {
      ...here,
      objectionId: `${objectedId}:herezhao`,
      decision: 'dismissed',
      reason: '查过了',
    },
    'deeds.read': { ...here, deedId },
    'deeds.todo': { ...here, limit: 20 },
    'deeds.inPublicity': { ...here, limit: 20 },
    'deeds.mine': { ...here, pending: false, limit: 20 },
    'deeds.filed': { ...here, limit: 20 },
    'ledger.account': { ...here, limit: 20 },
    'ledger.history': { ...here, accountId: 'points:hereh1', limit: 20 },
    'ledger.verify': { ...here, accountId: 'points:hereh1' },
    'ledger.verifyVillage': here,
    'ranking.page': { ...here, kind: 'month', from: 0 },
    'aspirations.post': {
      ...here,
      householdId: 'hereh1',
      category: '种养',
      goal: '栽两亩柿子',
      by: '2027-10-01',
      steps: ['选苗'],
    },
    'aspirations.progress': { ...here, aspirationId, note: '' },
    'aspirations.withdraw': { ...here, aspirationId },
    'aspirations.cheer': { ...here, aspirationId },
    'aspirations.list': { ...here, limit: 20 },
    'aspirations.read': { ...here, aspirationId },
    'honours.post': {
      ...here,
      title: '最美庭院',
      householdId: 'hereh1',
      citation: '院子整洁干净',
      awardedOn: '2026-10-01',
      issuer: '村委',
      consent: true,
    },
    'honours.withdraw': { ...here, honourId, reason: '授予有误' },
    'honours.list': { ...here, limit: 20 },
    'honours.read': { ...here, honourId },
    'files.promise': { ...here, purpose: 'photo', bytes: 1000 },
    'demo.people': {},
    'demo.signIn': { personId: 'herezhao' },
    'demo.passDay': {},
  }
}

const names = Object.keys(contracts) as CallName[]
const contractOf = (name: CallName): CallContract => contracts[name]
const closed = names.filter((name) => !contractOf(name).who.includes('visitor'))
const commands = names.filter((name) => contractOf(name).kind === 'command')

/** Everything stored but sessions and wrong tries: a refusal must leave it as it was. */
async function everything(): Promise<string> {
  const ranges: Partial<Record<keyof Documents, { eq: object; field: string }>> = {
    deeds: { eq: { state: 'filed', villageId: 'here', substitute: false }, field: 'filedAt' },
    honours: { eq: { villageId: 'here', state: 'posted' }, field: 'postedAt' },
    aspirations: { eq: { villageId: 'here', state: 'open' }, field: 'postedAt' },
    ruleSets: { eq: { villageId: 'here' }, field: 'version' },
    objections: { eq: { villageId: 'here', state: 'open' }, field: 'answerBy' },
  }
  const parts = await Promise.all(
    Object.entries(ranges).map(([name, { eq, field }]) =>
      world.platform.store.list(
        name as keyof Documents,
        { eq, range: { field }, limit: 1000 } as never,
      ),
    ),
  )
  return JSON.stringify(parts)
}

async function refusedWith(
  codes: readonly string[],
  call: () => Promise<CallAnswer>,
): Promise<void> {
  const before = await everything()
  const answer = await call()
  expect(answer.ok).toBe(false)
  if (answer.ok) return
  expect(codes).toContain(answer.code)
  expect(answer.message).toMatch(/[\u4e00-\u9fff]/)
  expect(JSON.stringify(answer)).not.toMatch(/at .*\.ts|node_modules|there/)
  expect(await everything()).toBe(before)
}

test('every sample is a request that the contract accepts', () => {
  for (const name of names)
    expect([name, contractOf(name).request.safeParse(samples()[name]).success]).toEqual([
      name,
      true,
    ])
})

test.each(closed)('%s refuses a stranger', async (name) => {
  await refusedWith(['SIGN_IN_FIRST'], () => world.call(name, samples()[name], null))
})

test.each(closed)('%s refuses somebody of another village', async (name) => {
  await refusedWith(['NOT_IN_VILLAGE'], () => world.call(name, samples()[name], 'therezhou'))
})

const byRole = closed.filter((name) => !contractOf(name).who.includes('villager'))
test.each(byRole)('%s refuses a villager without the role', async (name) => {
  await refusedWith(['ROLE_MISSING'], () => world.call(name, samples()[name], 'herezhao'))
})

const elsewhere = names.filter((name) =>
  /deedId|aspirationId|honourId|objectionId|accountId|householdId/.test(
    JSON.stringify(Object.keys(samplesKeys(name))),
  ),
)
function samplesKeys(name: CallName): Record<string, unknown> {
  const shape = (
    contractOf(name).request as unknown as { def?: { shape?: Record<string, unknown> } }
  ).def?.shape
  return shape ?? {}
}
test.each(elsewhere)('%s does not reach into the village next door', async (name) => {
  const caller =
    ['therezhao', 'thereqian', 'theresun', 'thereli', 'therezhou'].find((who) =>
      mayCallAs(name, who),
    ) ?? null
  await refusedWith(
    [
      'DEED_NOT_FOUND',
      'ASPIRATION_NOT_FOUND',
      'HONOUR_NOT_FOUND',
      'OBJECTION_NOT_FOUND',
      'ACCOUNT_NOT_FOUND',
      'NOT_YOUR_ACCOUNT',
      'HOUSEHOLD_NOT_FOUND',
      'SUPERVISOR_MAY_NOT_FILE',
    ],
    () => {
      const foreign = name.startsWith('ledger') ? { accountId: 'points:hereh1' } : {}
      return world.call(name, { ...samples()[name], ...foreign, villageId: 'there' }, caller)
    },
  )
})
function mayCallAs(name: CallName, who: string): boolean {
  const roleOf: Record<string, string> = {
    qian: 'recorder',
    sun: 'reviewer',
    li: 'supervisor',
    zhou: 'committee',
    zhao: 'villager',
  }
  const role = roleOf[who.replace(/^there|^here/, '')] ?? ''
  const allowed: readonly string[] = contractOf(name).who
  return allowed.includes(role) || allowed.includes('villager') || allowed.includes('visitor')
}

const fields = names.flatMap((name) =>
  Object.keys(samplesKeys(name)).map((field) => [name, field] as const),
)
test.each(fields)('%s refuses a wrong type in %s', async (name, field) => {
  for (const wrong of [{ $gt: '' }, [[]], -1.5, null]) {
    await refusedWith(['BAD_INPUT'], () =>
      world.call(name, { ...samples()[name], [field]: wrong }, 'heresun'),
    )
  }
})

const required = fields.filter(([name, field]) => {
  return !contractOf(name).request.safeParse(without(sampleOf(name), field)).success
})
function without(sample: Record<string, unknown>, field: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(sample).filter(([name]) => name !== field))
}
function sampleOf(name: CallName): Record<string, unknown> {
  // Ids are only known once the world stands; any text of the right form will do to see what is required.
  const sample = Object.entries(samples()[name]).map(([k, v]) => [k, v ?? 'some-id'])
  return Object.fromEntries(sample) as Record<string, unknown>
}
test.each(required)('%s says what is missing without %s', async (name, field) => {
  const sample = without(samples()[name], field)
  await refusedWith(['BAD_INPUT'], () => world.call(name, sample, 'herezhou'))
})

test.each(names)('%s refuses an unknown field', async (name) => {
  await refusedWith(['BAD_INPUT'], () =>
    world.call(name, { ...samples()[name], misspelt: 1 }, 'herezhou'),
  )
})

test.each(commands)('%s needs a key', async (name) => {
  const caller = ['herezhao', 'hereqian', 'heresun', 'hereli', 'herezhou'].find((who) =>
    mayCallAs(name, who),
  )
  for (const key of ['', 'short', 'x'.repeat(65), 'no spaces here']) {
    await refusedWith(['KEY_MISSING'], () => world.call(name, samples()[name], caller ?? null, key))
  }
})

test.each([null, 42, '', 'deeds', 'deeds.nothing', 'constructor', '__proto__'])(
  '%p is no call',
  async (name) => {
    await refusedWith(['UNKNOWN_CALL'], () => world.call(name as string, {}, 'herezhou'))
  },
)

test('a village that is not there is refused', async () => {
  await refusedWith(['VILLAGE_NOT_FOUND'], () =>
    world.call('roster.village', { villageId: 'nowhere' }, null),
  )
})

test.each(['demo.people', 'demo.signIn', 'demo.passDay'] as const)(
  '%s does not exist outside a demo',
  async (name) => {
    await refusedWith(['UNKNOWN_CALL'], () => world.call(name, samples()[name], null))
  },
)

test('every code has a sentence in Chinese that fits a toast', () => {
  for (const [code, sentence] of Object.entries(messages)) {
    expect([code, /[\u4e00-\u9fff]/.test(sentence) && sentence.length <= 40]).toEqual([code, true])
  }
})
