import fc from 'fast-check'
import { addDays } from '../common/day'
import { publicityDaysOn, type Village } from '../roster/roster'
import { changeSettings, type Change } from './settings'

const today = '2026-11-24'
const village: Village = {
  villageId: 'v',
  name: '柿湾村',
  townId: 't',
  town: '云岭镇',
  countyId: 'c',
  county: '云岭县',
  unit: 'household',
  unitFixed: false,
  settingsVersion: 0,
  publicity: [{ from: '2026-01-01', days: 3 }],
  claimDays: 30,
  ranking: true,
  boardNames: { aspirations: '志气榜', honours: '光荣榜', ranking: '积分榜' },
  honourTitles: ['最美庭院', '优秀志愿者'],
  households: 3,
  residents: 9,
}
const fixed: Village = { ...village, unitFixed: true }

describe('a change says what it changed', () => {
  test.each<[Change, string]>([
    [{ publicityDays: 5 }, '公示天数：3 天 → 5 天，2026-11-25 起'],
    [{ claimDays: 15 }, '补报期限：30 天 → 15 天'],
    [{ ranking: false }, '积分榜：关闭排名'],
    [{ unit: 'resident' }, '记分方式：按户记 → 按人记'],
    [
      { boardNames: { aspirations: '心愿榜', honours: '光荣榜', ranking: '积分榜' } },
      '榜名：志气榜 → 心愿榜',
    ],
    [{ honourTitles: ['最美庭院', '参军光荣'] }, '荣誉称号：加上 参军光荣；去掉 优秀志愿者'],
    [{ honourTitles: ['优秀志愿者', '最美庭院'] }, '荣誉称号：换了顺序'],
    [{ plant: 'tea' }, '山水里的植物：柿子 → 茶叶'],
  ])('%j', (change, words) => {
    const changed = changeSettings(village, change, today)
    expect(changed.ok && changed.value.words).toEqual([words])
  })
})

test.each<[string, Village, Change, string]>([
  ['what is so already', village, { claimDays: 30, ranking: true }, 'NOTHING_CHANGED'],
  ['the plant that stands there unchosen', village, { plant: 'persimmon' }, 'NOTHING_CHANGED'],
  ['the unit once somebody filed', fixed, { unit: 'resident' }, 'UNIT_FIXED'],
  ['the same title twice', village, { honourTitles: ['甲乙', '甲乙'] }, 'TITLES_TWICE'],
])('refused: %s', (_, before, change, code) => {
  expect(changeSettings(before, change, today)).toMatchObject({ ok: false, code })
})

test('the unit may be sent along as it is', () => {
  expect(changeSettings(fixed, { unit: 'household', claimDays: 9 }, today).ok).toBe(true)
})

test('publicity days never change for a day that has come, however often they are changed', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(30), fc.nat(3)), { maxLength: 6 }), (changes) => {
      let now = village
      let day = today
      for (const [publicityDays, later] of changes) {
        const before = publicityDaysOn(now)
        const changed = changeSettings(now, { publicityDays }, day)
        if (changed.ok) now = changed.value.village
        const after = publicityDaysOn(now)
        const come = Array.from({ length: 12 }, (_, ago) => addDays(day, -ago))
        expect(come.map(after)).toEqual(come.map(before))
        expect(after(addDays(day, 1))).toBe(publicityDays)
        day = addDays(day, later)
      }
    }),
    { numRuns: 1000 },
  )
})
