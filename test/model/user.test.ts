import { contracts, type CallName } from '@/domain/contracts'
import type { FilePurpose } from '@/domain/files/file'
import { dispatch } from '../../cloudfunctions/api/dispatch'
import { examples } from '../../cloudfunctions/server/examples'
import { capabilities, collections } from '../../cloudfunctions/services/capabilities'
import type { Capability } from '../../cloudfunctions/services/common/capability'
import type { Documents } from '../../cloudfunctions/services/common/documents'
import { runTimer } from '../../cloudfunctions/services/timer'
import { picture, sendFile } from './doing'
import { castOf, secret } from './village'
import { start, worldForEach } from './world'

const all: readonly Capability[] = capabilities
const world = worldForEach((world) =>
  world.addVillage({ villageId: 'v', households: { ...castOf(), h6: { wu: ['committee'] } } }),
)

const v = { villageId: 'v' }
/** WeChat's name of the phone, unlike anything that the roster holds. */
const phone = 'oPhoneOfZhao'
const nickname = '山里的柿子'

/** Everything that is stored, by collection. */
async function stored(): Promise<Record<keyof Documents, readonly unknown[]>> {
  const all = Object.keys(collections).map(async (name) => {
    const documents = await world.platform.store.list(name as keyof Documents, {
      eq: {},
      limit: 1000,
    })
    return [name, documents] as const
  })
  return Object.fromEntries(await Promise.all(all)) as never
}

const mentions = async (words: string) =>
  Object.entries(await stored())
    .filter(([, documents]) => JSON.stringify(documents).includes(words))
    .map(([name]) => name)

async function bind(openid: string, householdId: string, residentId: string): Promise<void> {
  const card = { cardCode: `CARD${householdId}`.toUpperCase(), proof: secret, residentId }
  await world.must('session.bind', card, openid)
}

/** The prepared binding, so that the phone above is the only one of this resident. */
const unbind = (residentId: string) =>
  world.platform.store.tx((t) => t.remove('bindings', `wx-${residentId}:v`))

async function addPhoto(as: string, purpose: FilePurpose, side: number): Promise<string> {
  const fileId = await sendFile(world, { ...v, purpose }, await picture(side, side), as)
  return (await world.must('photos.add', { ...v, fileId }, as)).photoId
}

const member = async (residentId: string, as: string) => {
  const { members } = await world.must('home.household', v, as)
  return members.find((m) => m.residentId === residentId)!
}

describe('picture and nickname', () => {
  test('are seen by the own household', async () => {
    const photoId = await addPhoto('zhao', 'avatar', 132)
    await world.must('user.change', { ...v, nickname, photoIds: [photoId] }, 'zhao')
    expect(await member('zhao', 'wife')).toMatchObject({
      nickname,
      avatar: { width: 132 },
    })
    expect(await member('wife', 'wife')).toMatchObject({ nickname: '', avatar: null })
    await world.must('user.change', { ...v, nickname: '' }, 'zhao')
    expect(await member('zhao', 'zhao')).toMatchObject({
      nickname: '',
      avatar: { width: 132 },
    })
    await world.must('user.change', { ...v, nickname: '', photoIds: [] }, 'zhao')
    expect(await member('zhao', 'zhao')).toMatchObject({ avatar: null })
  })

  test('stand in no answer to anybody else', async () => {
    await world.must('user.change', { ...v, nickname }, 'zhao')
    for (const name of [
      'roster.people',
      'roster.find',
      'settings.read',
      'home.open',
      'home.village',
      'ranking.page',
    ]) {
      const payload = { ...v, ...(name === 'ranking.page' ? { kind: 'month' } : {}) }
      for (const as of [null, 'qian', 'zhou'])
        expect(JSON.stringify(await world.call(name, payload, as))).not.toContain(nickname)
    }
  })

  test('a picture that is replaced is removed, a small one will do for a picture alone', async () => {
    const first = await addPhoto('zhao', 'avatar', 132)
    await world.must('user.change', { ...v, nickname, photoIds: [first] }, 'zhao')
    await world.must('user.change', { ...v, nickname, photoIds: [first] }, 'zhao')
    const second = await addPhoto('zhao', 'avatar', 132)
    await world.must('user.change', { ...v, nickname, photoIds: [second] }, 'zhao')
    await runTimer(world.platform)
    expect(await world.platform.store.get('photos', first)).toBeNull()
    expect(await world.platform.store.get('photos', second)).not.toBeNull()
    await expect(addPhoto('zhao', 'photo', 132)).rejects.toThrow('PHOTO_TOO_SMALL')
    await expect(addPhoto('zhao', 'avatar', 40)).rejects.toThrow('PHOTO_TOO_SMALL')
  })

  test('nobody takes another’s photo for it, and an officer has none', async () => {
    const photoId = await addPhoto('qian', 'avatar', 132)
    const theirs = await world.call('user.change', { ...v, nickname, photoIds: [photoId] }, 'zhao')
    expect(theirs).toMatchObject({ code: 'PHOTO_NOT_YOURS' })
    const own = await world.call('user.change', { ...v, nickname }, 'officer')
    expect(own).toMatchObject({ code: 'ROLE_MISSING' })
  })
})

/** One of everything that hangs on a person. */
async function live(): Promise<void> {
  await unbind('zhao')
  await bind(phone, 'h1', 'zhao')
  const photoId = await addPhoto(phone, 'avatar', 132)
  await world.must('user.change', { ...v, nickname, photoIds: [photoId] }, phone)
  const claim = { ...v, itemId: 'sweep', householdId: 'h1', doneOn: '2026-11-01' }
  const posted = await world.must('deeds.file', claim, phone)
  await world.must('deeds.approve', { ...v, deedId: posted.deedId }, 'sun')
  const photoIds = [await addPhoto(phone, 'photo', 300)]
  const back = await world.must('deeds.file', { ...claim, photoIds }, phone)
  await world.must('deeds.reject', { ...v, deedId: back.deedId, reason: '看不清' }, 'sun')
  world.pass(5 * 86_400_000)
  await runTimer(world.platform)
  await addPhoto(phone, 'photo', 300)
  await world.must('files.promise', { ...v, purpose: 'photo', bytes: 10 }, phone)
  const { notices } = await world.must('inbox.list', v, phone)
  await world.must('inbox.read', { ...v, noticeId: notices[0]?.noticeId ?? '' }, phone)
  const honour = {
    ...v,
    title: '最美庭院',
    householdId: 'h1',
    residentId: 'zhao',
    citation: '院子整洁干净',
    awardedOn: '2026-10-01',
    issuer: '村委',
    consent: true,
  }
  await world.must('honours.post', honour, 'zhou')
  await world.must('inbox.subscribe', { ...v, kinds: ['deed.decided'] }, phone)
  await world.call('session.look', { code: '000000' }, phone)
  const { code, secret } = await world.must(
    'session.askCode',
    { browser: 'Edge', system: 'Windows' },
    null,
  )
  await world.must('session.confirm', { code }, phone)
  await world.must('session.collect', { code, secret }, null)
}

/** Every command whose example names nothing but the village: things of a new capability are there by themselves. */
async function tryExamples(): Promise<void> {
  const of = Object.entries(examples) as [CallName, { as: string; payload: object }][]
  for (const [name, { as, payload }] of of) {
    const filled = JSON.stringify(payload).replace('<village>', 'v')
    if (name === 'user.erase') continue
    if (as === 'villager' && contracts[name].kind === 'command' && !filled.includes('<'))
      await world.call(name, JSON.parse(filled) as never, phone)
  }
}

describe('account deletion', () => {
  test('nothing of the person’s own is left anywhere, and the village’s accounts still verify', async () => {
    await live()
    expect(await mentions(phone)).not.toEqual([])
    expect(await mentions(nickname)).toEqual(['profiles'])
    const before = await stored()
    await world.must('user.erase', {}, phone)
    expect(await mentions(phone)).toEqual([])
    expect(await mentions(nickname)).toEqual([])
    const after = await stored()
    const ofZhao = (name: keyof Documents, field: string) =>
      after[name].filter((d) => (d as Record<string, unknown>)[field] === 'zhao')
    expect(ofZhao('inboxMarks', '_id')).toEqual([])
    expect(ofZhao('fileQuotas', '_id')).toEqual([])
    expect(ofZhao('files', 'ownerId')).toEqual([])
    expect(ofZhao('photos', 'ownerId')).toEqual([])
    for (const kept of ['entries', 'accounts', 'capUses', 'notices'] as const)
      expect(after[kept]).toEqual(before[kept])
    expect(after.deeds).toHaveLength(before.deeds.length)
    expect(await world.must('ledger.verifyVillage', v, 'li')).toMatchObject({
      ok: true,
      entries: 1,
    })
  })

  test('each collection that says so gives up what was the person’s own', async () => {
    await live()
    const { store } = world.platform
    await store.tx(async (t) => {
      const nameSaid = { on: true, at: start, by: 'zhao' }
      await t.update('residents', 'zhao', { nameConsent: true, nameSaid })
      await t.update('households', 'h1', { nameConsent: true })
    })
    const known = (await store.get('residents', 'zhao'))?.phone ?? ''
    for (const number of ['13700000000', known])
      await world.call('session.bindByPhone', { phoneCode: `phone-${number}` }, phone)
    await tryExamples()
    const before = await stored()
    await world.must('user.erase', {}, phone)
    const after = await stored()
    const own = all
      .flatMap(({ collections = {} }) => Object.entries(collections))
      .filter(([, { ofAPerson }]) => ofAPerson === 'goes')
      .map(([name]) => name as keyof Documents)
    const kept = own.filter((name) => JSON.stringify(before[name]) === JSON.stringify(after[name]))
    expect(kept).toEqual([])
    expect(await store.get('residents', 'zhao')).toMatchObject({
      nameConsent: false,
      // That they agreed, and when, is gone; that they do so no more stands against papers of before.
      nameSaid: { on: false },
    })
  })

  test('a nickname that waits for a person goes from there too', async () => {
    await live()
    const held = '祖传偏方柿子'
    await world.call('user.change', { ...v, nickname: held }, phone)
    expect(await mentions(held)).toEqual(['checks'])
    await world.must('user.erase', {}, phone)
    expect(await mentions(held)).toEqual([])
  })

  test('the files of the photos are gone too', async () => {
    await live()
    const { photos } = await stored()
    const ids = photos.map((photo) => (photo as { _id: string })._id)
    expect(ids).toHaveLength(3)
    await world.must('user.erase', {}, phone)
    for (const id of ids)
      expect(await world.platform.files.read(`photos/${id}/full.jpg`)).toBeNull()
  })

  test('others of the household and of the village are untouched', async () => {
    await live()
    const wifes = await addPhoto('wife', 'avatar', 132)
    await world.must('user.change', { ...v, nickname: '巧手', photoIds: [wifes] }, 'wife')
    const about = (documents: Record<keyof Documents, readonly unknown[]>) =>
      ['wife', 'qian', 'sun'].map((id) =>
        Object.values(documents)
          .flat()
          .filter(
            (d) => JSON.stringify(d).includes(`"${id}"`) && !JSON.stringify(d).includes('"zhao"'),
          ),
      )
    const before = about(await stored())
    await world.must('user.erase', {}, phone)
    expect(about(await stored())).toEqual(before)
    expect(await member('wife', 'wife')).toMatchObject({ nickname: '巧手' })
  })

  test('the name is masked where it was shown in full', async () => {
    await live()
    const shown = async () => (await world.must('honours.list', v, null)).honours[0]?.name
    expect(await shown()).toBe('张zhao明')
    await world.must('user.erase', {}, phone)
    expect(await shown()).toBe('张*明')
  })

  test('a browser of the person is signed out at once, and the same request is done already', async () => {
    await live()
    const asked = { browser: 'Edge', system: 'Windows' } as const
    const { code, secret } = await world.must('session.askCode', asked, null)
    await world.must('session.confirm', { code }, phone)
    await world.must('session.collect', { code, secret }, null)
    for (const _ of [1, 2])
      expect(await world.call('user.erase', {}, phone, 'the-same-key')).toMatchObject({ ok: true })
    const call = { name: 'home.household', payload: v, token: secret }
    expect(await dispatch(world.platform, call)).toMatchObject({ code: 'SIGN_IN_AGAIN' })
  })

  test('with the household card the same person comes back, to a blank page', async () => {
    await live()
    await world.must('user.erase', {}, phone)
    expect(await world.must('session.me', {}, phone)).toMatchObject({ identities: [] })
    await bind(phone, 'h1', 'zhao')
    expect(await member('zhao', phone)).toMatchObject({ nickname: '', avatar: null, me: true })
  })

  test('while another phone acts as the same resident, only this phone’s part goes', async () => {
    await live()
    await bind('oPhoneOfSon', 'h1', 'zhao')
    await world.must('user.erase', {}, 'oPhoneOfSon')
    expect(await mentions('oPhoneOfSon')).toEqual([])
    expect(await member('zhao', phone)).toMatchObject({ nickname, me: true })
  })

  test('roles go back to the village, on record; the last committee member who can act first finds another', async () => {
    await world.must('user.erase', {}, 'zhou')
    expect(await world.platform.store.get('residents', 'zhou')).toMatchObject({
      roles: [],
      staff: false,
    })
    const { changes } = await world.must('settings.changes', v, 'wu')
    expect(changes[0]?.words).toEqual(['职务：村委 → 无职务（本人注销）'])
    const refused = await world.call('user.erase', {}, 'wu')
    expect(refused).toMatchObject({ code: 'ERASE_NEEDS_SUCCESSOR' })
    expect(await world.must('session.me', {}, 'wu')).toMatchObject({
      identities: [{ personId: 'wu' }],
    })
  })

  test('of two committee members who leave at the same time one stays', async () => {
    const answers = await Promise.all(['zhou', 'wu'].map((as) => world.call('user.erase', {}, as)))
    expect(answers.map((a) => (a.ok ? 'ok' : a.code)).sort()).toEqual([
      'ERASE_NEEDS_SUCCESSOR',
      'ok',
    ])
  })

  test('nobody is nobody', async () => {
    expect(await world.call('user.erase', {}, null)).toMatchObject({ code: 'SIGN_IN_FIRST' })
  })
})
