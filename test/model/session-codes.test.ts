import { dispatch, type CallAnswer } from '../../cloudfunctions/api/dispatch'
import { runTimer } from '../../cloudfunctions/services/timer'
import { worldForEach } from './world'

let keys = 0

const world = worldForEach((world) => world.addVillage({ villageId: 'v' }))

const minute = 60_000
const chrome = { browser: 'Chrome', system: 'Windows' } as const
const ask = () => world.must('session.askCode', chrome, null)
const inBrowser = (token: string, name: string, payload: object = {}): Promise<CallAnswer> =>
  dispatch(world.platform, { name, payload, key: `browser-${String(++keys)}`, token })
const codeOf = (answer: CallAnswer) => (answer.ok ? 'ok' : answer.code)
const wrong = (digits: string) => String((Number(digits) + 1) % 1_000_000).padStart(6, '0')

async function signedIn(as = 'zhao'): Promise<string> {
  const { code, secret } = await ask()
  await world.must('session.confirm', { code }, as)
  expect(await world.must('session.collect', { code, secret }, null)).toEqual({ ready: true })
  return secret
}

test('a browser becomes the person who confirmed its code in WeChat', async () => {
  const { code, secret } = await ask()
  expect(await world.must('session.collect', { code, secret }, null)).toEqual({ ready: false })
  expect(codeOf(await inBrowser(secret, 'home.household', { villageId: 'v' }))).toBe(
    'SIGN_IN_AGAIN',
  )
  expect(await world.must('session.look', { code }, 'zhao')).toEqual({
    browser: 'Chrome · Windows',
    askedAt: world.platform.clock.now(),
  })
  await world.must('session.confirm', { code }, 'zhao')
  expect(await world.must('session.collect', { code, secret }, null)).toEqual({ ready: true })
  const me = await inBrowser(secret, 'session.me')
  expect(me).toMatchObject({ data: { signedIn: true, identities: [{ personId: 'zhao' }] } })
})

test('the answer that was lost comes again; a browser signed out does not come back with it', async () => {
  const { code, secret } = await ask()
  await world.must('session.confirm', { code }, 'zhao')
  for (const _ of [1, 2]) {
    expect(await world.must('session.collect', { code, secret }, null)).toEqual({ ready: true })
  }
  const { sessions } = await world.must('session.list', {}, 'zhao')
  expect(sessions).toHaveLength(1)
  await world.must('session.end', { sessionId: sessions[0]?.sessionId ?? '' }, 'zhao')
  expect(codeOf(await inBrowser(secret, 'session.list'))).toBe('SIGN_IN_AGAIN')
  expect(codeOf(await world.call('session.collect', { code, secret }, null))).toBe('CODE_EXPIRED')
})

test('a browser is signed in for 90 days, and not a moment longer', async () => {
  const secret = await signedIn()
  world.pass(90 * 24 * 60 * minute - 1)
  expect(codeOf(await inBrowser(secret, 'session.list'))).toBe('ok')
  world.pass(1)
  expect(codeOf(await inBrowser(secret, 'session.list'))).toBe('SIGN_IN_AGAIN')
})

test('whoever reads the code off the screen has nothing without the secret', async () => {
  const { code } = await ask()
  await world.must('session.confirm', { code }, 'zhao')
  const guess = { code, secret: 'x'.repeat(43) }
  expect(codeOf(await world.call('session.collect', guess, null))).toBe('CODE_WRONG')
})

test.each([
  ['a code of nobody', 0, (code: string) => wrong(code), 'CODE_WRONG'],
  ['a code whose time is over', 5 * minute, (code: string) => code, 'CODE_EXPIRED'],
])('%s is refused, looked at or confirmed', async (_, ms, typed, expected) => {
  const { code } = await ask()
  world.pass(ms)
  for (const name of ['session.look', 'session.confirm']) {
    expect(codeOf(await world.call(name, { code: typed(code) }, 'zhao'))).toBe(expected)
  }
})

test('it is confirmed once, also when two people tap at the same time', async () => {
  const { code, secret } = await ask()
  const answers = await Promise.all([
    world.call('session.confirm', { code }, 'zhao'),
    world.call('session.confirm', { code }, 'qian'),
  ])
  expect(answers.map(codeOf).sort()).toEqual(['CODE_CONFIRMED', 'ok'])
  await world.must('session.collect', { code, secret }, null)
  const winner = answers[0].ok ? 'zhao' : 'qian'
  const me = await inBrowser(secret, 'session.me')
  expect(me).toMatchObject({ data: { identities: [{ personId: winner }] } })
})

test('after five wrong codes the right one is refused too, for a quarter of an hour and for that person alone', async () => {
  const { code } = await ask()
  for (let i = 0; i < 5; i++) {
    expect(codeOf(await world.call('session.look', { code: wrong(code) }, 'zhao'))).toBe(
      'CODE_WRONG',
    )
  }
  expect(codeOf(await world.call('session.look', { code }, 'zhao'))).toBe('CODE_LOCKED')
  expect(codeOf(await world.call('session.confirm', { code }, 'zhao'))).toBe('CODE_LOCKED')
  expect(codeOf(await world.call('session.confirm', { code }, 'qian'))).toBe('ok')
  world.pass(15 * minute)
  const later = await ask()
  expect(codeOf(await world.call('session.confirm', { code: later.code }, 'zhao'))).toBe('ok')
})

test('a browser cannot bring in another browser, and nobody is not anybody', async () => {
  const secret = await signedIn()
  const { code } = await ask()
  expect(codeOf(await inBrowser(secret, 'session.confirm', { code }))).toBe('CONFIRM_IN_WECHAT')
  expect(codeOf(await world.call('session.confirm', { code }, null))).toBe('SIGN_IN_FIRST')
  expect(codeOf(await world.call('session.list', {}, null))).toBe('SIGN_IN_FIRST')
})

test('after the account was deleted the phone brings no browser in', async () => {
  const { code, secret } = await ask()
  await world.must('user.erase', {}, 'zhao')
  for (const name of ['session.look', 'session.confirm'])
    expect(codeOf(await world.call(name, { code }, 'zhao'))).toBe('SIGN_IN_FIRST')
  expect(await world.must('session.collect', { code, secret }, null)).toEqual({ ready: false })
})

test('nor while it is deleted', async () => {
  const { code, secret } = await ask()
  const [, erased] = await Promise.all([
    world.call('session.confirm', { code }, 'zhao'),
    world.call('user.erase', {}, 'zhao'),
  ])
  expect(codeOf(erased)).toBe('ok')
  await world.call('session.collect', { code, secret }, null)
  expect(codeOf(await inBrowser(secret, 'session.list'))).toBe('SIGN_IN_AGAIN')
})

test('codes are given out 120 a minute at most', async () => {
  const codes = new Set<string>()
  for (let i = 0; i < 120; i++) codes.add((await ask()).code)
  expect(codes.size).toBe(120)
  expect(codeOf(await world.call('session.askCode', chrome, null))).toBe('CODE_TOO_MANY')
  world.pass(minute)
  expect(codeOf(await world.call('session.askCode', chrome, null))).toBe('ok')
})

test('each sees the own browsers, knows which one asks, and signs out no other’s', async () => {
  const mine = await signedIn()
  world.pass(minute)
  await signedIn()
  const others = await signedIn('qian')
  const seen = await inBrowser(mine, 'session.list')
  expect(seen).toMatchObject({
    data: {
      sessions: [
        { browser: 'Chrome · Windows', current: false },
        { browser: 'Chrome · Windows', current: true },
      ],
    },
  })
  const { sessions } = await world.must('session.list', {}, 'qian')
  const theirs = { sessionId: sessions[0]?.sessionId ?? '' }
  expect(codeOf(await world.call('session.end', theirs, 'zhao'))).toBe('SESSION_NOT_FOUND')
  expect(codeOf(await inBrowser(others, 'home.household', { villageId: 'v' }))).toBe('ok')
})

test('the secret is stored nowhere, not even in the receipt of a call', async () => {
  const { code, secret } = await ask()
  await world.must('session.confirm', { code }, 'zhao')
  await world.must('session.collect', { code, secret }, null)
  const { webCodes, sessions } = {
    webCodes: await world.platform.store.get('webCodes', code),
    sessions: await world.must('session.list', {}, 'zhao'),
  }
  expect(JSON.stringify([webCodes, sessions])).not.toContain(secret)
})

test('the timer removes what is over', async () => {
  const { code } = await ask()
  await signedIn()
  world.pass(100 * 24 * 60 * minute)
  await runTimer(world.platform)
  expect(await world.platform.store.get('webCodes', code)).toBeNull()
  expect(
    await world.platform.store.list('sessions', {
      eq: {},
      range: { field: 'expiresAt' },
      limit: 10,
    }),
  ).toEqual([])
  expect(await world.platform.store.get('webCodeTries', 'asked')).toBeNull()
})
