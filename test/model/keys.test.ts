import type { CallAnswer } from '../../cloudfunctions/api/dispatch'
import { dispatch } from '../../cloudfunctions/api/dispatch'
import { castOf, secret } from './village'
import { worldForEach } from './world'

const world = worldForEach(async (world) => {
  await world.addVillage({
    villageId: 'v',
    households: { ...castOf(), h5: { zhou: [] }, h7: { he: ['committee'] } },
  })
})

const v = { villageId: 'v' }
const own = '903174'
const codeOf = (answer: CallAnswer) => (answer.ok ? 'ok' : answer.code)
const dataOf = (answer: CallAnswer) => (answer as { data: Record<string, never> }).data

let keys = 0
/** What a browser asks that has this session. */
const inBrowser = (token: string | null, name: string, payload: object = {}) =>
  dispatch(world.platform, { name, payload, key: `browser-${String(++keys)}`, token })
const bind = (card: string, more: object, token: string | null = null) =>
  inBrowser(token, 'session.bind', { cardCode: card, ...more })
const signedIn = async (card: string, more: object) => {
  const bound = await bind(card, more)
  if (!bound.ok) throw new Error(bound.code)
  return (bound.data as { token: string }).token
}
const household = (token: string) => inBrowser(token, 'home.household', v)
const withoutSecret = (householdId: string) =>
  world.platform.store.tx((t) => t.remove('keys', householdId))
const giveCode = async (householdId: string, as = 'he') =>
  (await world.must('roster.giveCode', { ...v, householdId }, as)).code

describe('card and secret', () => {
  test('sign in; where several live there, whoever it is says so', async () => {
    const token = await signedIn('CARDH5', { proof: secret })
    expect(await household(token)).toMatchObject({ ok: true, data: { householdId: 'h5' } })
    expect(await bind('cardh1', { proof: secret })).toMatchObject({
      code: 'CHOOSE_RESIDENT',
      data: { residents: [{ residentId: 'wife' }, { residentId: 'zhao' }] },
    })
    expect(await bind('CARDH1', { proof: secret, residentId: 'wife' })).toMatchObject({
      data: { identity: { personId: 'wife' } },
    })
  })

  test('the card with the last four digits of a phone gets a stranger in nowhere', async () => {
    for (const householdId of ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']) {
      const card = `CARD${householdId.toUpperCase()}`
      for (const more of [{}, { residentId: 'zhao' }]) {
        const answer = await bind(card, { phoneEnd: '1234', ...more })
        expect(codeOf(answer)).toBe('PROOF_MISSING')
        expect(JSON.stringify(answer)).not.toMatch(/张/)
      }
      // Nor padded to the length of what does open.
      expect(codeOf(await bind(card, { phoneEnd: '1234', proof: '001234' }))).toBe(
        'CARD_OR_SECRET_WRONG',
      )
    }
  })

  test('the secret of one household opens no other', async () => {
    await world.must('session.setSecret', { ...v, secret: own }, 'zhou')
    expect(codeOf(await bind('CARDH6', { proof: own }))).toBe('CARD_OR_SECRET_WRONG')
    expect(codeOf(await bind('CARDH5', { proof: own }))).toBe('ok')
    expect(codeOf(await bind('CARDH5', { proof: secret }))).toBe('CARD_OR_SECRET_WRONG')
  })

  test('a resident of another household is nobody here', async () => {
    const answer = await bind('CARDH5', { proof: secret, residentId: 'li' })
    expect(answer).toMatchObject({
      code: 'CHOOSE_RESIDENT',
      data: { residents: [{ residentId: 'zhou' }] },
    })
  })
})

describe('a secret', () => {
  test.each([
    ['123456', 'SECRET_EASY'],
    ['000000', 'SECRET_EASY'],
    ['001234', 'SECRET_OF_PHONE'],
    ['700101', 'SECRET_OF_BIRTHDAY'],
  ])('%s is refused with a sentence: %s', async (easy, code) => {
    const refused = await world.call('session.setSecret', { ...v, secret: easy }, 'zhou')
    expect(refused).toMatchObject({ code, message: expect.stringMatching(/请换一个/) as string })
    await withoutSecret('h5')
    const once = await giveCode('h5')
    expect(codeOf(await bind('CARDH5', { proof: once, secret: easy }))).toBe(code)
    // The code is still good.
    expect(codeOf(await bind('CARDH5', { proof: once, secret: own }))).toBe('ok')
  })

  test('is any bound member’s to change, and the household is told', async () => {
    await world.must('session.setSecret', { ...v, secret: own }, 'wife')
    expect(codeOf(await bind('CARDH1', { proof: own, residentId: 'zhao' }))).toBe('ok')
    const { notices } = await world.must('inbox.list', v, 'zhao')
    expect(notices.map((n) => n.newer)).toEqual(
      expect.arrayContaining(['session.secret', 'session.bound']),
    )
  })

  test('is stored nowhere as it is, nor as something that is guessed at once', async () => {
    await world.must('session.setSecret', { ...v, secret: own }, 'zhou')
    const once = await giveCode('h6')
    const [key, other] = await Promise.all(['h5', 'h6'].map((id) => world.stored.get('keys', id)))
    expect(JSON.stringify([key, other])).not.toMatch(new RegExp(`${own}|${once}`))
    expect(key?.secret).toMatch(/^15:[\w-]{20,}:[\w-]{43}$/)
    const receipts = await world.stored.list('receipts', { eq: {}, limit: 1000 })
    expect(receipts.filter((r) => JSON.stringify(r).includes(once))).toEqual([])
    // A receipt holds a quick hash of what was asked.
    expect(receipts).toEqual([])
  })
})

describe('a one-time code', () => {
  beforeEach(() => withoutSecret('h6'))

  test('binds once and sets the secret; then the secret alone opens', async () => {
    const once = await giveCode('h6')
    expect(once).toMatch(/^\d{8}$/)
    expect(codeOf(await bind('CARDH6', { proof: own }))).toBe('CARD_OR_SECRET_WRONG')
    expect(codeOf(await bind('CARDH6', { proof: once }))).toBe('SECRET_WANTED')
    expect(codeOf(await bind('CARDH6', { proof: once, secret: own }))).toBe('ok')
    expect(codeOf(await bind('CARDH6', { proof: once, secret: '408271' }))).toBe(
      'CARD_OR_SECRET_WRONG',
    )
    expect(codeOf(await bind('CARDH6', { proof: own }))).toBe('ok')
  })

  test('of two at the same moment lets one in', async () => {
    const once = await giveCode('h6')
    const both = await Promise.all(
      [own, '408271'].map((mine) => bind('CARDH6', { proof: once, secret: mine })),
    )
    expect(both.map(codeOf).sort()).toEqual(['CARD_OR_SECRET_WRONG', 'ok'])
    const bound = await world.stored.list('bindings', { eq: { personId: 'wu' } })
    expect(bound.filter((b) => b.by === 'card')).toHaveLength(1)
  })

  test('ends when another is made, when the card is new, and opens no other household', async () => {
    const first = await giveCode('h6')
    const second = await giveCode('h6')
    expect(codeOf(await bind('CARDH6', { proof: first, secret: own }))).toBe('CARD_OR_SECRET_WRONG')
    expect(codeOf(await bind('CARDH5', { proof: second, secret: own }))).toBe(
      'CARD_OR_SECRET_WRONG',
    )
    const { cardCode } = await world.must('roster.renewCard', { ...v, householdId: 'h6' }, 'he')
    expect(codeOf(await bind(cardCode, { proof: second, secret: own }))).toBe(
      'CARD_OR_SECRET_WRONG',
    )
  })

  test('is told to the committee alone', async () => {
    for (const as of ['wu', 'qian', 'sun', 'li', 'officer'])
      expect(codeOf(await world.call('roster.giveCode', { ...v, householdId: 'h6' }, as))).toBe(
        'ROLE_MISSING',
      )
  })

  test('is printed for households without a secret, and those of before end', async () => {
    const before = await giveCode('h6')
    const made = await world.must('roster.cards', { ...v, codes: true }, 'he')
    expect(made).toMatchObject({ cards: 7, codes: 1 })
    expect(codeOf(await bind('CARDH6', { proof: before, secret: own }))).toBe(
      'CARD_OR_SECRET_WRONG',
    )
    expect(codeOf(await bind('CARDH5', { proof: secret }))).toBe('ok')
  })
})

describe('who is bound', () => {
  const seen = (as: string) => world.must('session.bindings', v, as)

  test('is seen by the household: who, with what, since when, last used', async () => {
    world.pass(86_400_000)
    const device = { browser: 'Edge', system: 'Windows' }
    const token = await signedIn('CARDH1', { proof: secret, residentId: 'wife', device })
    world.pass(86_400_000)
    await inBrowser(token, 'session.me')
    const { bindings } = await seen('zhao')
    expect(bindings).toHaveLength(3)
    expect(bindings[0]).toMatchObject({
      ...{ personId: 'wife', name: '张wife明', by: 'web', device: 'Edge · Windows' },
      ...{ since: '2026-11-03T02:00:00.000Z', lastOn: '2026-11-04', current: false },
    })
    expect(bindings.find((b) => b.current)).toMatchObject({
      personId: 'zhao',
      by: 'wechat',
      since: null,
    })
    expect(JSON.stringify(bindings)).not.toMatch(/wx-|web-/)
    expect((await seen('wu')).bindings).toHaveLength(1)
  })

  test('every new one tells the household, a stranger’s too', async () => {
    await bind('CARDH1', {
      proof: secret,
      residentId: 'wife',
      device: { browser: 'Edge', system: 'Linux' },
    })
    const { notices } = await world.must('inbox.list', v, 'zhao')
    expect(notices).toMatchObject([
      { newer: 'session.bound', who: '张wife明', reason: '网页 Edge · Linux', fresh: true },
    ])
  })

  test('is ended by anybody of the household, and its session is over at once', async () => {
    const token = await signedIn('CARDH1', { proof: secret, residentId: 'wife' })
    expect(codeOf(await household(token))).toBe('ok')
    const { bindings } = await seen('zhao')
    const stranger = bindings.find((b) => b.by === 'web')?.bindingId ?? ''
    expect(
      codeOf(await world.call('session.endBinding', { ...v, bindingId: stranger }, 'wu')),
    ).toBe('SESSION_NOT_FOUND')
    await world.must('session.endBinding', { ...v, bindingId: stranger }, 'zhao')
    expect(codeOf(await household(token))).toBe('SIGN_IN_AGAIN')
    expect((await seen('zhao')).bindings).toHaveLength(2)
    expect(codeOf(await world.call('home.household', v, 'wife'))).toBe('ok')
  })

  test('ended in WeChat, its browsers and the codes under way are over too', async () => {
    const asked = async () =>
      world.must('session.askCode', { browser: 'Chrome', system: 'Windows' }, null)
    const first = await asked()
    await world.must('session.confirm', { code: first.code }, 'wife')
    await inBrowser(null, 'session.collect', { code: first.code, secret: first.secret })
    const second = await asked()
    await world.must('session.confirm', { code: second.code }, 'wife')
    expect(codeOf(await household(first.secret))).toBe('ok')
    const { bindings } = await seen('zhao')
    const wife = bindings.find((b) => b.personId === 'wife')
    expect(wife?.browsers).toEqual(['Chrome · Windows'])
    await world.must('session.endBinding', { ...v, bindingId: wife?.bindingId ?? '' }, 'zhao')
    expect(codeOf(await household(first.secret))).toBe('SIGN_IN_AGAIN')
    const late = { code: second.code, secret: second.secret }
    expect(codeOf(await inBrowser(null, 'session.collect', late))).toBe('CODE_WRONG')
  })

  test('an officer sees the own alone', async () => {
    expect((await seen('officer')).bindings).toMatchObject([{ personId: 'officer', current: true }])
  })
})

describe('what ends the sign-ins of a household', () => {
  test('a new card: of all of it but whoever gives it', async () => {
    const token = await signedIn('CARDH1', { proof: secret, residentId: 'zhao' })
    const others = await signedIn('CARDH5', { proof: secret })
    await world.must('roster.renewCard', { ...v, householdId: 'h1' }, 'he')
    expect(codeOf(await household(token))).toBe('SIGN_IN_AGAIN')
    expect(codeOf(await world.call('home.household', v, 'wife'))).toBe('NOT_IN_VILLAGE')
    expect(codeOf(await household(others))).toBe('ok')
    await world.must('roster.renewCard', { ...v, householdId: 'h7' }, 'he')
    expect(codeOf(await world.call('home.household', v, 'he'))).toBe('ok')
  })

  test('erasing the account: of whoever did it', async () => {
    const token = await signedIn('CARDH5', { proof: secret })
    await inBrowser(token, 'user.erase')
    expect(codeOf(await household(token))).toBe('SIGN_IN_AGAIN')
  })

  test('bound while the card is made new, it does not stay', async () => {
    const [bound] = await Promise.all([
      bind('CARDH6', { proof: secret }),
      world.must('roster.renewCard', { ...v, householdId: 'h6' }, 'he'),
    ])
    const { token } = (bound.ok ? dataOf(bound) : { token: 'none' }) as { token: string }
    expect(codeOf(await household(token))).toBe('SIGN_IN_AGAIN')
  })
})
