import type { Cell, Sheet } from '../../common/table'
import type { CurrentRoster } from './current'
import { planImport, type RosterPlan } from './plan'
import { readRoster, type FileRoster } from './read'
import { exportRows, rosterHeadings } from './table'

const today = '2026-11-24'
const heads = ['组', '户号', '姓名', '与户主关系', '联系电话', '出生日期']

function sheet(...rows: Cell[][]): Sheet {
  return { name: '名册', cut: false, rows: rows.map((cells, i) => ({ line: i + 1, cells })) }
}

const options = { today, villageName: '柿湾村', groups: ['一组', '二组'] }

function read(...rows: Cell[][]): FileRoster {
  const roster = readRoster([sheet(...rows)], options)
  if (typeof roster === 'string') throw new Error(roster)
  return roster
}

const faultsOf = (roster: FileRoster) =>
  roster.faults.map((f) => `${String(f.line)} ${f.column} ${f.content}：${f.reason}`)

describe('where the headings are', () => {
  test('below titles, in any order, with other words and stars', () => {
    const roster = read(
      ['柿湾村2026年户籍花名册'],
      ['填报单位：', '柿湾村委会'],
      ['联系方式', '*姓 名', '村民小组', '门牌号（必填）', '与户主的关系', '备注'],
      ['13800002046', '张大山', '3', '12号', '户主', '低保'],
    )
    expect(roster.faults).toEqual([])
    expect(roster.households).toMatchObject([
      { group: '三组', number: '12', people: [{ name: '张大山', head: true, line: 4 }] },
    ])
  })

  test('what is missing is named', () => {
    const fault = (...rows: Cell[][]) => readRoster([sheet(...rows)], options)
    expect(fault()).toBe('ROSTER_EMPTY')
    expect(fault(['物资', '数量'], ['扫帚', 3])).toBe('ROSTER_NO_HEADINGS')
    expect(fault(['户号', '姓名'], ['1', '张大山'])).toBe('ROSTER_NO_HEAD_COLUMN')
    expect(fault(heads)).toBe('ROSTER_NO_PEOPLE')
  })
})

describe('rows', () => {
  test('what stands in merged cells counts for the rows of the same family below', () => {
    const roster = read(
      heads,
      ['一组', '1', '张大山', '户主', '', ''],
      [null, null, '王小梅', '妻子', '', ''],
      [null, '2', '赵永顺', '户主', '', ''],
    )
    expect(roster.faults).toEqual([])
    expect(roster.households.map((h) => [h.group, h.number, h.people.length])).toEqual([
      ['一组', '1', 2],
      ['一组', '2', 1],
    ])
  })

  test('without house numbers, families are told apart by the name of the head', () => {
    const roster = read(
      ['组', '户主姓名', '姓名', '关系'],
      ['1', '张大山', '张大山', '户主'],
      [null, null, '王小梅', '妻子'],
      ['1', '赵永顺', '赵永顺', '户主'],
    )
    expect(roster.faults).toEqual([])
    expect(roster.households.map((h) => h.people.map((p) => p.name))).toEqual([
      ['张大山', '王小梅'],
      ['赵永顺'],
    ])
  })

  test('a list of heads alone is a roster of households', () => {
    const roster = read(['户主', '门牌号', '组'], ['张大山', '1', '1'], ['赵永顺', '2', '1'])
    expect(roster.faults).toEqual([])
    expect(roster.households.map((h) => h.people[0]?.head)).toEqual([true, true])
  })

  test('totals, signatures, blank lines and repeated headings are nobody', () => {
    const roster = read(
      heads,
      ['一组', '1', '张大山', '户主', '', ''],
      ['', ' ', null, '', '', ''],
      heads,
      ['合计', '1户', '', '', '', ''],
      ['填表人：李四', '', '', '', '13800002046', ''],
    )
    expect([roster.people, roster.faults]).toEqual([1, []])
  })

  test('every bad cell is named by line, column and reason, all of them at once', () => {
    expect(
      faultsOf(
        read(
          heads,
          ['一组', '1', '张大山', '户主', '1380000204', '1965-2-30'],
          ['一组', '1', '', '妻子', '', ''],
          ['一组', '1', '张大山', '儿子', '', ''],
          ['一组', '', '赵永顺', '户主', '', ''],
          ['一组', '3', '钱桂英', '户主', '', ''],
          ['一组', '3', '孙二', '户主', '', ''],
          ['一组', '4', '李三', '儿子', { fault: 'formula' }, { fault: 'error' }],
        ),
      ),
    ).toEqual([
      '2 联系电话 1380000204：手机号是 10 位，应该是 11 位，请核对',
      '2 出生日期 1965-2-30：这个月没有 30 日，请写成 1965-03-05 这样',
      '3 姓名 ：没有写姓名',
      '4 姓名 张大山：和第 2 行重复：同一户、同一姓名',
      '5 户号 ：没有写户号',
      '7 与户主关系 ：这一户有两个户主，另一个在第 6 行 钱桂英',
      '8 联系电话 ：是公式，表里没有存下算好的结果，请改成文字或数字',
      '8 出生日期 ：是公式的错误值，请改成文字或数字',
      '8 与户主关系 ：这一户没有户主，请在一人的“与户主关系”里写“户主”',
    ])
  })

  test('of an identity card number the birthday is read and nothing else leaves', () => {
    const number = '11010519491231002X'
    const roster = read(
      [...heads, '身份证号'],
      ['一组', '1', '张大山', '户主', '', '', number],
      ['一组', '2', '赵永顺', '户主', '', '', number],
      ['一组', '3', '钱桂英', '户主', '', '', '110105194912310021'],
      ['一组', '4', '孙二', '户主', '', '1950-01-01', '110105491231002'],
    )
    expect(roster.households[0]?.people[0]?.birthDay).toBe('1949-12-31')
    expect(roster.idNumbers).toBe(3)
    expect(faultsOf(roster)).toEqual([
      '3 身份证号 ：和第 2 行是同一个身份证号',
      '4 身份证号 ：身份证号不对，请核对（只读其中的出生日期，不保存号码）',
      '5 出生日期 ：和身份证号里的出生日期不一样，请核对',
    ])
    expect(JSON.stringify(roster)).not.toMatch(/110105/)
  })
})

const current: CurrentRoster = {
  groups: [
    { groupId: 'g1', name: '一组', order: 1 },
    { groupId: 'g2', name: '二组', order: 2 },
  ],
  households: [household('h1', 'g1', '1', '张大山'), household('h2', 'g2', '1', '赵永顺')],
  residents: [
    resident('h1', 'g1', '张大山', '13800000001'),
    resident('h1', 'g1', '王小梅', '13800000001'),
    resident('h2', 'g2', '赵永顺', '13800000002'),
  ],
}

function household(householdId: string, groupId: string, number: string, name: string) {
  const cardCode = `CARD${householdId}`
  const headId = `${householdId}-${name}`
  const rest = { cardCode, headId, unnamed: true, nameConsent: true }
  return { householdId, villageId: 'v', groupId, number, name, ...rest }
}

function resident(householdId: string, groupId: string, name: string, phone: string) {
  const residentId = `${householdId}-${name}`
  const rest = { under18Until: null, roles: [], nameConsent: true }
  return { residentId, villageId: 'v', householdId, groupId, name, phone, ...rest }
}

function plan(rows: Cell[][], roster = current): RosterPlan {
  const planned = tryPlan(rows, roster)
  if ('faults' in planned) throw new Error(JSON.stringify(planned.faults))
  return planned
}

function tryPlan(rows: Cell[][], roster = current) {
  let ids = 0
  const file = read(heads, ...rows)
  if (file.faults.length > 0) throw new Error(faultsOf(file).join('\n'))
  return planImport(file.households, roster, {
    villageId: 'v',
    villageName: '柿湾村',
    today,
    newId: () => `new${String(++ids)}`,
    newCode: () => `CODE${String(++ids)}`,
    phoneTitle: '联系电话',
  })
}

const whole: Cell[][] = [
  ['一组', '1', '张大山', '户主', '13800000001', ''],
  ['一组', '1', '王小梅', '', '', ''],
  ['2', '001', '赵永顺', '户主', '13800000002', ''],
]

describe('the plan', () => {
  test('the same roster changes nothing', () => {
    expect(plan(whole)).toMatchObject({
      changes: [],
      gone: [],
      newHouseholds: 0,
      size: { households: 2, residents: 3, groups: { g1: 1, g2: 1 } },
    })
  })

  test('known people keep their ids, roles and consents; only what differs is set', () => {
    const { changes, people } = plan([
      ['一组', '1', '张大山', '户主', '13900000001', '1965-3-5'],
      ...whole.slice(1),
    ])
    expect(changes).toEqual([
      {
        kind: 'resident',
        id: 'h1-张大山',
        set: { phone: '13900000001', under18Until: 'grown' },
        signsOut: true,
      },
    ])
    expect(people.map((p) => p.state)).toEqual(['changed', 'unchanged', 'unchanged'])
  })

  test('a household keeps card and account when it moves to another group, its people with it', () => {
    const { changes, size } = plan([
      ['二组', '1', '赵永顺', '户主', '', ''],
      ['三组', '1', '张大山', '户主', '', ''],
    ])
    expect(changes).toEqual([
      { kind: 'newGroup', group: { groupId: 'new1', name: '三组', order: 3 } },
      { kind: 'resident', id: 'h1-张大山', set: { groupId: 'new1' } },
      { kind: 'household', id: 'h1', set: { groupId: 'new1' } },
      { kind: 'resident', id: 'h1-王小梅', set: { groupId: 'new1' } },
    ])
    expect(size.groups).toEqual({ g1: 0, g2: 1, new1: 1 })
  })

  test('another head brings the own consent, and the old one stays a member', () => {
    const { changes } = plan([
      ['一组', '1', '张大山', '丈夫', '', ''],
      ['一组', '1', '王小梅', '户主', '', ''],
      ...whole.slice(2),
    ])
    expect(changes).toMatchObject([
      { kind: 'resident', id: 'h1-张大山', set: { relation: '丈夫' } },
      { kind: 'household', id: 'h1', set: { headId: 'h1-王小梅', name: '王小梅' } },
    ])
  })

  test('a new household gets a card, its own number where the file has none, and is counted', () => {
    const { changes, newHouseholds, size } = plan([
      ...whole,
      ['一组', '7', '钱桂英', '户主', '无', ''],
    ])
    expect(changes).toMatchObject([
      { kind: 'newResident', resident: { name: '钱桂英', phone: '', groupId: 'g1' } },
      { kind: 'newHousehold', household: { number: '7', name: '钱桂英', cardCode: 'CODE3' } },
    ])
    expect([newHouseholds, size.households, size.residents]).toEqual([1, 3, 4])
  })

  test('whoever is missing stays, unless the clerk says that they moved out', () => {
    const rows = whole.slice(0, 1)
    const { changes, leaving, gone, size, sizeAfterLeaving } = plan(rows)
    expect(changes).toEqual([])
    expect(gone.map((r) => r.name)).toEqual(['王小梅', '赵永顺'])
    expect(size).toMatchObject({ households: 2, residents: 3 })
    expect(leaving).toEqual([
      { kind: 'resident', id: 'h1-王小梅', set: { leftOn: today } },
      { kind: 'resident', id: 'h2-赵永顺', set: { leftOn: today } },
      { kind: 'household', id: 'h2', set: { leftOn: today } },
    ])
    expect(sizeAfterLeaving).toEqual({ households: 1, residents: 1, groups: { g1: 1, g2: 0 } })
  })

  test('nobody with a role is made to leave by a file; whoever comes back is back', () => {
    const [zhang, ...others] = current.residents
    if (!zhang) throw new Error('the story has Zhang')
    const residents = [
      { ...zhang, roles: ['committee' as const] },
      ...others.map((r) => ({ ...r, leftOn: '2026-01-01' })),
    ]
    const { goneWithRole, leaving, changes } = plan(whole.slice(2), { ...current, residents })
    expect([goneWithRole, leaving]).toEqual([1, []])
    expect(changes).toMatchObject([{ id: 'h2-赵永顺', set: { leftOn: null } }])
  })

  test('a phone is shared inside a household; across, both rows are named', () => {
    expect(
      tryPlan([
        ...whole,
        ['一组', '7', '钱桂英', '户主', '13800000001', ''],
        ['一组', '8', '孙二娘', '户主', '13800000002', ''],
      ]),
    ).toEqual({
      faults: [
        {
          sheet: '',
          line: 5,
          name: '钱桂英',
          column: '联系电话',
          content: '13800000001',
          reason: '号码和第 2 行 张大山相同，不同的户不能共用，请改一个，或空着',
        },
        {
          sheet: '',
          line: 6,
          name: '孙二娘',
          column: '联系电话',
          content: '13800000002',
          reason: '号码和第 4 行 赵永顺相同，不同的户不能共用，请改一个，或空着',
        },
      ],
    })
  })

  test('a phone of somebody who is not in the file counts too, but who moved house takes it along', () => {
    const other = [...whole.slice(0, 2), ['一组', '7', '钱桂英', '户主', '13800000002', '']]
    expect(tryPlan(other)).toMatchObject({
      faults: [
        {
          line: 4,
          reason: '号码和名册里的 赵永顺（不在这张表里）相同，不同的户不能共用，请改一个，或空着',
        },
      ],
    })
    const residents = current.residents.map((r) =>
      r.name === '王小梅' ? { ...r, phone: '13800000009' } : r,
    )
    const moved = [
      ...whole.slice(0, 1),
      ...whole.slice(2),
      ['一组', '7', '王小梅', '户主', '13800000009', ''],
    ]
    expect(plan(moved, { ...current, residents }).changes).toContainEqual({
      kind: 'resident',
      id: 'h1-王小梅',
      set: { phone: '' },
      signsOut: true,
    })
  })
})

test('what is exported comes back as it was', () => {
  const rows = exportRows(current.groups, current.households, current.residents)
  expect(rows[0]).toEqual(['一组', '1', '张大山', '张大山', '户主', '13800000001', ''])
  const file = read(rosterHeadings, ...rows)
  expect(file.faults).toEqual([])
  const options = {
    villageId: 'v',
    villageName: '柿湾村',
    today,
    newId: String,
    newCode: String,
    phoneTitle: '',
  }
  expect(planImport(file.households, current, options)).toMatchObject({ changes: [], gone: [] })
})
