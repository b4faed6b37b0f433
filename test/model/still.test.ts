import { contracts, type CallName, type RequestInput } from '@/domain/contracts'
import { dispatch } from '../../cloudfunctions/api/dispatch'
import type { DocsTx, Platform } from '../../cloudfunctions/services/common/context'
import { sessionIdOf } from '../../cloudfunctions/services/session/session'
import { prepare } from './prepared'
import { openWorld, sweep, type World } from './world'

let world: World

beforeEach(async () => {
  world = await openWorld()
  const households = {
    h1: { zhao: [] },
    h2: { ma: ['reviewer', 'committee', 'recorder'] as const },
  }
  await world.addVillage({ villageId: 'lt', items: [sweep], households })
})

afterEach(() => world.close())

/** The same platform, on which something happens after a call was let in and before it writes. */
function meanwhile(happens: (t: DocsTx) => Promise<void>): Platform {
  const { store } = world.platform
  let happened = false
  return {
    ...world.platform,
    store: {
      ...store,
      async tx(fn) {
        if (!happened) {
          happened = true
          await store.tx(happens)
        }
        return store.tx(fn)
      },
    },
  }
}

let keys = 0

function send<N extends CallName>(
  platform: Platform,
  name: N,
  payload: RequestInput<N>,
  by: { openid: string } | { token: string },
) {
  return dispatch(platform, { name, payload, key: `a-key-of-a-phone-${++keys}`, ...by })
}

const filed = { householdId: 'h1', itemId: 'sweep', quantity: 1, doneOn: '2026-11-01' }
const file = { villageId: 'lt', ...filed }
const roles = (now: readonly string[]) => (t: DocsTx) =>
  t.update('residents', 'ma', { roles: now as [] })

async function waitingDeed(): Promise<{ villageId: string; deedId: string }> {
  const { deedId } = await world.must('deeds.file', file, 'zhao')
  return { villageId: 'lt', deedId }
}

test('whoever loses a role after the call was let in approves nothing', async () => {
  const deed = await waitingDeed()
  const platform = meanwhile(roles(['committee']))
  expect(await send(platform, 'deeds.approve', deed, { openid: 'ma' })).toMatchObject({
    code: 'ROLE_MISSING',
  })
  expect(await world.stored.get('deeds', deed.deedId)).toMatchObject({ state: 'filed' })
})

test('a role that was changed and still suffices does not keep anybody from it', async () => {
  const deed = await waitingDeed()
  const platform = meanwhile(roles(['reviewer']))
  expect(await send(platform, 'deeds.approve', deed, { openid: 'ma' })).toMatchObject({ ok: true })
})

test.each<[string, (t: DocsTx) => Promise<void>, string]>([
  ['whose card was revoked', (t) => t.remove('bindings', 'wx-zhao:lt'), 'NOT_IN_VILLAGE'],
  [
    'who moved away',
    (t) => t.update('residents', 'zhao', { leftOn: '2026-11-01' }),
    'NOT_IN_VILLAGE',
  ],
])('somebody %s files nothing', async (_, happens, code) => {
  expect(await send(meanwhile(happens), 'deeds.file', file, { openid: 'zhao' })).toMatchObject({
    code,
  })
  expect(await world.stored.count('deeds', { eq: { villageId: 'lt' } })).toBe(0)
})

test('a session that was ended writes nothing', async () => {
  const sessionId = sessionIdOf('token')
  const session = { userId: 'wx-zhao', createdAt: '2026-11-01', expiresAt: '2027-01-01' }
  await world.stored.tx((t) => t.insert('sessions', { _id: sessionId, ...session }))
  const ended = meanwhile((t) => t.remove('sessions', sessionId))
  expect(await send(ended, 'deeds.file', file, { token: 'token' })).toMatchObject({
    code: 'SIGN_IN_AGAIN',
  })
  expect(await world.stored.count('deeds', { eq: { villageId: 'lt' } })).toBe(0)
})

/** What somebody of a village or an officer may call, and a visitor may not. */
const ofSomebody = (Object.keys(contracts) as CallName[]).filter((name) => {
  const { kind, who } = contracts[name]
  return kind === 'command' && !who.some((one) => one === 'visitor' || one === 'user')
})

test.each(ofSomebody)('%s: nothing of it is done for whoever is nobody any more', async (name) => {
  const village = await prepare(world, 'every')
  const caller = village.caller(name) ?? ''
  const gone = async (t: DocsTx) =>
    caller === 'officer' || caller === 'chief'
      ? t.remove('officers', caller)
      : t.update('residents', caller, { roles: [], leftOn: '2026-11-01' })
  const written: string[] = []
  const platform = noting(meanwhile(gone), written)
  const payload = village.payload(name) as never
  expect(await send(platform, name, payload, { openid: caller })).toMatchObject({
    code: 'NOT_IN_VILLAGE',
  })
  expect(written).toEqual([])
})

/** Notes what is written through it. */
function noting({ store, ...platform }: Platform, written: string[]): Platform {
  const noted = (t: DocsTx): DocsTx => ({
    get: (collection, id) => t.get(collection, id),
    remove: (collection, id) => (written.push(collection), t.remove(collection, id)),
    insert: (collection, document) => (written.push(collection), t.insert(collection, document)),
    update: (collection, id, set, more) => (
      written.push(collection),
      t.update(collection, id, set, more)
    ),
  })
  return { ...platform, store: { ...store, tx: (fn) => store.tx((t) => fn(noted(t))) } }
}
