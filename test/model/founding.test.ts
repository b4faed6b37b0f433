import { dispatch, type CallAnswer } from '../../cloudfunctions/api/dispatch'
import { collections } from '../../cloudfunctions/services/capabilities'
import type { Docs } from '../../cloudfunctions/services/common/context'
import type { Documents } from '../../cloudfunctions/services/common/documents'
import { renewFoundingCode } from '../../cloudfunctions/services/founding/code'
import { openTemporary } from '../store/temporary'
import { openWorld, type World } from './world'

let world: World
let store: Docs
let keys = 0

beforeEach(async () => {
  world = await openWorld()
  store = openTemporary<Documents>(collections)
})
afterEach(async () => {
  await store.close()
  await world.close()
})

const own = '583017'
const call = (name: string, payload: object, openid: string, key = `key-${String(++keys)}-of-it`) =>
  dispatch({ ...world.platform, store }, { name, payload, openid, key })
const data = <T>(answer: CallAnswer) => (answer as { data: T }).data
const newCode = async () => {
  const { ids, clock } = world.platform
  return (await renewFoundingCode(store, { ids, now: clock.now() })) ?? ''
}
const county = { county: '云岭县', name: '秦晓雯', phone: '15400000001', secret: own }
const open = (code: string, who = 'chief', key?: string) =>
  call('founding.openCounty', { ...county, code }, who, key)
const bind = (cardCode: string, openid: string, proof = own) =>
  call('session.bind', { cardCode, proof, secret: own }, openid)

interface Card {
  readonly cardCode: string
  readonly once: string
}
const first = { name: '杨树林', phone: '15400000003', group: '一组', number: '1' }
const second = { name: '李桂芳', phone: '15400000004', group: '二组', number: '2' }

/** A county whose officer is signed in as `chief`. */
async function founded(): Promise<void> {
  const { cardCode } = data<Card>(await open(await newCode()))
  expect(await bind(cardCode, 'chief')).toMatchObject({ ok: true, data: { identity: null } })
}

async function town(name = '青石镇'): Promise<string> {
  return data<{ regionId: string }>(await call('founding.addTown', { name }, 'chief')).regionId
}

test('from nothing to a village whose first two people are signed in', async () => {
  const state = async () => data(await call('founding.state', {}, 'chief'))
  expect(await state()).toEqual({ founded: false, codeHours: null })
  await newCode()
  world.pass(1)
  expect(await state()).toEqual({ founded: false, codeHours: 24 })
  await founded()
  expect(await state()).toEqual({ founded: true, codeHours: null })
  expect(data(await call('session.me', {}, 'chief'))).toMatchObject({
    identities: [],
    officer: { level: 'county', place: '云岭县' },
  })
  const townId = await town()
  const officer = data<Card>(
    await call(
      'founding.addOfficer',
      { regionId: townId, name: '马镇', phone: '15400000002' },
      'chief',
    ),
  )
  expect(await bind(officer.cardCode, 'town', officer.once)).toMatchObject({ ok: true })
  const village = await call(
    'founding.addVillage',
    { townId, name: '柿湾村', committee: first, reviewer: second },
    'town',
  )
  const { villageId, ...cards } = data<{ villageId: string; committee: Card; reviewer: Card }>(
    village,
  )
  for (const role of ['committee', 'reviewer'] as const) {
    const { cardCode, once } = cards[role]
    expect(await bind(cardCode, role, once)).toMatchObject({
      ok: true,
      data: { villageId, identity: { roles: [role] } },
    })
    // From the second phone on by the secret that they set themselves.
    expect(await bind(cardCode, `${role}-at-home`)).toMatchObject({
      data: { identity: { roles: [role] } },
    })
  }
  expect(data(await call('founding.overview', {}, 'chief'))).toMatchObject({
    level: 'county',
    name: '云岭县',
    officers: 1,
    towns: [
      {
        name: '青石镇',
        officers: 1,
        villages: [{ name: '柿湾村', households: 2, committee: 1, reviewers: 1, hasRules: false }],
      },
    ],
  })
  const { changes } = data<{ changes: { words: string[] }[] }>(
    await call('settings.changes', { villageId }, 'committee'),
  )
  expect(changes.at(-1)?.words.join()).toContain('不经第二个人同意')
})

describe('the founding code', () => {
  test('opens once, also for two at one moment; a lost answer is given again', async () => {
    const code = await newCode()
    const key = 'key-of-the-founding'
    const answers = await Promise.all([open(code, 'one'), open(code, 'chief', key)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await store.list('officers', { eq: {}, limit: 10 })).length).toBe(1)
    expect(await open(code, 'third')).toMatchObject({ code: 'FOUNDED_ALREADY' })
    expect(await newCode()).toBe('')
    if (answers[1].ok) expect(await open(code, 'chief', key)).toEqual(answers[1])
    const receipts = await store.list('receipts', { eq: {}, limit: 10 })
    expect(receipts.map(({ answer }) => Object.keys(answer as object))).toEqual([['cardCode']])
  })

  test('is good for a day, and ends with the next one', async () => {
    const before = await newCode()
    const code = await newCode()
    expect(await open(before)).toMatchObject({ code: 'FOUNDING_CODE_WRONG' })
    world.pass(24 * 3_600_000 - 1)
    expect(await open('22222222')).toMatchObject({ code: 'FOUNDING_CODE_WRONG' })
    world.pass(1)
    expect(await open(code)).toMatchObject({ code: 'FOUNDING_CODE_LATE' })
  })

  test('five wrong ones hold up whoever typed them, and nobody else', async () => {
    const code = await newCode()
    for (let i = 0; i < 5; i++)
      expect(await open('22222222', 'guesser')).toMatchObject({ code: 'FOUNDING_CODE_WRONG' })
    expect(await open(code, 'guesser')).toMatchObject({ code: 'FOUNDING_LOCKED' })
    expect(await open(code)).toMatchObject({ ok: true })
  })

  test('with a secret that is easily guessed opens nothing, and stays good', async () => {
    const code = await newCode()
    const easy = await call('founding.openCounty', { ...county, code, secret: '123456' }, 'chief')
    expect(easy).toMatchObject({ code: 'SECRET_EASY' })
    const ofPhone = { ...county, phone: '15458301722', code }
    expect(await call('founding.openCounty', ofPhone, 'chief')).toMatchObject({
      code: 'SECRET_OF_PHONE',
    })
    expect(await open(code)).toMatchObject({ ok: true })
  })

  test('typed in small letters, with a space between, it is the same', async () => {
    const code = await newCode()
    const typed = `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase()
    expect(await open(typed)).toMatchObject({ ok: true })
  })
})

describe('what is there already, or not allowed, is refused and changes nothing', () => {
  test('a town, an officer or a village twice', async () => {
    await founded()
    const townId = await town()
    expect(await call('founding.addTown', { name: '青石镇' }, 'chief')).toMatchObject({
      code: 'TOWN_THERE',
    })
    const officer = { regionId: townId, name: '马镇', phone: '15400000002' }
    expect(await call('founding.addOfficer', officer, 'chief')).toMatchObject({ ok: true })
    expect(await call('founding.addOfficer', officer, 'chief')).toMatchObject({
      code: 'OFFICER_THERE',
    })
    const village = { townId, name: '柿湾村', committee: first, reviewer: second }
    expect(await call('founding.addVillage', village, 'chief')).toMatchObject({ ok: true })
    const again = { ...village, committee: { ...first, name: '另一位' } }
    expect(await call('founding.addVillage', again, 'chief')).toMatchObject({
      code: 'VILLAGE_THERE',
    })
    expect(await store.count('villages', { eq: {} })).toBe(1)
    // In another town a village may bear the same name.
    const elsewhere = { ...village, townId: await town('白水镇') }
    expect(await call('founding.addVillage', elsewhere, 'chief')).toMatchObject({ ok: true })
  })

  test('first two of one household, or with one phone', async () => {
    await founded()
    const townId = await town()
    for (const reviewer of [
      { ...second, group: first.group, number: first.number },
      { ...second, phone: first.phone },
    ]) {
      const village = { townId, name: '柿湾村', committee: first, reviewer }
      expect(await call('founding.addVillage', village, 'chief')).toMatchObject({
        code: 'FIRST_TWO_ALIKE',
      })
    }
    expect(await store.count('villages', { eq: {} })).toBe(0)
  })

  test('a town’s officer founds in the own town alone, and makes no officers', async () => {
    await founded()
    const [townId, other] = [await town(), await town('白水镇')]
    const officer = { regionId: townId, name: '马镇', phone: '15400000002' }
    const card = data<Card>(await call('founding.addOfficer', officer, 'chief'))
    await bind(card.cardCode, 'town', card.once)
    const village = { name: '柿湾村', committee: first, reviewer: second }
    const found = (at: string) => call('founding.addVillage', { ...village, townId: at }, 'town')
    expect(await found(other)).toMatchObject({ code: 'REGION_NOT_FOUND' })
    expect(await found('county')).toMatchObject({ code: 'REGION_NOT_FOUND' })
    expect(await call('founding.addTown', { name: '三镇' }, 'town')).toMatchObject({
      code: 'NO_OFFICER',
    })
    const another = { ...officer, name: '另一位' }
    expect(await call('founding.addOfficer', another, 'town')).toMatchObject({ code: 'NO_OFFICER' })
    expect(await found(townId)).toMatchObject({ ok: true })
  })

  test('by somebody who is no officer, or none any more', async () => {
    await founded()
    const townId = await town()
    const [officer] = await store.list('officers', { eq: {}, limit: 1 })
    const ended = { by: 'somebody', at: world.platform.clock.now(), reason: '调走了' }
    await store.tx((t) => t.update('officers', officer?._id ?? '', { ended }))
    const village = { townId, name: '柿湾村', committee: first, reviewer: second }
    for (const who of ['chief', 'stranger']) {
      expect(await call('founding.addTown', { name: '三镇' }, who)).toMatchObject({ ok: false })
      expect(await call('founding.addVillage', village, who)).toMatchObject({ ok: false })
      expect(await call('founding.overview', {}, who)).toMatchObject({ ok: false })
    }
    expect(await store.count('villages', { eq: {} })).toBe(0)
  })
})
