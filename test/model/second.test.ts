import type { CallAnswer } from '../../cloudfunctions/api/dispatch'
import { dispatch } from '../../cloudfunctions/api/dispatch'
import { runTimer } from '../../cloudfunctions/services/timer'
import { sendFile } from './doing'
import { castOf, secret } from './village'
import { worldForEach } from './world'

const v = { villageId: 'v' }
const own = '903174'
const day = 86_400_000
/** Two on the committee apart from each other, and a wife of the supervisor. */
const world = worldForEach((world) =>
  world.addVillage({
    villageId: 'v',
    households: { ...castOf(), h4: { li: ['supervisor'], liwife: [] }, h7: { he: ['committee'] } },
  }),
)

interface Bound {
  readonly identity: object | null
  readonly token: string
  readonly waits?: { readonly proposalId: string }
}

let keys = 0
const browser = (token: string | null, name: string, payload: object) =>
  dispatch(world.platform, { name, payload, key: `browser-${String(++keys)}`, token })
const bind = (card: string, more: object) =>
  browser(null, 'session.bind', { cardCode: card, ...more })
const asked = async (card: string, more: object): Promise<Bound> => {
  const answer = await bind(card, more)
  if (!answer.ok) throw new Error(answer.code)
  return answer.data as Bound
}
const codeOf = (answer: CallAnswer) => (answer.ok ? 'ok' : answer.code)
const isIn = async (token: string) => codeOf(await browser(token, 'home.household', v))
const codeFor = async (householdId: string, as: string) =>
  (await world.must('roster.giveCode', { ...v, householdId }, as)).code
/** By a code that `maker` made. */
const askWith = async (householdId: string, residentId: string, maker: string) => {
  const proof = await codeFor(householdId, maker)
  return asked(`CARD${householdId.toUpperCase()}`, { proof, residentId, secret: own })
}
const decide = async (as: string, { waits }: Bound, reason?: string) =>
  codeOf(
    await world.call(
      reason === undefined ? 'proposals.confirm' : 'proposals.refuse',
      {
        ...v,
        proposalId: waits?.proposalId ?? 'none',
        ...(reason === undefined ? {} : { reason }),
      },
      as,
    ),
  )
const stands = async ({ waits }: Bound) =>
  world.must('session.waits', { proposalId: waits?.proposalId ?? 'none' }, null)
const titles = async (as: string) =>
  (await world.must('inbox.list', v, as)).notices.map(({ newer, reason }) => [newer, reason])
const setRoles = (id: string, roles: string[]) =>
  world.stored.tx((t) => t.update('residents', id, { roles, staff: roles.length > 0 } as never))

describe('signing in as somebody with a role by card', () => {
  test('a committee member with a code for the supervisor’s household gets no session and sets no secret', async () => {
    const attack = await askWith('h4', 'li', 'zhou')
    expect(attack.identity).toBeNull()
    expect(await isIn(attack.token)).toBe('SIGN_IN_AGAIN')
    expect(codeOf(await bind('CARDH4', { proof: own, residentId: 'liwife' }))).toBe(
      'CARD_OR_SECRET_WRONG',
    )
    for (const as of ['zhou', 'he']) expect(await decide(as, attack)).toMatch(/^PROPOSAL_O/)
    expect(await isIn(attack.token)).toBe('SIGN_IN_AGAIN')
  })

  test('nor by way of the wife, whose secret the code sets', async () => {
    const wife = await askWith('h4', 'liwife', 'zhou')
    expect(await isIn(wife.token)).toBe('ok')
    const attack = await asked('CARDH4', { proof: own, residentId: 'li' })
    expect(await isIn(attack.token)).toBe('SIGN_IN_AGAIN')
    await browser(wife.token, 'session.setSecret', { ...v, secret: '408271' })
    const again = await asked('CARDH4', { proof: '408271', residentId: 'li' })
    expect(again.waits).toBeDefined()
    const { rows } = await world.must('proposals.waiting', v, 'officer')
    expect(rows.map(({ words }) => words)).toEqual([
      ['登录：网页，凭家里的口令'],
      ['登录：网页，凭家里的口令'],
    ])
  })

  test('a second person who made no code agrees, and then it holds: session, secret, who agreed', async () => {
    const waiting = await askWith('h3', 'sun', 'zhou')
    expect(await stands(waiting)).toMatchObject({ state: 'open', others: ['张*明'] })
    expect(await decide('zhou', waiting)).toBe('PROPOSAL_OWN')
    world.pass(60_000)
    expect(await decide('he', waiting)).toBe('ok')
    expect(await isIn(waiting.token)).toBe('ok')
    expect(await stands(waiting)).toMatchObject({ state: 'confirmed' })
    const [binding] = await world.stored
      .list('bindings', {
        eq: { personId: 'sun' },
      })
      .then((all) => all.filter(({ by }) => by === 'card'))
    expect(binding).toMatchObject({ agreedBy: 'he' })
    // What the proposal kept is gone with the decision.
    const kept = await world.stored.get('proposals', waiting.waits?.proposalId ?? '')
    expect(kept).toMatchObject({ state: 'confirmed', what: null })
    const { changes } = await world.must('settings.changes', v, 'he')
    expect(changes[0]).toMatchObject({
      by: '张sun明提出，张he明定',
      words: ['登录：网页，凭一次性登录码'],
    })
    expect(await titles('sun')).toEqual(
      expect.arrayContaining([
        ['session.bound', '网页'],
        ['proposal.told', '有第二个人同意，已经生效'],
        ['proposal.told', '等另一位同意才能登录。不是家里人，请马上告诉村委'],
      ]),
    )
    // From then on the secret that was agreed to is enough, for them alone.
    const next = await asked('CARDH3', { proof: own })
    expect(await isIn(next.token)).toBe('ok')
  })

  test('of the supervisor the town alone is the second person', async () => {
    const waiting = await askWith('h4', 'li', 'zhou')
    expect(await stands(waiting)).toMatchObject({ others: [] })
    const { rows } = await world.must('proposals.waiting', v, 'officer')
    expect(rows).toMatchObject(
      [{ kind: 'binding', about: '张li明', may: true, makers: ['张zhou明'], detail: /本人/ }].map(
        (row) => ({ ...row, detail: expect.stringMatching(row.detail) as string }),
      ),
    )
    const me = await world.must('session.me', {}, 'officer')
    expect(me.identities[0]?.confirms).toBe(1)
    expect(await decide('officer', waiting)).toBe('ok')
    expect(await isIn(waiting.token)).toBe('ok')
  })

  test('where everybody else of the committee once made a code, it is the town', async () => {
    await codeFor('h3', 'he')
    const waiting = await askWith('h3', 'sun', 'zhou')
    expect(await decide('he', waiting)).toBe('PROPOSAL_OWN')
    expect(await decide('officer', waiting)).toBe('ok')
  })

  test('whoever printed the codes made them', async () => {
    await world.stored.tx((t) => t.remove('keys', 'h3'))
    await world.must('roster.cards', { ...v, codes: true }, 'zhou')
    expect((await world.stored.get('keys', 'h3'))?.makers).toEqual([
      { personId: 'zhou', householdId: 'h5' },
    ])
  })

  test('in WeChat it waits too, and then the phone is bound', async () => {
    const proof = await codeFor('h3', 'zhou')
    const payload = { cardCode: 'CARDH3', proof, secret: own }
    const waiting = (await world.must('session.bind', payload, 'newphone')) as unknown as Bound
    expect(waiting.token).toBeNull()
    const me = () => world.must('session.me', {}, 'newphone')
    expect((await me()).identities).toEqual([])
    await decide('he', waiting)
    expect((await me()).identities).toMatchObject([{ personId: 'sun' }])
  })

  test('the number that WeChat vouches for needs nobody', async () => {
    await world.stored.tx((t) => t.update('residents', 'li', { phone: '13912345678' }))
    const bound = await world.must('session.bindByPhone', { phoneCode: 'phone-13912345678' }, 'li2')
    expect(bound.identity).toMatchObject({ personId: 'li', roles: ['supervisor'] })
  })

  test('a secret signs in a holder who set it, signed in beyond doubt; not one that was there, nor in another household', async () => {
    expect((await asked('CARDH3', { proof: secret })).waits).toBeDefined()
    // Of an earlier version: nobody knows how it came about.
    await world.must('session.setSecret', { ...v, secret: '408271' }, 'sun')
    expect((await asked('CARDH3', { proof: '408271' })).waits).toBeDefined()
    await world.stored.tx((t) => t.update('bindings', 'wx-sun:v', { by: 'phone' }))
    await world.must('session.setSecret', { ...v, secret: own }, 'sun')
    expect(await isIn((await asked('CARDH3', { proof: own })).token)).toBe('ok')
    // A household of the committee takes the reviewer in.
    await world.stored.tx((t) => t.update('residents', 'sun', { householdId: 'h5' }))
    await world.stored.tx((t) => t.update('bindings', 'wx-zhou:v', { by: 'phone' }))
    await world.must('session.setSecret', { ...v, secret: '719405' }, 'zhou')
    const taken = await asked('CARDH5', { proof: '719405', residentId: 'sun' })
    expect(taken.waits).toBeDefined()
  })

  test('is told where it is refused, and where nobody agreed in seven days', async () => {
    const refused = await askWith('h3', 'sun', 'zhou')
    expect(await decide('he', refused, '不是他本人')).toBe('ok')
    expect(await stands(refused)).toMatchObject({ state: 'refused', reason: '不是他本人' })
    expect(await isIn(refused.token)).toBe('SIGN_IN_AGAIN')
    const late = await askWith('h3', 'sun', 'zhou')
    world.pass(8 * day)
    expect(await stands(late)).toMatchObject({ state: 'lapsed' })
    expect(await decide('he', late)).toBe('PROPOSAL_GONE')
    await runTimer(world.platform)
    expect(await titles('sun')).toContainEqual(['proposal.told', '到期没有人定，作废了'])
  })

  test('three at once wait, and no code is used up by a fourth', async () => {
    for (let i = 0; i < 3; i++) await askWith('h3', 'sun', 'zhou')
    const proof = await codeFor('h3', 'zhou')
    const fourth = { proof, secret: own }
    expect(codeOf(await bind('CARDH3', fourth))).toBe('SIGN_INS_WAIT')
    expect(codeOf(await bind('CARDH3', fourth))).toBe('SIGN_INS_WAIT')
  })

  test('it does not stand in the way of taking the role away', async () => {
    await askWith('h3', 'sun', 'zhou')
    const version = (await world.stored.get('villages', 'v'))?.settingsVersion ?? 0
    const take = { ...v, version, residentId: 'sun', roles: [] }
    expect(await world.call('settings.giveRoles', take, 'he')).toMatchObject({ ok: true })
  })
})

describe('agreed to, it does not come about where meanwhile', () => {
  const cases: [string, () => Promise<unknown>][] = [
    [
      'the household got a new card',
      () => world.must('roster.renewCard', { ...v, householdId: 'h3' }, 'zhou'),
    ],
    ['they became supervisor, for whom the town agrees', () => setRoles('sun', ['supervisor'])],
    [
      'they moved to another household',
      () => world.stored.tx((t) => t.update('residents', 'sun', { householdId: 'h6' })),
    ],
    [
      'they left',
      () => world.stored.tx((t) => t.update('residents', 'sun', { leftOn: '2026-11-01' })),
    ],
  ]
  test.each(cases)('%s', async (_, meanwhile) => {
    const waiting = await askWith('h3', 'sun', 'zhou')
    await meanwhile()
    expect(await decide('he', waiting)).toBe('PROPOSAL_STALE')
    expect(await isIn(waiting.token)).toBe('SIGN_IN_AGAIN')
  })

  test('whoever asked deleted the account', async () => {
    await world.must('session.bind', { cardCode: 'CARDH6', proof: secret }, 'newphone')
    const proof = await codeFor('h3', 'zhou')
    const payload = { cardCode: 'CARDH3', proof, secret: own }
    const waiting = (await world.must('session.bind', payload, 'newphone')) as unknown as Bound
    await world.must('user.erase', {}, 'newphone')
    expect(await decide('he', waiting)).toBe('PROPOSAL_STALE')
  })

  test('whoever would agree is not on the committee any more', async () => {
    const waiting = await askWith('h3', 'sun', 'zhou')
    await setRoles('he', [])
    expect(await decide('he', waiting)).toBe('ROLE_MISSING')
  })

  test('a secret that the household set meanwhile stands', async () => {
    const waiting = await askWith('h3', 'sun', 'zhou')
    world.pass(1000)
    await world.must('session.setSecret', { ...v, secret: '408271' }, 'sun')
    expect(await decide('he', waiting)).toBe('ok')
    expect(codeOf(await bind('CARDH3', { proof: own }))).toBe('CARD_OR_SECRET_WRONG')
    expect(codeOf(await bind('CARDH3', { proof: '408271' }))).toBe('ok')
  })
})

describe('whoever is given a first role', () => {
  test('signs in anew where a card alone let them in; where WeChat vouched for them, they stay', async () => {
    const stranger = await asked('CARDH6', { proof: secret })
    await world.stored.tx((t) => t.update('bindings', 'wx-wu:v', { by: 'phone' }))
    const version = (await world.stored.get('villages', 'v'))?.settingsVersion ?? 0
    const give = { ...v, version, residentId: 'wu', roles: ['reviewer' as const] }
    await world.must('settings.giveRoles', give, 'zhou')
    expect(await isIn(stranger.token)).toBe('ok')
    const [row] = (await world.must('proposals.waiting', v, 'he')).rows
    const proposalId = row?.proposalId ?? ''
    await world.must('proposals.confirm', { ...v, proposalId }, 'he')
    expect(await isIn(stranger.token)).toBe('SIGN_IN_AGAIN')
    expect(await world.call('home.household', v, 'wu')).toMatchObject({ ok: true })
  })

  test('as a recorder too, whom one person names', async () => {
    const stranger = await asked('CARDH6', { proof: secret })
    const version = (await world.stored.get('villages', 'v'))?.settingsVersion ?? 0
    const give = { ...v, version, residentId: 'wu', roles: ['recorder' as const] }
    await world.must('settings.giveRoles', give, 'zhou')
    expect(await isIn(stranger.token)).toBe('SIGN_IN_AGAIN')
  })
})

describe('the phone of somebody with a role', () => {
  const number = '13911112222'
  const change = (residentId: string, more: object, as = 'zhou') =>
    world.call('roster.changePerson', { ...v, residentId, ...more }, as)
  const phoneOf = async (id: string) => (await world.stored.get('residents', id))?.phone
  const open = async () =>
    (
      await world.stored.list('proposals', {
        eq: { ...v, state: 'open' },
        range: { field: 'at' },
      })
    ).map(({ _id }) => ({ waits: { proposalId: _id } }) as Bound)

  test('by hand is asked for; what else was changed holds at once; then old sign-ins end', async () => {
    const both = { phone: number, birth: '2010-02-03' }
    expect(await change('sun', both)).toEqual({ ok: true, data: { waitsFor: 'village' } })
    expect(await world.stored.get('residents', 'sun')).toMatchObject({
      phone: '13800001234',
      under18Until: '2028-02',
    })
    expect(await change('sun', { phone: '13911113333' })).toMatchObject({ code: 'PHONE_WAITS' })
    const rows = async (as: string) => (await world.must('proposals.waiting', v, as)).rows
    expect(await rows('he')).toMatchObject([
      {
        kind: 'phone',
        about: '张sun明',
        words: ['换手机号'],
        inConfidence: `新手机号：${number}`,
      },
    ])
    for (const as of ['zhou', 'li']) expect(JSON.stringify(await rows(as))).not.toMatch(number)
    const [asked] = await open()
    expect(await decide('zhou', asked!)).toBe('PROPOSAL_OWN')
    expect(await decide('he', asked!)).toBe('ok')
    expect(await phoneOf('sun')).toBe(number)
    expect(await world.call('home.household', v, 'sun')).toMatchObject({ code: 'NOT_IN_VILLAGE' })
    const kept = await world.stored.get('proposals', asked?.waits?.proposalId ?? '')
    expect(JSON.stringify(kept)).not.toMatch(number)
    const { changes } = await world.must('settings.changes', v, 'li')
    expect(changes.map(({ words }) => words[0])).toEqual([
      '换手机号',
      '改了出生年月',
      '提出，等第二个人同意：换手机号',
    ])
  })

  test('of the supervisor waits for the town', async () => {
    expect(await change('li', { phone: number })).toMatchObject({ data: { waitsFor: 'town' } })
    const [asked] = await open()
    expect(await decide('he', asked!)).toBe('PROPOSAL_OTHERS')
    expect(await decide('officer', asked!)).toBe('ok')
    expect(await phoneOf('li')).toBe(number)
  })

  test.each([
    ['somebody else has the number by then', 'wu', { phone: number }, 'PHONE_ACROSS'],
    ['it was changed otherwise', 'sun', { phone: '13911114444' }, 'PROPOSAL_STALE'],
    ['whoever proposed it is not on the committee', 'zhou', { roles: [] }, 'PROPOSAL_STALE'],
  ])('does not come about where %s', async (_, who, set, code) => {
    await change('sun', { phone: number })
    await world.stored.tx((t) => t.update('residents', who, set as never))
    const [asked] = await open()
    expect(await decide('he', asked!)).toBe(code)
  })

  test('by import waits, and the rest of the file is in force', async () => {
    const rows = [
      [
        '组,户号,姓名,与户主关系,电话',
        `一组,1,张sun明,户主,${number}`,
        '一组,90,孙德海,户主,13911119999',
      ],
    ].flat()
    await world.stored.tx(async (t) => {
      for (const id of ['h1', 'h2', 'h4', 'h5', 'h6', 'h7'])
        await t.update('households', id, { number: `2${id}` })
      for (const id of ['zhao', 'qian', 'li', 'zhou', 'wu', 'he'])
        await t.update('residents', id, { phone: `1380000${id.length}00${id.charCodeAt(0) % 10}` })
    })
    const bytes = Buffer.from(`${rows.join('\n')}\n`)
    const fileId = await sendFile(world, { ...v, purpose: 'roster' }, bytes, 'zhou')
    const checked = await world.must('roster.checkImport', { ...v, fileId }, 'zhou')
    expect(checked).toMatchObject({ state: 'ready', held: ['张sun明'] })
    expect(await open()).toEqual([])
    await world.must('roster.import', { ...v, importId: checked.importId }, 'zhou')
    expect(await phoneOf('sun')).not.toBe(number)
    const people = await world.must('roster.people', { ...v, text: '孙德海' }, 'zhou')
    expect(people.people).toHaveLength(1)
    const [asked, ...others] = await open()
    expect(others).toEqual([])
    expect(await decide('he', asked!)).toBe('ok')
    expect(await phoneOf('sun')).toBe(number)
  })
})
