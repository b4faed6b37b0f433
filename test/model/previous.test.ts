import type { CallName } from '@/domain/contracts'
import { boardKeys } from '@/domain/home/boards'
import { receive } from '../../cloudfunctions/api/receive'
import { receiptOf } from '../../cloudfunctions/api/receipts'
import { prepare, type Prepared } from './prepared'
import { worldForEach } from './world'

let prepared: Prepared

const world = worldForEach(async (world) => {
  prepared = await prepare(world, 'here')
})

const villageId = 'here'
const alone = async (name: CallName, payload: object, as: string | null) => {
  const answer = await world.call(name, payload, as)
  return answer.ok ? withoutAddresses(answer.data) : answer.code
}
const home = (payload: object, as: string | null) => before('home.open', payload, as)

/** A call of the release before, which has gone since. */
async function before(name: string, payload: object, as: string | null, key?: string) {
  const answer = await world.call(name, payload, as, key)
  if (!answer.ok) throw new Error(`${name}: ${answer.code} ${answer.message}`)
  return withoutAddresses(answer.data)
}

/** Addresses of photos are made anew for each answer. */
function withoutAddresses(value: unknown): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(value, (key, v: unknown) => (key === 'thumb' || key === 'full' ? '' : v)),
  ) as Record<string, unknown>
}

test.each([
  ['roster.me', 'session.me', {}],
  ['roster.village', 'home.village', { villageId }],
  ['roster.household', 'home.household', { villageId }],
] as const)('%s is answered as %s', async (old, name, payload) => {
  expect(await before(old, payload, 'herezhao')).toEqual(await alone(name, payload, 'herezhao'))
  expect((await world.call(old, payload, 'nobody')).ok).toBe(old !== 'roster.household')
})

describe('a command under its old name', () => {
  const card = { cardCode: 'CARDHEREH1', phoneEnd: '1234' }
  const key = 'a-key-of-before'

  test('does what it did, once a key, and leaves its receipt where that release looks for it', async () => {
    const asked = prepared.payload('session.bindByPhone')
    const bound = await before('roster.bindByPhone', asked, 'new', key)
    expect(bound).toMatchObject({ identity: { personId: 'herewu' } })
    expect(await before('roster.bindByPhone', asked, 'new', key)).toEqual(bound)
    expect(await alone('session.me', {}, 'new')).toMatchObject({ identities: [{}] })
    const { id } = receiptOf('wx-new', 'roster.bindByPhone', key, asked)
    expect(await world.stored.get('receipts', id)).toMatchObject({
      answer: { residentId: 'herewu' },
    })
  })

  test('that this release had done gives its first answer again', async () => {
    const { id, inputHash } = receiptOf('wx-new', 'roster.bind', key, card)
    const kept = { _id: id, inputHash, answer: { first: true }, at: world.platform.clock.now() }
    await world.stored.tx((t) => t.insert('receipts', kept))
    expect(await before('roster.bind', card, 'new', key)).toEqual({ first: true })
    expect(await alone('session.me', {}, 'new')).toMatchObject({ identities: [] })
  })

  test('is refused without a key, and among queries', async () => {
    const call = { name: 'roster.bind', payload: card }
    const sender = { openid: 'new' }
    expect(await receive(world.platform, call, sender)).toMatchObject({ code: 'KEY_MISSING' })
    const among = await receive(world.platform, { queries: [call] }, sender)
    expect(among).toMatchObject({ data: [{ ok: false }] })
    expect(await alone('session.me', {}, 'new')).toMatchObject({ identities: [] })
  })
})

describe('home.open', () => {
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
      await world.addVillage({ villageId: 'there', households: { t1: { tang: [] } } })
      const own = await home({ board: 'aspirations' }, 'tang')
      expect(own).toMatchObject({
        village: { villageId: 'there' },
        villages: { villages: [{}, {}] },
      })
      const ours = await home({ board: 'aspirations' }, 'herezhao')
      expect(ours.aspirations).toEqual(await alone('aspirations.list', { villageId }, 'herezhao'))
      const { open } = ours.aspirations as { open: readonly { mine: boolean }[] }
      expect(new Set(open.map(({ mine }) => mine))).toEqual(new Set([true]))
      expect(await home({ board: 'honours' }, null)).toMatchObject({
        village: null,
        honours: null,
        villages: { villages: [{}, {}] },
      })
    })
  })

  test('whoever is bound in two villages has to say which', async () => {
    await world.addVillage({ villageId: 'there', households: { t1: { tang: [] } } })
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
})
