import { contracts, messages, type CallName } from '@/domain/contracts'
import type { CallContract } from '@/domain/common/contract'
import type { CallAnswer } from '../../cloudfunctions/api/dispatch'
import { examples } from '../../cloudfunctions/server/examples'
import type { Documents } from '../../cloudfunctions/services/common/documents'
import { prepare, type Prepared } from './prepared'
import { worldForAll, type World } from './world'

let here: Prepared

const world = worldForAll(async (world) => {
  here = await prepare(world, 'here')
  await prepare(world, 'there')
  // Its owner's number is also that of somebody there: only the village tells them apart.
  const photo = { photoId: 'herephoto', width: 9, height: 9, villageId: 'here', addedAt: '' }
  const owner = { ownerId: 'therezhao', usedBy: null, used: false }
  await world.platform.store.tx((t) => t.insert('photos', { _id: 'herephoto', ...photo, ...owner }))
})

const sample = (name: CallName) => here.payload(name)

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
    shifts: { eq: { villageId: 'here', state: 'open' }, field: 'startsAt' },
    signUps: { eq: { householdId: 'hereh1', active: true }, field: 'startsAt' },
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

/** Alone, and in the middle of a list of queries, where it spoils none beside it. */
async function refusedWith(
  codes: readonly string[],
  [name, payload, as, key]: Parameters<World['call']>,
): Promise<void> {
  const before = await everything()
  await refusedAlone(codes, () => world.call(name, payload, as, key))
  const beside = { name: 'rules.inForce', payload: { villageId: 'here' } }
  const [first, answer, last] = await listed([beside, { name, payload }, beside], as)
  expect(first).toMatchObject({ ok: true })
  expect(last).toEqual(first)
  const among = commands.includes(name as CallName) ? ['COMMAND_AMONG_QUERIES'] : codes
  await refusedAlone(among, () => Promise.resolve(answer!))
  expect(await everything()).toBe(before)
}

async function listed(queries: readonly unknown[], as: string | null): Promise<CallAnswer[]> {
  const answer = await world.ask(queries, as)
  if (!answer.ok) throw new Error(answer.code)
  return answer.data as CallAnswer[]
}

async function refusedAlone(
  codes: readonly string[],
  call: () => Promise<CallAnswer>,
): Promise<void> {
  const answer = await call()
  expect(answer.ok).toBe(false)
  if (answer.ok) return
  expect(codes).toContain(answer.code)
  expect(answer.message).toMatch(/[\u4e00-\u9fff]/)
  expect(JSON.stringify(answer)).not.toMatch(/at .*\.ts|node_modules|there/)
}

test.each(closed)('%s refuses a stranger', async (name) => {
  await refusedWith(['SIGN_IN_FIRST'], [name, sample(name), null])
})

const local = closed.filter((name) => !contractOf(name).who.includes('user'))
test.each(local)('%s refuses somebody of another village', async (name) => {
  await refusedWith(['NOT_IN_VILLAGE'], [name, sample(name), 'therezhou'])
})

const byRole = local.filter((name) => !contractOf(name).who.includes('villager'))
test.each(byRole)('%s refuses a villager without the role', async (name) => {
  await refusedWith(['ROLE_MISSING'], [name, sample(name), 'herezhao'])
})

test.each(['zhao', 'qian', 'sun', 'li', 'zhou'])(
  '%s is told which of them the role opens',
  async (who) => {
    const { identities } = await world.must('session.me', {}, `here${who}`)
    const opened = byRole.filter((name) => mayCallAs(name, `here${who}`))
    expect(identities[0]?.may).toEqual(opened)
    expect(opened.length > 0).toBe(who !== 'zhao')
  },
)

const elsewhere = names.filter((name) => {
  const keys = Object.keys(samplesKeys(name))
  // An officer is of no village.
  if (name === 'session.endOfficer') return false
  return keys.includes('villageId') && keys.some((key) => key !== 'villageId' && /Ids?$/.test(key))
})
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
      'DRAFT_ITEM_GONE',
      'CHECK_NOT_FOUND',
      'ASPIRATION_NOT_FOUND',
      'HONOUR_NOT_FOUND',
      'ACTIVITY_NOT_FOUND',
      'RESIDENT_NOT_FOUND',
      'OBJECTION_NOT_FOUND',
      'ACCOUNT_NOT_FOUND',
      'NOT_YOUR_ACCOUNT',
      'HOUSEHOLD_NOT_FOUND',
      'GROUP_NOT_FOUND',
      'IMPORT_NOT_FOUND',
      'PROPOSAL_GONE',
      'NOTICE_NOT_FOUND',
      'FILE_NOT_YOURS',
      'PHOTO_NOT_YOURS',
      'PHONE_NOT_ON_ROSTER',
      'SESSION_NOT_FOUND',
      'SUPERVISOR_MAY_NOT_FILE',
    ],
    [name, { ...sample(name), ...(await foreignTo(name)), villageId: 'there' }, caller],
  )
})
/** Ids that the example leaves out, and the version that the other village is at. */
async function foreignTo(name: CallName): Promise<object> {
  const { store } = world.platform
  if (name.startsWith('ledger')) return { accountId: 'points:hereh1' }
  if (name === 'activities.publish') return { groupId: 'here-g' }
  if (name === 'user.change') return { photoIds: ['herephoto'] }
  if (!name.startsWith('settings') || name === 'settings.stateNear') return {}
  const version = (await store.get('villages', 'there'))?.settingsVersion
  return name === 'settings.giveRoles' ? { version } : { version, groupId: 'here-g' }
}
function mayCallAs(name: CallName, who: string): boolean {
  const roleOf: Record<string, string> = {
    qian: 'recorder',
    sun: 'reviewer',
    li: 'supervisor',
    zhou: 'committee',
    zhao: 'villager',
    officer: 'town',
    chief: 'county',
  }
  const role = roleOf[who.replace(/^there|^here/, '')] ?? ''
  const allowed: readonly string[] = contractOf(name).who
  return [role, 'villager', 'user', 'visitor'].some((each) => allowed.includes(each))
}

const fields = names.flatMap((name) =>
  Object.keys(samplesKeys(name)).map((field) => [name, field] as const),
)
test.each(fields)('%s refuses a wrong type in %s', async (name, field) => {
  for (const wrong of [{ $gt: '' }, [[]], -1.5, null]) {
    await refusedWith(['BAD_INPUT'], [name, { ...sample(name), [field]: wrong }, 'heresun'])
  }
})

const required = fields.filter(([name, field]) => {
  return !contractOf(name).request.safeParse(without(shapeOf(name), field)).success
})
function without(sample: Record<string, unknown>, field: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(sample).filter(([name]) => name !== field))
}
/** Ids are only known once the world stands; any text of the right form will do to see what is required. */
function shapeOf(name: CallName): Record<string, unknown> {
  const text = JSON.stringify(examples[name].payload).replace(/<[^>]*>/g, 'some-id')
  return JSON.parse(text) as Record<string, unknown>
}
test.each(required)('%s says what is missing without %s', async (name, field) => {
  const lacking = without(sample(name), field)
  await refusedWith(['BAD_INPUT'], [name, lacking, 'herezhou'])
})

test.each(names)('%s refuses an unknown field', async (name) => {
  await refusedWith(['BAD_INPUT'], [name, { ...sample(name), misspelt: 1 }, 'herezhou'])
})

test.each(commands)('%s needs a key', async (name) => {
  const caller = ['herezhao', 'hereqian', 'heresun', 'hereli', 'herezhou', 'officer', 'chief'].find(
    (who) => mayCallAs(name, who),
  )
  for (const key of ['', 'short', 'x'.repeat(65), 'no spaces here']) {
    await refusedWith(['KEY_MISSING'], [name, sample(name), caller ?? null, key])
  }
})

test.each([null, 42, '', 'deeds', 'deeds.nothing', 'constructor', '__proto__'])(
  '%p is no call',
  async (name) => {
    await refusedWith(['UNKNOWN_CALL'], [name as string, {}, 'herezhou'])
  },
)

test('a village that is not there is refused', async () => {
  await refusedWith(['VILLAGE_NOT_FOUND'], ['home.village', { villageId: 'nowhere' }, null])
})

test.each(['demo.people', 'demo.signIn', 'demo.passDay'] as const)(
  '%s does not exist outside a demo',
  async (name) => {
    await refusedWith(['UNKNOWN_CALL'], [name, sample(name), null])
  },
)

test('every code has a sentence in Chinese that fits a toast', () => {
  for (const [code, sentence] of Object.entries(messages)) {
    expect([code, /[\u4e00-\u9fff]/.test(sentence) && sentence.length <= 40]).toEqual([code, true])
  }
})
