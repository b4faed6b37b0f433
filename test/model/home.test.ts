import type { CallName } from '@/domain/contracts'
import { boardKeys } from '@/domain/home/boards'
import { prepare } from './prepared'
import { litter, openWorld, sweep, type World } from './world'

let world: World

beforeEach(async () => {
  world = await openWorld()
  await prepare(world, 'here')
})
afterEach(() => world.close())

const villageId = 'here'
const alone = async (name: CallName, payload: object, as: string | null) => {
  const answer = await world.call(name, payload, as)
  return answer.ok ? withoutAddresses(answer.data) : answer.code
}
const home = async (payload: object, as: string | null) =>
  withoutAddresses(await world.must('home.open', payload, as))

/** Addresses of photos are made anew for each answer. */
function withoutAddresses(value: unknown): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(value, (key, v: unknown) => (key === 'thumb' || key === 'full' ? '' : v)),
  ) as Record<string, unknown>
}

test.each([null, 'herezhao', 'herezhou', 'officer'])(
  'each part is what the call of its name answers to %s',
  async (as) => {
    const board = { villageId, kind: 'month' }
    for (const key of boardKeys) {
      const parts = await home({ villageId, board: key }, as)
      expect(parts).toMatchObject({
        me: await alone('session.me', {}, as),
        village: await alone('home.village', { villageId }, as),
        villages: null,
      })
      const asked = {
        aspirations: () => alone('aspirations.list', { villageId }, as),
        honours: () => alone('honours.list', { villageId }, as),
        ranking: () => alone('ranking.page', board, as),
      }
      expect(parts[key]).toEqual(await asked[key]())
      for (const other of boardKeys) if (other !== key) expect(parts[other]).toBeNull()
    }
  },
)

describe('where no village is named', () => {
  test('it is the only one of the installation', async () => {
    expect(await home({ board: 'honours' }, null)).toMatchObject({
      village: { villageId },
      honours: { total: 1 },
    })
  })

  test('among several it is the own one, seen as one of it; a stranger has to choose', async () => {
    await world.addVillage({
      villageId: 'there',
      items: [sweep, litter],
      households: { t1: { tang: [] } },
    })
    const own = await home({ board: 'aspirations' }, 'tang')
    expect(own).toMatchObject({
      village: { villageId: 'there' },
      villages: { villages: [{}, {}] },
    })
    const ours = await home({ board: 'aspirations' }, 'herezhao')
    expect(ours.aspirations).toEqual(await alone('aspirations.list', { villageId }, 'herezhao'))
    expect(ours.aspirations).toMatchObject({ open: [{ mine: true }, { mine: true }] })
    expect(await home({ board: 'honours' }, null)).toMatchObject({
      village: null,
      honours: null,
      villages: { villages: [{}, {}] },
    })
  })
})

test('whoever is bound in two villages has to say which', async () => {
  await world.addVillage({
    villageId: 'there',
    items: [sweep, litter],
    households: { t1: { tang: [] } },
  })
  await world.platform.store.tx((t) =>
    t.insert('bindings', {
      _id: 'wx-tang:here',
      userId: 'wx-tang',
      scopeId: 'here',
      kind: 'resident',
      personId: 'herewu',
    }),
  )
  const both = await home({ board: 'honours' }, 'tang')
  expect(both).toMatchObject({
    me: { identities: [{ villageId: 'here' }, { villageId: 'there' }] },
    ...{ village: null, honours: null },
  })
})

test('a village that is not there refuses it', async () => {
  const answer = await world.call('home.open', { villageId: 'nowhere' }, null)
  expect(answer).toMatchObject({ ok: false, code: 'VILLAGE_NOT_FOUND' })
})
