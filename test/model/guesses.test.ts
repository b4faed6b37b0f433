import { dispatch, type CallAnswer } from '../../cloudfunctions/api/dispatch'
import { secret } from './village'
import { worldForEach } from './world'

const hour = 3_600_000
const day = 24 * hour
const v = { villageId: 'v' }
const h1 = { ...v, householdId: 'h1' }

const world = worldForEach((world) => world.addVillage({ villageId: 'v' }))

const bind = (proof: string, as: string | null = 'stranger') =>
  world.call('session.bind', { cardCode: 'CARDH1', proof, residentId: 'zhao' }, as)
const right = (as?: string | null) => bind(secret, as)
async function wrong(times: number, as?: string | null): Promise<CallAnswer | undefined> {
  let last: CallAnswer | undefined
  for (let i = 0; i < times; i++) last = await bind(String(300_000 + i), as)
  return last
}
const codeOf = (answer: CallAnswer | undefined) => (answer?.ok ? 'ok' : answer?.code)
const told = async (as = 'zhao') =>
  (await world.must('inbox.list', v, as)).notices.map(({ newer, kind }) => newer ?? kind)
const card = () => world.must('roster.card', h1, 'zhou')

test('a card locks for an hour, then for a day, then until the committee opens it', async () => {
  expect(codeOf(await wrong(5))).toBe('CARD_OR_SECRET_WRONG')
  expect(await right()).toMatchObject({
    code: 'CARD_LOCKED',
    message: '错的次数太多，这张卡今天 11:00 才能再试',
    data: { opensAt: '2026-11-02T03:00:00.000Z' },
  })
  expect((await card()).locked).toEqual({ opensAt: '2026-11-02T03:00:00.000Z' })
  world.pass(hour)
  await wrong(5)
  expect(await right()).toMatchObject({
    code: 'CARD_LOCKED',
    message: '错的次数太多，这张卡明天 11:00 才能再试',
  })
  world.pass(day)
  await wrong(5)
  world.pass(100 * day)
  expect(await right()).toMatchObject({ code: 'CARD_SHUT', message: /村委/ })
  expect((await card()).locked).toEqual({ opensAt: null })
  await world.must('roster.unlockCard', h1, 'zhou')
  expect(await card()).not.toHaveProperty('locked')
  expect(codeOf(await right())).toBe('ok')
})

test('a right one is not counted, and four wrong ones beside it are', async () => {
  await wrong(4)
  for (let i = 0; i < 10; i++) expect(codeOf(await right(`member${String(i)}`))).toBe('ok')
  expect(codeOf(await wrong(1))).toBe('CARD_OR_SECRET_WRONG')
  expect(codeOf(await right('another'))).toBe('CARD_LOCKED')
})

test('a lock does not shut out the phone that is signed in, which has a count of its own', async () => {
  await wrong(5)
  expect(codeOf(await right('zhao'))).toBe('ok')
  expect(codeOf(await world.call('home.household', v, 'zhao'))).toBe('ok')
  // Of another household it is a stranger's.
  expect(codeOf(await right('qian'))).toBe('CARD_LOCKED')
  await world.must('roster.unlockCard', h1, 'zhou')
  await wrong(5, 'zhao')
  expect(codeOf(await right('zhao'))).toBe('CARD_LOCKED')
  expect(codeOf(await right())).toBe('ok')
})

test('the household is told of the first wrong try of a day, and of each lock', async () => {
  await wrong(4)
  expect(await told()).toEqual(['session.wrongTry'])
  expect(await told('qian')).toEqual([])
  world.pass(1000)
  await wrong(1)
  expect(await told()).toEqual(['session.locked', 'session.wrongTry'])
  world.pass(day)
  await wrong(4)
  world.pass(1000)
  await wrong(1)
  expect(await told()).toEqual([
    'session.locked',
    'session.wrongTry',
    'session.locked',
    'session.wrongTry',
  ])
})

test('a card that was locked while a clock ran ahead is open once it is right', async () => {
  world.pass(400 * day)
  for (const lasts of [hour, day, 0]) {
    await wrong(5)
    world.pass(lasts)
  }
  expect(codeOf(await right())).toBe('CARD_SHUT')
  world.rewind()
  expect(codeOf(await right())).toBe('ok')
})

test('guesses at numbers that no card has are counted by who makes them, and shut out nobody else', async () => {
  let keys = 0
  const try_ = async (cardCode: string, from: string, proof = secret) =>
    codeOf(
      await dispatch(world.platform, {
        name: 'session.bind',
        payload: { cardCode, proof, residentId: 'zhao' },
        key: `guessing-${String(++keys)}`,
        from,
      }),
    )
  const all = Array.from({ length: 60 }, (_, i) => try_(`NONE${String(2222 + i)}`, '203.0.113.7'))
  const answers = await Promise.all(all)
  expect(answers.filter((code) => code === 'CARD_OR_SECRET_WRONG')).toHaveLength(20)
  expect(answers.filter((code) => code === 'CARDS_LOCKED')).toHaveLength(40)
  // Not even a right one tells that there is such a card.
  expect(await try_('CARDH1', '203.0.113.7')).toBe('CARDS_LOCKED')
  expect(await try_('CARDH1', '203.0.113.8')).toBe('ok')
  expect(codeOf(await right())).toBe('ok')
  world.pass(hour / 4)
  expect(await try_('CARDH1', '203.0.113.7')).toBe('ok')
  expect(JSON.stringify(await world.platform.store.list('webCodeTries', { eq: {} }))).not.toContain(
    '203.0.113',
  )
})

test('one browser’s address has so many codes a minute, and keeps nobody else from one', async () => {
  let keys = 0
  const ask = async (from: string | null) =>
    codeOf(
      await dispatch(world.platform, {
        name: 'session.askCode',
        payload: { browser: 'Chrome', system: 'Windows' },
        key: `asking-${String(++keys)}`,
        from,
      }),
    )
  const answers: unknown[] = []
  for (let i = 0; i < 200; i++) answers.push(await ask('203.0.113.7'))
  expect(answers.filter((code) => code === 'ok')).toHaveLength(12)
  for (let i = 0; i < 130; i++) await ask(null)
  expect(await ask(null)).toBe('CODE_TOO_MANY')
  expect(await ask('203.0.113.8')).toBe('ok')
  const kept = await world.platform.store.list('webCodeTries', {
    eq: {},
    range: { field: 'lastAt' },
  })
  expect(JSON.stringify(kept)).not.toContain('203.0.113')
})
