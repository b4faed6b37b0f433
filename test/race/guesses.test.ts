import { collections } from '../../cloudfunctions/services/capabilities'
import type { Documents } from '../../cloudfunctions/services/common/documents'
import { openOnLoopback } from '../cloudbase/cloud'
import { openTemporary } from '../store/temporary'
import { openWorldOn, type World } from '../model/world'

// A hundred at once on one document wait for each other.
jest.setTimeout(120_000)

const limit = 5
const at = { villageId: 'v' }
const browser = { browser: 'Chrome', system: 'Windows' } as const
const stores = {
  SQLite: [400, () => Promise.resolve(openTemporary<Documents>(collections))],
  'CloudBase on the loopback': [
    100,
    async () => (await openOnLoopback<Documents>(collections)).store,
  ],
} as const

/** Many at once; what each was told, and how often. */
async function told(
  times: number,
  call: (i: number) => ReturnType<World['call']>,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const answer of await Promise.all(Array.from({ length: times }, (_, i) => call(i)))) {
    const code = answer.ok ? 'ok' : answer.code
    counts[code] = (counts[code] ?? 0) + 1
  }
  return counts
}

describe.each(Object.entries(stores))('on %s', (_, [many, open]) => {
  let world: World
  beforeAll(async () => {
    world = await openWorldOn(await open())
    await world.addVillage({ villageId: 'v', households: { h1: { zhao: [], wife: [] } } })
    await world.platform.store.tx((t) => t.update('residents', 'zhao', { phone: '13800002046' }))
  })
  afterAll(() => world.close())

  test('of many guesses at a card at once as many are judged as of one after the other', async () => {
    const counts = await told(many, (i) =>
      world.call(
        'session.bind',
        { cardCode: 'CARDH1', proof: String(300_000 + i) },
        i % 2 === 0 ? null : `thief${String(i)}`,
      ),
    )
    expect(counts).toEqual({ CARD_OR_SECRET_WRONG: limit, CARD_LOCKED: many - limit })
    const { notices } = await world.must('inbox.list', at, 'zhao')
    expect(notices.map(({ newer }) => newer).sort()).toEqual(['session.locked', 'session.wrongTry'])
  })

  test('so it is with codes of browsers, looked at and confirmed', async () => {
    const { code } = await world.must('session.askCode', browser, null)
    const names = ['session.look', 'session.confirm'] as const
    const guess = (i: number) => String((Number(code) + 1 + i) % 1_000_000).padStart(6, '0')
    const counts = await told(many, (i) =>
      world.call(names[i % 2] ?? '', { code: guess(i) }, 'zhao'),
    )
    // Whoever waited too long for the others is told so, and was not judged.
    const { CODE_WRONG = 0, CODE_LOCKED = 0, TRY_AGAIN = 0 } = counts
    expect(CODE_WRONG).toBeLessThanOrEqual(limit)
    expect(CODE_WRONG + CODE_LOCKED + TRY_AGAIN).toBe(many)
  })

  test('and with numbers that are on no roster', async () => {
    const counts = await told(many, (i) =>
      world.call(
        'session.bindByPhone',
        { phoneCode: `phone-139000${String(10_000 + i)}` },
        'thief',
      ),
    )
    expect(counts).toEqual({ PHONE_NOT_ON_ROSTER: limit, PHONE_LOCKED: many - limit })
  })
})
