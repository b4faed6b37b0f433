import fc from 'fast-check'
import type { Role } from '../../common/contract'
import type { Sheet } from '../../common/table'
import type { Under18Until } from '../age'
import type { Household, Resident } from '../roster'
import type { CurrentRoster } from './current'
import { planImport, planInSteps, type RosterPlan } from './plan'
import { readInSteps, readRoster } from './read'

const today = '2026-11-24'

interface Living {
  readonly name: string
  readonly phone?: string
  readonly under18Until?: Under18Until
  readonly roles?: readonly Role[]
}

/** A household of a group with its number and its people, the head first. */
function roster(...homes: readonly (readonly [string, string, ...Living[]])[]): CurrentRoster {
  const households: Household[] = []
  const residents: Resident[] = []
  for (const [groupId, number, ...living] of homes) {
    const [head] = living
    const householdId = `${groupId}-${number}`
    const place = { householdId, villageId: 'v', groupId }
    households.push({
      ...place,
      number,
      headId: `${householdId}-${head?.name ?? ''}`,
      name: head?.name ?? '',
      cardCode: householdId,
      unnamed: false,
      nameConsent: false,
    })
    for (const { name, phone = '', under18Until = null, roles = [] } of living)
      residents.push({
        ...place,
        residentId: `${householdId}-${name}`,
        name,
        phone,
        under18Until,
        roles,
        nameConsent: false,
      })
  }
  const groups = ['一', '二', '三'].map((n, i) => ({
    groupId: `g${String(i + 1)}`,
    name: `${n}组`,
    order: i + 1,
  }))
  return { groups, households, residents }
}

function sheetOf(lines: readonly string[]): Sheet {
  const rows = lines.map((line, i) => ({
    line: i + 1,
    cells: line.split('|').map((cell) => cell || null),
  }))
  return { name: '名册', cut: false, rows }
}

function planOf(current: CurrentRoster, ...lines: string[]): RosterPlan | readonly string[] {
  const file = readRoster([sheetOf(lines)], {
    today,
    villageName: '柳溪村',
    groups: current.groups.map((g) => g.name),
  })
  if (typeof file === 'string') throw new Error(file)
  if (file.faults.length > 0) throw new Error(JSON.stringify(file.faults))
  let ids = 0
  const planned = planImport(file.households, current, {
    villageId: 'v',
    villageName: '柳溪村',
    today,
    newId: () => `new${String(++ids)}`,
    newCode: () => `CODE${String(++ids)}`,
    phoneTitle: '电话',
  })
  return 'faults' in planned
    ? planned.faults.map((f) => `${String(f.line)} ${f.name}：${f.reason}`)
    : planned
}

function must(planned: RosterPlan | readonly string[]): RosterPlan {
  if (!('changes' in planned)) throw new Error(planned.join('\n'))
  return planned
}

const heads = '组别|户主姓名|姓名|与户主关系|电话'

describe('a family without a house number is known by most of its members', () => {
  const fan = roster(['g1', '4', { name: '樊石头' }, { name: '颜春桃' }, { name: '樊小麦' }])

  test('under a new head, after the old one died', () => {
    const { changes, gone, newHouseholds } = must(
      planOf(fan, heads, '一组|颜春桃|颜春桃|户主|', '一组|颜春桃|樊小麦|长女|'),
    )
    expect(newHouseholds).toBe(0)
    expect(gone.map((r) => r.name)).toEqual(['樊石头'])
    expect(changes).toContainEqual({
      kind: 'household',
      id: 'g1-4',
      set: { headId: 'g1-4-颜春桃', name: '颜春桃' },
    })
  })

  test('with the dead still in the file, who leaves by it without a tick', () => {
    const { changes, gone, left } = must(
      planOf(
        fan,
        '组别|户主姓名|姓名|与户主关系|状态',
        '一组|颜春桃|樊石头|丈夫|已故',
        '一组|颜春桃|颜春桃|户主|',
        '一组|颜春桃|樊小麦|长女|',
      ),
    )
    expect([gone, left.map((r) => r.name)]).toEqual([[], ['樊石头']])
    expect(changes).toContainEqual({ kind: 'resident', id: 'g1-4-樊石头', set: { leftOn: today } })
  })

  test('all of whom died or moved out leaves with them', () => {
    const { changes, size } = must(
      planOf(
        roster(['g1', '1', { name: '丁有田' }], ['g1', '2', { name: '方长庚' }]),
        '组别|户号|姓名|与户主关系|状态',
        '一组|1|丁有田|户主|',
        '一组|2|方长庚|户主|已故',
      ),
    )
    expect(changes).toContainEqual({ kind: 'household', id: 'g1-2', set: { leftOn: today } })
    expect(size).toMatchObject({ households: 1, residents: 1 })
  })

  test('in another group, where more than a name says so', () => {
    const moved = ['三组|颜春桃|颜春桃|户主|', '三组|颜春桃|樊小麦|长女|']
    expect(must(planOf(fan, heads, ...moved)).newHouseholds).toBe(0)
    const alone = roster(['g1', '4', { name: '王军', phone: '13800001001' }])
    expect(must(planOf(alone, heads, '三组|王军|王军|户主|13800001001')).newHouseholds).toBe(0)
    const namesake = must(planOf(alone, heads, '三组|王军|王军|户主|13800001009'))
    expect(namesake.newHouseholds).toBe(1)
    expect(namesake.notes.map((n) => n.words)).toEqual([
      '按新人记；名册里一组 4 号也有一位 王军，不在这张表里，是同一人的请先在名册里改',
    ])
  })

  test('and not by a few of them: who left for a household of their own is another one', () => {
    const big = roster([
      'g1',
      '4',
      ...['樊石头', '颜春桃', '樊小麦', '樊大麦'].map((name) => ({ name })),
    ])
    const { changes, newHouseholds } = must(
      planOf(
        big,
        heads,
        '一组|樊大麦|樊大麦|户主|',
        '一组|樊大麦|田秀|妻子|',
        '一组|樊石头|樊石头|户主|',
        '一组|樊石头|颜春桃|妻子|',
        '一组|樊石头|樊小麦|长女|',
      ),
    )
    expect(newHouseholds).toBe(1)
    expect(changes.filter((c) => c.kind === 'household')).toEqual([])
  })

  test('and not by two of five: those are another household', () => {
    const five = ['樊石头', '颜春桃', '樊小麦', '樊大麦', '樊小米'].map((name) => ({ name }))
    const { newHouseholds } = must(
      planOf(
        roster(['g1', '4', ...five]),
        heads,
        ...['田秀', '樊大麦', '樊小米', '田一文', '田二武'].map(
          (name) => `一组|田秀|${name}|${name === '田秀' ? '户主' : '子女'}|`,
        ),
      ),
    )
    expect(newHouseholds).toBe(1)
  })

  test('two heads of one name are told apart by their phones, or the clerk is asked', () => {
    const kings = (one: string, other: string) =>
      roster(['g1', '1', { name: '王军', phone: one }], ['g1', '7', { name: '王军', phone: other }])
    const list = ['组别|户主姓名|电话', '一组|王军|13800001003', '一组|王军|13800001001']
    expect(must(planOf(kings('13800001001', '13800001003'), ...list)).changes).toEqual([])
    expect(planOf(kings('', ''), ...list)).toEqual([
      '2 王军：分不清是名册里的哪一户（1 号 王军、7 号 王军），请写户号',
      '3 王军：分不清是名册里的哪一户（1 号 王军、7 号 王军），请写户号',
    ])
  })
})

describe('whoever holds a role', () => {
  const founder: Living = { name: '杨树林', phone: '13800001001', roles: ['committee'] }
  const found = roster(['g1', '1', founder])

  test('and stands in another group with another number is the same by name and phone', () => {
    const { changes, holders, newHouseholds } = must(
      planOf(
        found,
        '组别|户号|姓名|与户主关系|电话',
        '一组|1|丁有田|户主|13800001005',
        '二组|12|杨树林|户主|13800001001',
        '二组|12|田秀|妻子|',
      ),
    )
    expect([newHouseholds, holders.map((r) => r.name)]).toEqual([1, ['杨树林']])
    expect(changes).toContainEqual({
      kind: 'household',
      id: 'g1-1',
      set: { groupId: 'g2', number: '12' },
    })
    expect(changes.filter((c) => c.kind === 'resident')).toEqual([
      { kind: 'resident', id: 'g1-1-杨树林', set: { groupId: 'g2' } },
    ])
  })

  test('is never made anew beside it', () => {
    expect(
      planOf(found, '组别|户号|姓名|与户主关系|电话', '二组|12|杨树林|户主|13800001009'),
    ).toEqual([
      '2 杨树林：名册里有职务（村委）的 杨树林 在一组 1 号。是同一个人，请按名册写组、户号和电话；不是，请把有职务的那位也写进表里',
    ])
    const both = must(
      planOf(
        found,
        '组别|户号|姓名|与户主关系|电话',
        '一组|1|杨树林|户主|13800001001',
        '二组|12|杨树林|户主|13800001009',
      ),
    )
    expect(both.newHouseholds).toBe(1)
  })

  test('is not parted from a household that others are of', () => {
    const home = roster(['g1', '1', { name: '杨老爹' }, { name: '杨小妹' }, founder])
    const planned = planOf(
      home,
      '组别|户号|姓名|与户主关系|电话',
      '一组|1|杨老爹|户主|',
      '一组|1|杨小妹|女儿|',
      '二组|12|杨树林|户主|13800001001',
    )
    expect(planned).toMatchObject([expect.stringContaining('4 杨树林：名册里有职务')])
  })

  test('is not sent away by a word of the file', () => {
    expect(
      planOf(
        roster(['g1', '1', { name: '田秀' }, founder]),
        '组别|户号|姓名|与户主关系|状态',
        '一组|1|田秀|户主|',
        '一组|1|杨树林|丈夫|迁出',
      ),
    ).toEqual(['3 杨树林：表里写的是已故或迁出，但他有职务（村委），请先在设置里换人担任'])
  })

  test('keeps the last phone with which the committee signs in', () => {
    const without = ['组别|户号|姓名|与户主关系|电话', '一组|1|杨树林|户主|无']
    expect(planOf(found, ...without)).toEqual([
      '2 杨树林：去掉这个电话，村委就没有人能登录了，请写上电话',
    ])
    const other: Living = { name: '李桂芳', phone: '13800001002', roles: ['committee'] }
    const held = must(planOf(roster(['g1', '1', founder], ['g1', '2', other]), ...without))
    expect(held).toMatchObject({ changes: [], held: [{ residentId: 'g1-1-杨树林', phone: '' }] })
  })

  test('gets no other phone from a file alone, and the clerk is told', () => {
    const changed = ['组别|户号|姓名|与户主关系|电话', '一组|1|杨树林|户主|13800001009']
    expect(must(planOf(found, ...changed))).toMatchObject({
      changes: [],
      held: [{ residentId: 'g1-1-杨树林', phone: '13800001009' }],
      notes: [{ name: '杨树林', words: '有职务的人，电话要第二个人确认后才改' }],
    })
  })
})

test('a holder of a role whose name is spelled otherwise is not made anew beside it', () => {
  const fang = roster([
    'g1',
    '1',
    { name: '方长庚', phone: '13800001001', roles: ['committee'] },
    { name: '方小满' },
    { name: '颜春桃' },
  ])
  expect(
    planOf(
      fang,
      heads,
      '一组|方长根|方长根|户主|13800001001',
      '一组|方长根|方小满|长子|',
      '一组|方长根|颜春桃|妻子|',
    ),
  ).toEqual([
    '2 方长根：名册里这个电话是有职务（村委）的 方长庚，表里没有他。是同一个人，请按名册写姓名；不是，请把他也写进表里',
  ])
})

test('where the file says no group everybody known stays in theirs, and new ones are told of', () => {
  const known = roster(
    ['g1', '1', { name: '丁有田' }, { name: '孟春花' }],
    ['g3', '2', { name: '方长庚' }, { name: '方小满' }],
  )
  const numbered = '户号|姓名|与户主关系'
  const { changes, notes } = must(
    planOf(
      known,
      numbered,
      '2|方长庚|户主',
      '2|方小满|',
      '1|丁有田|户主',
      '1|孟春花|',
      '9|龚大河|户主',
    ),
  )
  expect(changes.map((c) => c.kind)).toEqual(['newResident', 'newHousehold'])
  expect(notes.map((n) => n.words)).toEqual(['表里没有写组，1 个新户都记在一组，请加一列“组”'])
  const same = must(planOf(known, '户主|姓名|关系', '方长庚|方长庚|户主', '方长庚|方小满|'))
  expect([same.changes, same.notes]).toEqual([[], []])
})

test('of a birthday the month until which somebody is under 18 is kept, and of an adult not even that', () => {
  const known = roster(
    [
      'g1',
      '1',
      { name: '丁有田', under18Until: 'grown' },
      { name: '丁小满', under18Until: '2030-05' },
    ],
    ['g1', '2', { name: '方长庚' }, { name: '方小禾' }, { name: '方小麦' }],
  )
  const { changes } = must(
    planOf(
      known,
      '组别|户号|户主|姓名|出生年月',
      '一组|1|丁有田|丁有田|1968.05',
      '一组|1|丁有田|丁小满|2012-05-17',
      '一组|2|方长庚|方长庚|1970-03-08',
      '一组|2|方长庚|方小禾|2014-06-30',
      '一组|2|方长庚|方小麦|成年',
    ),
  )
  expect(changes).toEqual([
    { kind: 'resident', id: 'g1-2-方长庚', set: { under18Until: 'grown' } },
    { kind: 'resident', id: 'g1-2-方小禾', set: { under18Until: '2032-06' } },
    { kind: 'resident', id: 'g1-2-方小麦', set: { under18Until: 'grown' } },
  ])
  expect(JSON.stringify(changes)).not.toMatch(/1970|2014/)
})

describe('who has the name of somebody on the roster is another one', () => {
  const heads = '组别|户主|姓名|与户主关系|出生年月'
  const child = roster(['g1', '1', { name: '王军', under18Until: '2030-05' }])
  const adult = roster(['g1', '1', { name: '王军', under18Until: 'grown' }])

  test.each([
    ['a child of another month', child, '2013-05', 1],
    ['a child of that month', child, '2012-05-30', 0],
    ['an adult for a child', child, '成年', 1],
    ['a child for an adult', adult, '2012-05', 1],
    ['an adult for an adult: the roster cannot tell', adult, '1990-05-01', 0],
    ['nobody says how old', adult, '', 0],
  ])('%s', (_, known, birth, news) => {
    const planned = must(planOf(known, heads, `一组|王军|王军|户主|${birth}`))
    expect(planned.newHouseholds).toBe(news)
  })
})

test('what shows only beside the roster is told in the same pass as the rest', () => {
  const file = readRoster(
    [
      sheetOf([
        '组别|户号|姓名|与户主关系|电话',
        '一组|1|丁有田|户主|13800001001',
        '一组|2|方长庚|户主|13800001001',
        '一组|3|龚小河|女儿|',
      ]),
    ],
    { today, villageName: '', groups: [] },
  )
  if (typeof file === 'string') throw new Error(file)
  let ids = 0
  const planned = planImport(file.households, roster(), {
    villageId: 'v',
    villageName: '',
    today,
    newId: () => `new${String(++ids)}`,
    newCode: () => `CODE${String(++ids)}`,
    phoneTitle: '电话',
  })
  expect(file.faults.map((f) => f.line)).toEqual([4])
  expect('faults' in planned && planned.faults.map((f) => f.line)).toEqual([3])
})

describe('others have their turn while a large file', () => {
  const homes = Array.from({ length: 1000 }, (_, i) => i)
  const sheet = sheetOf([
    '组别|户号|姓名|与户主关系|电话',
    ...homes.map((i) => `一组|${String(i + 1)}|王小河|户主|`),
  ])
  const options = { today, villageName: '', groups: ['一组'] } as const
  const file = readRoster([sheet], options)
  if (typeof file === 'string') throw new Error(file)

  /** Into how many steps it falls, and the most ids that one of them draws. */
  const walk = (current: CurrentRoster) => {
    let [ids, most, steps] = [0, 0, 0]
    const newId = () => `new${String(++ids)}`
    const planning = planInSteps(file.households, current, {
      ...{ villageId: 'v', villageName: '', today, phoneTitle: '' },
      ...{ newId, newCode: newId },
    })
    for (let before = 0, done = false; !done; before = ids) {
      done = planning.next().done === true
      steps++
      most = Math.max(most, ids - before)
    }
    return { steps, most }
  }
  const livingThere = (numberOf: (i: number) => string) =>
    roster(...homes.map((i) => ['g1', numberOf(i), { name: '王小河' }] as const))

  test('is read', () => {
    expect([...readInSteps([sheet], options)].length).toBeGreaterThan(20)
  })

  test('is compared with an empty roster', () => {
    const { most } = walk(roster())
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThanOrEqual(400)
  })

  test('is compared with the roster that it became', () => {
    expect(walk(livingThere((i) => String(i + 1))).steps).toBeGreaterThan(30)
  })

  test('is compared with one where everybody could be anybody', () => {
    expect(walk(livingThere((i) => `甲${String(i)}`)).steps).toBeGreaterThan(1000)
  })
})

describe('whatever shape a roster is written in', () => {
  const given = fc.stringMatching(/^[大小春秋冬夏山河田禾木林]{1,2}$/)
  const members = fc.uniqueArray(
    fc.record({ given, relation: fc.constantFrom('妻子', '长子', '长女', '次子', '母亲') }),
    { maxLength: 4, selector: (m) => m.given },
  )
  /** Families of different heads, each with its surname. */
  const village = fc
    .tuple(
      fc.uniqueArray(fc.constantFrom(...Array.from('丁方龚贺蒋路樊颜')), { minLength: 1 }),
      fc.array(members, { minLength: 8, maxLength: 8 }),
    )
    .map(([surnames, all]) =>
      surnames.map((surname, i) => ({
        number: String(i + 1),
        group: i % 2 === 0 ? '一组' : '二组',
        head: `${surname}有财`,
        members: (all[i] ?? []).map((m) => ({
          name: `${surname}${m.given}`,
          relation: m.relation,
        })),
      })),
    )
  type Homes = readonly {
    readonly number: string
    readonly group: string
    readonly head: string
    readonly members: readonly { readonly name: string; readonly relation: string }[]
  }[]

  const shapes: Readonly<Record<string, (homes: Homes) => string[]>> = {
    numbers: (homes) => [
      '组别|户号|姓名|与户主关系',
      ...homes.flatMap(({ group, number, head, members: all }) => [
        `${group}|${number}|${head}|户主`,
        ...all.map((m) => `${group}|${number}|${m.name}|${m.relation}`),
      ]),
    ],
    heads: (homes) => [
      '组别|户主|姓名|与户主关系',
      ...homes.flatMap(({ group, head, members: all }) => [
        `${group}|${head}|${head}|户主`,
        ...all.map((m) => `${group}|${head}|${m.name}|${m.relation}`),
      ]),
    ],
    ditto: (homes) => [
      '组别|户主|姓名（与户主关系）',
      ...homes.flatMap(({ group, head, members: all }) => [
        `${group}|${head}|${head}（户主）`,
        ...all.map((m) => `〃|同上|${m.name}（${m.relation}）`),
      ]),
    ],
    columns: (homes) => [
      `组别|户主姓名|${[1, 2, 3, 4].map((n) => `成员${String(n)}姓名|成员${String(n)}关系`).join('|')}`,
      ...homes.map(({ group, head, members: all }) =>
        [group, head, ...all.flatMap((m) => [m.name, m.relation])].join('|'),
      ),
    ],
    cell: (homes) => [
      '组别|户主姓名|家庭成员',
      ...homes.map(({ group, head, members: all }) =>
        [group, head, all.map((m) => `${m.name}（${m.relation}）`).join('、')].join('|'),
      ),
    ],
  }

  function familiesIn(lines: readonly string[]): string[] {
    const file = readRoster([sheetOf(lines)], { today, villageName: '', groups: [] })
    if (typeof file === 'string' || file.faults.length > 0)
      throw new Error(JSON.stringify(typeof file === 'string' ? file : file.faults))
    return file.households
      .map(({ group, people }) =>
        [group, ...people.map((p) => `${p.name}${p.head ? '*' : p.relation}`).sort()].join(' '),
      )
      .sort()
  }

  const expected = (homes: Homes) =>
    homes
      .map(({ group, head, members: all }) =>
        [group, ...[`${head}*`, ...all.map((m) => `${m.name}${m.relation}`)].sort()].join(' '),
      )
      .sort()

  test.each(Object.entries(shapes))('%s: the same people are read', (_, write) => {
    fc.assert(
      fc.property(village, (homes) => {
        expect(familiesIn(write(homes))).toEqual(expected(homes))
      }),
    )
  })

  test.each(['numbers', 'heads', 'columns'])('%s: the order of rows decides nothing', (shape) => {
    fc.assert(
      fc.property(
        village.chain((homes) => {
          const [title = '', ...rows] = shapes[shape]?.(homes) ?? []
          return fc.tuple(
            fc.constant(homes),
            fc.shuffledSubarray(rows, { minLength: rows.length }).map((all) => [title, ...all]),
          )
        }),
        ([homes, lines]) => {
          expect(familiesIn(lines)).toEqual(expected(homes))
        },
      ),
    )
  })
})
