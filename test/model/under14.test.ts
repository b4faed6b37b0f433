import { castOf, secret } from './village'
import { worldForEach } from './world'

const v = { villageId: 'v' }
const dayMs = 86_400_000
const world = worldForEach(async (world) => {
  await world.addVillage({ ...v, households: { ...castOf(), h7: { kid: [] } } })
  await world.platform.store.tx(async (t) => {
    await t.update('residents', 'wife', { under18Until: '2030-11' })
    await t.update('residents', 'kid', { under18Until: '2030-11' })
  })
})

const bind = (cardCode: string, residentId?: string) =>
  world.call(
    'session.bind',
    { cardCode, proof: secret, ...(residentId === undefined ? {} : { residentId }) },
    null,
  )

test('nobody under 14 is bound, chosen or not; who shares the phone with a child is bound at once', async () => {
  expect(await bind('CARDH7')).toMatchObject({
    code: 'UNDER_14',
    message: '未满 14 岁不能自己登录，家里的事请大人登录来办',
  })
  expect(await bind('CARDH1', 'wife')).toMatchObject({ code: 'UNDER_14' })
  expect(await bind('CARDH1')).toMatchObject({
    ok: true,
    data: { identity: { personId: 'zhao' } },
  })
  const { store } = world.platform
  await store.tx((t) => t.update('residents', 'kid', { phone: '13711112222' }))
  expect(
    await world.call('session.bindByPhone', { phoneCode: 'phone-13711112222' }, 'stranger'),
  ).toMatchObject({ code: 'UNDER_14' })
})

test('a session that a child has from before does nothing until the child is 14', async () => {
  const own = async () => ({
    identities: (await world.must('session.me', {}, 'kid')).identities.map((i) => i.personId),
    household: (await world.call('home.household', v, 'kid')).ok,
    files: (
      await world.call(
        'aspirations.post',
        {
          ...{ ...v, householdId: 'h7', category: '种养', goal: '栽两亩柿子', by: '2027-10-01' },
          steps: ['选苗'],
        },
        'kid',
      )
    ).ok,
  })
  expect(await own()).toEqual({ identities: [], household: false, files: false })
  world.pass(29 * dayMs)
  expect(await own()).toEqual({ identities: ['kid'], household: true, files: true })
})

test('the month counts as a whole: nobody is taken for older than they are', async () => {
  world.pass(28 * dayMs)
  expect(await bind('CARDH1', 'wife')).toMatchObject({ code: 'UNDER_14' })
  world.pass(dayMs)
  expect(await bind('CARDH1', 'wife')).toMatchObject({ ok: true })
})
