import { dispatch, type CallAnswer } from '../../cloudfunctions/api/dispatch'
import { worldForEach } from '../model/world'

const phone = 'oPhoneOfZhao'
const chrome = { browser: 'Chrome', system: 'Windows' } as const
const world = worldForEach(async (world) => {
  await world.addVillage({ villageId: 'v' })
  await world.platform.store.tx((t) => t.update('residents', 'zhao', { phone: '13800002046' }))
})

/** A code of its own each time: WeChat tells each once. */
const bindByPhone = (time: number) =>
  world.must('session.bindByPhone', { phoneCode: `phone-13800002046-${String(time)}` }, phone)
let keys = 0
const inBrowser = (token: string, name: string, payload: object): Promise<CallAnswer> =>
  dispatch(world.platform, { name, payload, key: `browser-${String(++keys)}`, token })

/** What is left of the user who was erased, and may no browser be. */
async function left(): Promise<object> {
  const { store } = world.platform
  const eq = { userId: `wx-${phone}` }
  return {
    bindings: (await store.list('bindings', { eq, limit: 100 })).length,
    sessions: (await store.list('sessions', { eq, limit: 100 })).length,
    codes: (await store.list('webCodes', { eq, limit: 100 })).length,
  }
}

test('erasing an account while its browser signs in leaves no session', async () => {
  for (let steps = 0; steps < 25; steps++) {
    await bindByPhone(steps)
    const { code, secret } = await world.must('session.askCode', chrome, null)
    await world.must('session.confirm', { code }, phone)
    const collect = async () => {
      for (let i = 0; i < steps; i++) await Promise.resolve()
      return world.call('session.collect', { code, secret }, null)
    }
    const [erased] = await Promise.all([world.call('user.erase', {}, phone), collect()])
    expect(erased).toMatchObject({ ok: true })
    expect(await left()).toEqual({ bindings: 0, sessions: 0, codes: 0 })
    expect(await inBrowser(secret, 'session.list', {})).toMatchObject({ code: 'SIGN_IN_AGAIN' })
    world.pass(60_000)
  }
})
