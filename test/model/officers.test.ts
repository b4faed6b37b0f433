import { bindingOf, keyWith } from './village'
import { worldForEach } from './world'

const v = { villageId: 'v' }
const secret = '583017'

/** A second officer of the town, with a card. */
const world = worldForEach(async (world) => {
  await world.addVillage(v)
  const key = await keyWith(secret)
  await world.stored.tx(async (t) => {
    const other = { _id: 'ma', regionId: 'town', level: 'town', name: '马镇', cardCode: 'TOWNMA22' }
    await t.insert('officers', { ...other, level: 'town' })
    await t.insert('keys', { _id: 'ma', ...key })
    const card = { villageId: '', householdId: '', revoked: false, officerId: 'ma' }
    await t.insert('cards', { _id: 'TOWNMA22', ...card })
  })
})

const signIn = (as: string) =>
  world.call('session.bind', { cardCode: 'TOWNMA22', proof: secret }, as)
const erase = (as: string) => world.call('user.erase', {}, as)
const end = (officerId: string, as = 'chief') =>
  world.call('session.endOfficer', { ...v, officerId, reason: '调到别处去了' }, as)
const todo = (as: string) => world.call('deeds.todo', v, as)

test('the last officer of a town or county does not erase herself before another one has signed in', async () => {
  expect(await erase('officer')).toMatchObject({ code: 'ERASE_LAST_OFFICER', message: /接替/ })
  expect(await erase('chief')).toMatchObject({ code: 'ERASE_LAST_OFFICER' })
  expect(await todo('officer')).toMatchObject({ ok: true })
  // A second phone of her own is no second officer.
  await world.stored.tx((t) =>
    t.insert('bindings', { ...bindingOf('two', 'town'), personId: 'officer' }),
  )
  expect(await erase('officer')).toMatchObject({ ok: true })
  expect(await erase('two')).toMatchObject({ code: 'ERASE_LAST_OFFICER' })
  expect(await signIn('ma')).toMatchObject({ ok: true })
  expect(await erase('two')).toMatchObject({ ok: true })
  expect(await erase('ma')).toMatchObject({ code: 'ERASE_LAST_OFFICER' })
})

test('of two officers who erase themselves at one moment one stays', async () => {
  await signIn('ma')
  const both = await Promise.all([erase('officer'), erase('ma')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
})

test('the county ends an officer: card, sign-ins and sessions at once, and everybody concerned reads by whom and why', async () => {
  await signIn('ma')
  expect(await todo('ma')).toMatchObject({ ok: true })
  expect(await end('ma', 'officer')).toMatchObject({ code: 'ROLE_MISSING' })
  expect(await end('ma')).toMatchObject({ ok: true })
  expect(await todo('ma')).toMatchObject({ code: 'NOT_IN_VILLAGE' })
  expect((await world.must('session.me', {}, 'ma')).identities).toEqual([])
  expect(await signIn('ma')).toMatchObject({ code: 'CARD_REVOKED' })
  const ended = { on: '2026-11-02', by: '范县', reason: '调到别处去了' }
  const { officers } = await world.must('session.officers', v, 'chief')
  expect(officers.map(({ name, place, ended }) => [name, place, ended])).toEqual([
    ['范县', '云岭县', null],
    ['韩镇', '云岭镇', null],
    ['马镇', '云岭镇', ended],
  ])
  const ofTown = await world.must('session.officers', v, 'officer')
  expect(ofTown.officers.map(({ name }) => name)).toEqual(['韩镇', '马镇'])
  expect(await end('ma')).toMatchObject({ code: 'OFFICER_NOT_FOUND' })
})

test('an officer who is ended acts no more, even where a sign-in was left', async () => {
  await signIn('ma')
  await end('ma')
  await world.stored.tx((t) => t.insert('bindings', bindingOf('ma', 'town')))
  expect(await todo('ma')).toMatchObject({ code: 'NOT_IN_VILLAGE' })
  expect((await world.must('session.me', {}, 'ma')).identities).toEqual([])
})

test('neither the last one who can act nor oneself is ended', async () => {
  expect(await end('officer')).toMatchObject({ code: 'OFFICER_LAST', message: /接替/ })
  expect(await end('chief')).toMatchObject({ code: 'OFFICER_OWN' })
  await signIn('ma')
  expect(await end('officer')).toMatchObject({ ok: true })
  expect(await end('ma')).toMatchObject({ code: 'OFFICER_LAST' })
  expect(await end('nobody')).toMatchObject({ code: 'OFFICER_NOT_FOUND' })
})
