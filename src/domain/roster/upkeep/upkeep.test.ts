import { contracts } from '../../contracts'
import type { Result } from '../../common/result'
import type { CurrentRoster } from '../import/current'
import type { Household, Resident } from '../roster'
import { addHousehold, changeHousehold, closeHousehold, movePeople, split } from './households'
import { addPerson, changePerson, personBack, personLeft } from './people'
import { growth, withChanges, type Upkeep } from './roster'

const today = '2026-11-24'
let ids = 0
const options = {
  villageId: 'v',
  today,
  newId: () => `new${String(++ids)}`,
  newCode: () => 'NEWC4RDS',
}
beforeEach(() => (ids = 0))

const person = (
  residentId: string,
  householdId: string,
  name: string,
  more: Partial<Resident> = {},
): Resident => ({
  ...{ residentId, villageId: 'v', householdId, groupId: 'g1', name },
  ...{ phone: '', under18Until: null, roles: [], nameConsent: false },
  ...more,
})
const household = (
  householdId: string,
  number: string,
  headId: string,
  name: string,
): Household => ({
  ...{ householdId, villageId: 'v', groupId: 'g1', number, headId, name },
  ...{ cardCode: `CARD${householdId}`, unnamed: false, nameConsent: false },
})

/** 苏红梅户 of four, one of them a recorder; 赵永顺户, the only member of the committee. */
const roster: CurrentRoster = {
  groups: [
    { groupId: 'g1', name: '一组', order: 1 },
    { groupId: 'g2', name: '二组', order: 2 },
  ],
  households: [household('su', '9', 'mei', '苏红梅'), household('zhao', '12', 'shun', '赵永顺')],
  residents: [
    person('mei', 'su', '苏红梅', { phone: '13800001001', nameConsent: true }),
    person('cai', 'su', '梁有才', { relation: '夫', phone: '13800001001' }),
    person('qiang', 'su', '梁志强', {
      relation: '长子',
      phone: '15600001002',
      roles: ['recorder'],
    }),
    person('yu', 'su', '梁小雨', { relation: '孙女', under18Until: '2036-05' }),
    person('gone', 'su', '梁春花', { relation: '女儿', leftOn: '2025-03-01', leftHow: 'movedOut' }),
    person('shun', 'zhao', '赵永顺', { phone: '13900001003', roles: ['committee'] }),
  ],
}

function done(result: Result<Upkeep>, before = roster) {
  if (!result.ok) throw new Error(result.code)
  const { residents, households } = withChanges(before, result.value.changes)
  return {
    words: result.value.words,
    who: (id: string) => residents.find((r) => r.residentId === id),
    house: (id: string) => households.find((h) => h.householdId === id),
    grown: growth(before, result.value),
    after: { ...before, residents, households },
  }
}
const code = (result: Result<Upkeep>) => (result.ok ? 'done' : result.code)
const typed = { name: '梁小禾', relation: '孙子', phone: '', birth: '2020-06' }

describe('adding somebody', () => {
  test('a new one lives where the household does, and counts', () => {
    const { who, grown, words } = done(addPerson(roster, 'su', typed, options))
    expect(who('new1')).toMatchObject({
      name: '梁小禾',
      groupId: 'g1',
      relation: '孙子',
      roles: [],
    })
    expect([grown.residents, grown.households]).toEqual([1, 0])
    expect(words).toEqual(['添进名册：一组 9 号'])
  })
  test('one who had left is the same person again', () => {
    const { who, grown } = done(addPerson(roster, 'su', { ...typed, name: '梁春花' }, options))
    expect(who('gone')).toMatchObject({ leftOn: null, leftHow: null, relation: '孙子' })
    expect(grown.residents).toBe(1)
  })
  test.each([
    ['whose name is there', { name: '梁有才' }, 'NAME_TWICE'],
    ['who is not born yet', { birth: '2026-12' }, 'BIRTH_AHEAD'],
    ['who will be born tomorrow', { birth: '2026-11-25' }, 'BIRTH_AHEAD'],
    ['who was born today', { birth: today }, 'done'],
    ['with the phone of another household', { phone: '13900001003' }, 'PHONE_ACROSS'],
    ['with a phone of the own household', { phone: '13800001001' }, 'done'],
  ])('one %s: %s', (_, more, expected) => {
    expect(code(addPerson(roster, 'su', { ...typed, ...more }, options))).toBe(expected)
  })
})

describe('changing somebody', () => {
  test('a head who is renamed gives the household the name; the record tells no number', () => {
    const change = { name: '苏洪梅', phone: '13800009999', birth: '1968-03-05' }
    const { who, house, words } = done(changePerson(roster, 'mei', change, options))
    expect([who('mei')?.name, house('su')?.name]).toEqual(['苏洪梅', '苏洪梅'])
    expect(words).toEqual(['改了姓名', '换了手机号', '改了出生年月'])
  })
  test.each([
    ['a role goes to no other name', 'qiang', { name: '梁志坚' }, 'HOLDER_RENAMED'],
    ['the last of the committee keeps a phone', 'shun', { phone: '' }, 'LAST_PHONE'],
    ['no phone in two households', 'yu', { phone: '13900001003' }, 'PHONE_ACROSS'],
    ['nobody twice in one', 'cai', { name: '苏红梅' }, 'NAME_TWICE'],
    ['a head is nobody’s relative', 'mei', { relation: '妻' }, 'HEAD_RELATED'],
    ['nothing is no change', 'cai', { relation: '夫' }, 'NOTHING_CHANGED'],
    ['whoever left is not changed', 'gone', { name: '梁春华' }, 'RESIDENT_NOT_FOUND'],
  ])('%s', (_, id, change, expected) => {
    expect(code(changePerson(roster, id, change, options))).toBe(expected)
  })
})

test('the phone of a role holder stays, and what else was typed holds', () => {
  const change = { phone: '13900009004', birth: '1968-03-05' }
  const outcome = changePerson(roster, 'shun', change, options)
  expect(outcome).toMatchObject({
    value: {
      held: { residentId: 'shun', phone: '13900009004' },
      changes: [{ id: 'shun', set: { under18Until: 'grown' } }],
      words: ['改了出生年月'],
    },
  })
  expect(code(changePerson(roster, 'shun', { phone: '13800001001' }, options))).toBe('PHONE_ACROSS')
})

describe('leaving', () => {
  test('whoever died stays on the roster as such; of a head the next one takes over, card and account stay', () => {
    const { who, house, words, grown } = done(
      personLeft(roster, 'mei', { how: 'died', on: '2026-11-15', newHeadId: 'cai' }, options),
    )
    expect(who('mei')).toMatchObject({ leftOn: '2026-11-15', leftHow: 'died' })
    expect(house('su')).toMatchObject({ headId: 'cai', name: '梁有才', nameConsent: false })
    expect(house('su')).toMatchObject({ cardCode: 'CARDsu', householdId: 'su' })
    expect(who('cai')?.relation).toBe('')
    expect([grown.residents, grown.households]).toEqual([-1, 0])
    expect(words).toEqual(['过世，2026-11-15 起', '换了户主，积分和户卡留在这一户'])
  })
  test.each([
    ['a head needs a successor', 'mei', {}, 'HEAD_NEEDED'],
    ['who lives there', 'mei', { newHeadId: 'shun' }, 'HEAD_NEEDED'],
    ['and is not gone too', 'mei', { newHeadId: 'gone' }, 'HEAD_NEEDED'],
    ['a role holder stays', 'qiang', {}, 'HOLDER_LEAVES'],
    ['not before the day has come', 'cai', { on: '2026-11-25' }, 'LEFT_AHEAD'],
    ['nor years ago', 'cai', { on: '2025-11-01' }, 'LEFT_LONG_AGO'],
    ['once only', 'gone', {}, 'RESIDENT_NOT_FOUND'],
  ])('%s', (_, id, more, expected) => {
    expect(code(personLeft(roster, id, { how: 'movedOut', ...more }, options))).toBe(expected)
  })
  test('with the last one the household is closed, and lives again when somebody is back', () => {
    const alone = {
      ...roster,
      residents: roster.residents.map((r) => (r.householdId === 'zhao' ? { ...r, roles: [] } : r)),
    }
    const left = done(closeHousehold(alone, 'zhao', undefined, options), alone)
    expect(left.house('zhao')?.leftOn).toBe(today)
    expect([left.grown.households, left.grown.residents]).toEqual([-1, -1])
    expect(code(closeHousehold(left.after, 'zhao', undefined, options))).toBe('HOUSEHOLD_NOT_FOUND')
    const back = done(personBack(left.after, 'shun'), left.after)
    expect([back.house('zhao')?.leftOn, back.who('shun')?.leftOn]).toEqual([null, null])
    expect(back.grown.households).toBe(1)
  })
  test('who is back while the phone went to another household changes it first', () => {
    const taken = {
      ...roster,
      residents: roster.residents.map((r) =>
        r.residentId === 'gone' ? { ...r, phone: '13900001003' } : r,
      ),
    }
    expect(code(personBack(taken, 'gone'))).toBe('PHONE_ACROSS')
    expect(code(personBack(roster, 'gone'))).toBe('done')
    expect(code(personBack(roster, 'mei'))).toBe('NOTHING_CHANGED')
  })
  test.each([
    ['of a house that stands empty the head', [], 'gone'],
    ['with a head who lives alone no head', ['mei'], 'mei'],
    ['in a family no head', ['mei', 'cai', 'yu'], 'mei'],
  ])('who is back is %s', (_, living, headId) => {
    const residents = roster.residents.map((r) =>
      r.householdId === 'su' && !living.includes(r.residentId) ? { ...r, leftOn: today } : r,
    )
    const before = { ...roster, residents }
    const { house, who } = done(personBack(before, 'gone'), before)
    expect(house('su')).toMatchObject({ headId, name: who(headId)?.name })
    expect(who('gone')?.relation).toBe(headId === 'gone' ? '' : '女儿')
  })
  test('a household with somebody in it who holds a role is not closed', () => {
    expect(code(closeHousehold(roster, 'zhao', undefined, options))).toBe('HOLDER_LEAVES')
  })
})

describe('moving and splitting', () => {
  test('who splits off keeps id and role, and is the head of a new household with a card of its own', () => {
    const { who, house, words, grown } = done(
      split(roster, ['qiang', 'yu'], { groupId: 'g2', number: '21' }, undefined, options),
    )
    expect(who('qiang')).toMatchObject({ householdId: 'new1', groupId: 'g2', roles: ['recorder'] })
    expect(who('yu')).toMatchObject({ householdId: 'new1', relation: '' })
    expect(house('new1')).toMatchObject({ headId: 'qiang', name: '梁志强', cardCode: 'NEWC4RDS' })
    expect(house('su')).toMatchObject({ headId: 'mei' })
    expect([grown.households, grown.residents, [...grown.groups]]).toEqual([1, 0, [['g2', 1]]])
    expect(words).toEqual(['和另 1 人一起分户：一组 9 号 → 二组 21 号，以前的积分留在原户'])
  })
  test.each([
    ['a number that a neighbour has', ['qiang'], { number: '012' }, 'NUMBER_TAKEN'],
    ['a group that is not there', ['qiang'], { groupId: 'g9' }, 'GROUP_NOT_FOUND'],
    ['a phone that stays behind', ['cai'], {}, 'PHONE_ACROSS'],
    ['everybody', ['mei', 'cai', 'qiang', 'yu'], {}, 'SPLIT_OF_ALL'],
    ['people of two households', ['qiang', 'shun'], {}, 'NOT_TOGETHER'],
    ['a head without a successor', ['mei', 'cai'], {}, 'HEAD_NEEDED'],
  ])('no split with %s', (_, who, plate, expected) => {
    const at = { groupId: 'g1', number: '21', ...plate }
    expect(code(split(roster, who, at, undefined, options))).toBe(expected)
  })
  test('whoever moves in with others takes nothing but the own person along', () => {
    const { who, house, grown, words } = done(
      movePeople(roster, ['yu'], 'zhao', undefined, options),
    )
    expect(who('yu')).toMatchObject({ householdId: 'zhao', relation: '', under18Until: '2036-05' })
    expect(house('su')?.headId).toBe('mei')
    expect([grown.households, grown.residents]).toEqual([0, 0])
    expect(words).toEqual(['迁到别户：一组 9 号 → 一组 12 号'])
  })
  test('a household that all have left is closed', () => {
    const { house, grown } = done(movePeople(roster, ['shun'], 'su', undefined, options))
    expect(house('zhao')?.leftOn).toBe(today)
    expect(grown.households).toBe(-1)
  })
  test('with a number that somebody keeps who stays, the move waits', () => {
    expect(code(movePeople(roster, ['cai'], 'zhao', undefined, options))).toBe('PHONE_ACROSS')
    expect(code(movePeople(roster, ['cai'], 'su', undefined, options))).toBe('NOTHING_CHANGED')
  })
})

describe('a household', () => {
  test('moves to another group with all who belong to it', () => {
    const { who, house, words, grown } = done(
      changeHousehold(roster, 'su', { groupId: 'g2', number: '3' }),
    )
    expect(house('su')).toMatchObject({ groupId: 'g2', number: '3', cardCode: 'CARDsu' })
    expect(['mei', 'yu', 'gone', 'shun'].map((id) => who(id)?.groupId)).toEqual([
      ...['g2', 'g2', 'g2', 'g1'],
    ])
    expect([...grown.groups]).toEqual([
      ['g1', -1],
      ['g2', 1],
    ])
    expect(words).toEqual(['改门牌：一组 9 号 → 二组 3 号'])
  })
  test('gets another head who lives there', () => {
    const { house, who } = done(changeHousehold(roster, 'su', { headId: 'qiang' }))
    expect(house('su')).toMatchObject({ headId: 'qiang', name: '梁志强' })
    expect(who('qiang')).toMatchObject({ relation: '', roles: ['recorder'] })
    expect(code(changeHousehold(roster, 'su', { headId: 'gone' }))).toBe('HEAD_NEEDED')
    expect(code(changeHousehold(roster, 'su', { number: '12' }))).toBe('NUMBER_TAKEN')
    expect(code(changeHousehold(roster, 'su', { number: '9' }))).toBe('NOTHING_CHANGED')
  })
  test('is added with its head', () => {
    const plate = { groupId: 'g2', number: '22' }
    const { house, who, grown, words } = done(addHousehold(roster, plate, typed, options))
    expect(house('new1')).toMatchObject({ headId: 'new2', name: '梁小禾', number: '22' })
    expect(who('new2')).toMatchObject({ householdId: 'new1', groupId: 'g2' })
    expect([grown.households, grown.residents]).toEqual([1, 1])
    expect(words).toEqual(['添一户：二组 22 号'])
  })
})

describe('what is typed', () => {
  const request = contracts['roster.addPerson'].request
  const read = (typed: object) => {
    const parsed = request.safeParse({
      villageId: 'v',
      householdId: 'su',
      name: '梁小禾',
      ...typed,
    })
    return parsed.success
      ? parsed.data
      : Object.fromEntries(parsed.error.issues.map((i) => [i.path.join(), i.message]))
  }
  test.each([
    [{ name: '⽅ ⼤⼭' }, { name: '方大山' }],
    [{ name: '梁' }, { name: '姓名只有一个字，请写全名' }],
    [{ name: ' ' }, { name: '请填写姓名' }],
    [{ name: '\ue863某某' }, { name: expect.stringContaining('应该是“䶮”') as string }],
    [{ phone: '138 0000 1001' }, { phone: '13800001001' }],
    [{ phone: '无' }, { phone: '' }],
    [{ phone: '13800001001/13800001002' }, { phone: '只写一个手机号，别的去掉' }],
    [{ phone: '不详' }, { phone: '不是电话号码，没有的请留空' }],
    [{ phone: '12345678901' }, { phone: '手机号没有 12 开头的，请核对' }],
    [{ birth: '1968.3' }, { birth: '1968-03' }],
    [{ birth: '1968' }, { birth: '只写了年份，请写到月，如 1965-03' }],
    [{ birth: '99999919680305001' }, { birth: expect.stringContaining('请写成') as string }],
    [
      { birth: '999999196803050017' },
      { birth: '身份证号不对，请核对（只读其中的出生日期，不保存号码）' },
    ],
    [{ relation: '户主' }, { relation: '要换户主，请用“换户主”' }],
  ])('%j is read as a cell of a spreadsheet is', (given, expected) => {
    expect(read(given)).toMatchObject(expected)
  })
  test('of an identity card number the birthday alone is left', () => {
    const digits = '99999919680305001'
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    const sum = weights.reduce((all, w, i) => all + w * Number(digits[i]), 0)
    const number = digits + '10X98765432'.charAt(sum % 11)
    expect(read({ birth: number })).toMatchObject({ birth: '1968-03-05' })
  })
})
