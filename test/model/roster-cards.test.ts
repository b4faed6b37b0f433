import type { CardSheet } from '../../cloudfunctions/platform/paper/paper'
import { sweepFiles } from '../../cloudfunctions/services/files/files'
import { secret } from './village'
import { worldForAll } from './world'

// Each sheet opens its fonts anew.
jest.setTimeout(60_000)

const villageId = 'cards'

const world = worldForAll(async (world) => {
  await world.addVillage({
    villageId,
    households: { ch1: { cclerk: ['committee'] }, ch2: { czhao: [] }, ch3: { cqian: [] } },
  })
  await world.addVillage({ villageId: 'next', households: { nh1: { nsun: ['committee'] } } })
})

const bind = (cardCode: string) =>
  world.call('session.bind', { cardCode, proof: secret }, 'somebody')

test('a new card works, and the old one says for good why it no longer does', async () => {
  const householdId = 'ch2'
  const before = await world.must('roster.card', { villageId, householdId }, 'cclerk')
  expect(before.members.map((m) => m.phone)).toEqual([expect.stringMatching(/^\d{3}\*{8}$/)])
  expect(await bind(before.cardCode)).toMatchObject({ ok: true })
  const { cardCode } = await world.must('roster.renewCard', { villageId, householdId }, 'cclerk')
  expect(cardCode).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
  expect(await bind(before.cardCode)).toMatchObject({
    code: 'CARD_REVOKED',
    message: '这张卡已停用，请向村委领新卡',
  })
  // As somebody reads it off the card.
  expect(await bind(` ${cardCode.slice(0, 4)} ${cardCode.slice(4).toLowerCase()} `)).toMatchObject({
    ok: true,
  })
  const again = await world.must('roster.renewCard', { villageId, householdId }, 'cclerk')
  expect(await bind(cardCode)).toMatchObject({ code: 'CARD_REVOKED' })
  expect(await bind(again.cardCode)).toMatchObject({ ok: true })
})

test('one tap that is sent twice makes one card', async () => {
  const ask = () =>
    world.call('roster.renewCard', { villageId, householdId: 'ch3' }, 'cclerk', 'one-key-for-both')
  expect(await ask()).toEqual(await ask())
})

test('cards are printed for all, for a group, for one household, and never for another village', async () => {
  const print = (which: object, as = 'cclerk') =>
    world.call('roster.cards', { villageId, ...which }, as)
  expect(await print({})).toMatchObject({ ok: true, data: { cards: 3, name: '岭头村户卡.pdf' } })
  expect(await print({ groupId: 'cards-g' })).toMatchObject({ data: { cards: 3 } })
  expect(await print({ householdIds: ['ch1', 'ch1', 'nh1'] })).toMatchObject({ data: { cards: 1 } })
  expect(await print({ groupId: 'next-g' })).toMatchObject({ code: 'CARDS_NONE' })
  expect(await print({ householdIds: ['nh1'] })).toMatchObject({ code: 'HOUSEHOLD_NOT_FOUND' })
  expect(await print({}, 'somebody')).toMatchObject({ code: 'ROLE_MISSING' })
  expect(await print({}, 'nsun')).toMatchObject({ code: 'NOT_IN_VILLAGE' })
})

test('a sheet carries the address of the installation, and none that a browser says', async () => {
  const { paper } = world.platform
  const printed: string[] = []
  const printing = (origin?: string) =>
    Object.assign(world.platform, {
      origin,
      paper: {
        cards(sheet: CardSheet) {
          printed.push(...sheet.cards.map((card) => card.scanned))
          return Promise.resolve(Buffer.from('%PDF-'))
        },
      },
    })
  const one = { villageId, householdIds: ['ch1'], appAt: 'https://evil.example/#/pages/me/index' }
  const { cardCode } = await world.must('roster.card', { villageId, householdId: 'ch1' }, 'cclerk')
  printing()
  await world.must('roster.cards', one, 'cclerk')
  printing('https://zhiqi.example')
  await world.must('roster.cards', one, 'cclerk')
  Object.assign(world.platform, { origin: undefined, paper })
  expect(printed).toEqual([cardCode, `https://zhiqi.example/#/pages/me/index?card=${cardCode}`])
})

test('a printed sheet can be fetched, and is gone within a day', async () => {
  const { address } = await world.must('roster.cards', { villageId }, 'cclerk')
  const path = /\/files\/([^?]+)/.exec(address)?.[1] ?? ''
  const bytes = await world.platform.files.read(path)
  expect(bytes?.toString('latin1', 0, 5)).toBe('%PDF-')
  world.pass(24 * 3_600_000)
  await sweepFiles(world.platform)
  expect(await world.platform.files.size(path)).toBeNull()
})

test('what left the house as names and numbers, and each new card or code, stands in the record of changes', async () => {
  const v = { villageId: 'next' }
  const householdId = 'nh1'
  await world.must('roster.export', { ...v, kind: 'csv' }, 'nsun')
  await world.must('roster.cards', v, 'nsun')
  await world.must('roster.cards', { ...v, householdIds: [householdId], codes: true }, 'nsun')
  await world.must('roster.renewCard', { ...v, householdId }, 'nsun')
  await world.must('roster.giveCode', { ...v, householdId }, 'nsun')
  await world.must('roster.unlockCard', { ...v, householdId }, 'nsun')
  const { changes } = await world.must('settings.changes', v, 'nsun')
  const { number } = await world.must('roster.card', { ...v, householdId }, 'nsun')
  expect(changes.map(({ words }) => words.join()).reverse()).toEqual([
    '导出名册：1 户 1 人，含整个电话号码',
    `打印户卡：${number} 号`,
    expect.stringMatching(new RegExp(`^打印户卡：${number} 号`)) as string,
    `换户卡：${number} 号，旧卡作废`,
    `出一次性登录码：${number} 号`,
    `解锁户卡：${number} 号`,
  ])
})
