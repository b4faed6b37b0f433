import type { Cell, Merge, Sheet } from '../../common/table'
import { readRoster, type FileRoster, type ReadRosterOptions } from './read'

const options = { today: '2026-11-24', villageName: '柳溪村', groups: ['一组', '二组'] }

type Line = string | readonly Cell[]

/** Rows as text, `|` between the cells. */
function sheet(name: string, lines: readonly Line[], more: Partial<Sheet> = {}): Sheet {
  const rows = lines.map((line, i) => ({
    line: i + 1,
    cells: typeof line === 'string' ? line.split('|').map((cell) => cell || null) : line,
  }))
  return {
    name,
    cut: false,
    rows: rows.filter((row) => row.cells.some((c) => c !== null)),
    ...more,
  }
}

function readAll(sheets: readonly Sheet[], more: Partial<ReadRosterOptions> = {}): FileRoster {
  const roster = readRoster(sheets, { ...options, ...more })
  if (typeof roster === 'string') throw new Error(roster)
  return roster
}

const read = (...lines: Line[]) => readAll([sheet('名册', lines)])

/** 一组#1 *丁有田 13800001001, 孟春花(妻子) */
const families = ({ households }: FileRoster) =>
  households.map(({ group, number, people, gone }) => {
    const each = people.map((p) =>
      [
        `${p.head ? '*' : ''}${p.name}${p.head || p.relation === '' ? '' : `(${p.relation})`}`,
        p.phone,
        p.birthDay,
      ]
        .filter(Boolean)
        .join(' '),
    )
    const left = gone.map((p) => `†${p.name}`)
    return `${group}${number === '' ? '' : `#${number}`} ${[...each, ...left].join(', ')}`
  })
const faults = (roster: FileRoster) =>
  roster.faults.map((f) => `${f.sheet}${String(f.line)} ${f.name} ${f.column}：${f.reason}`)
const notes = (roster: FileRoster) =>
  roster.notes.map((n) => `${n.sheet}${String(n.line)} ${n.name}：${n.words}`)
const asked = (roster: FileRoster) => roster.columns.filter((c) => c.asked).map((c) => c.title)

const two = ['一组#1 *丁有田 13800001001, 孟春花(妻子) 13800001002', '一组#2 *方长庚 13800001003']

describe('headings', () => {
  test.each<[string, Line[], Merge[]]>([
    [
      'of two lines, merged',
      ['采集表', '组别|户号|家庭成员||', '||姓名|与户主关系|联系电话'],
      [
        { top: 2, bottom: 2, left: 2, right: 4 },
        { top: 2, bottom: 3, left: 0, right: 0 },
      ],
    ],
    ['of two lines in a csv', ['采集表', '组别|户号|家庭成员||', '||姓名|与户主关系|联系电话'], []],
    ['of three lines', ['农户|||成员信息|', '组别|户号|人员|与户主关系|联系', '||姓名||电话'], []],
    [
      'below titles',
      ['柳溪村花名册', '单位：柳溪村|||2026年11月|', '组名|户码|村民姓名|与户主的关系|联系手机'],
      [],
    ],
    [
      'with stars, brackets and colons',
      ['*组别：|户号（必填）|姓 名*|与户主关系【必填】|手机号码(11位)'],
      [],
    ],
  ])('%s', (_, above, merges) => {
    const rows = [
      '一组|1|丁有田|户主|13800001001',
      '一组|1|孟春花|妻子|13800001002',
      '一组|2|方长庚|户主|13800001003',
    ]
    const roster = readAll([sheet('名册', [...above, ...rows], { merges })])
    expect([families(roster), faults(roster), asked(roster)]).toEqual([two, [], []])
  })

  test('a heading over both lines keeps its words', () => {
    const roster = read(
      '编号|住址||人员||',
      '|村民小组|户号|姓名|与户主关系|联系电话',
      '1|一组|1|丁有田|户主|13800001001',
    )
    expect([families(roster), asked(roster)]).toEqual([['一组#1 *丁有田 13800001001'], ['编号']])
  })

  test('of the head and of the members beside each other', () => {
    const roster = read(
      '组别|户主信息|||家庭成员||',
      '|姓名|电话|出生年月|姓名|关系|电话',
      '一组|丁有田|13800001001|1968.05|孟春花|妻子|13800001002',
      '||||丁小禾|长女|',
      '一组|方长庚|13800001003||||',
    )
    expect([families(roster), faults(roster)]).toEqual([
      [
        '一组 *丁有田 13800001001 1968-05, 孟春花(妻子) 13800001002, 丁小禾(长女)',
        '一组 *方长庚 13800001003',
      ],
      [],
    ])
  })

  test.each([
    '电话',
    '手机',
    '手机号',
    '手机号码',
    '联系电话',
    '联系方式',
    '联系号码',
    '户主电话',
    '户主联系电话',
    '户主手机号',
    '手机/电话',
    '电话（手机）',
    '本人手机',
    '本人手机号',
    '联系电话1',
    '电话号码（户主）',
    '移动电话',
    '个人联系方式',
    '家庭电话',
    '常用手机号',
    '联 系 电 话',
    '村民联系电话',
    '固定电话/手机',
    '手机号码（微信同号）',
  ])('%s is the phone', (title) => {
    const roster = read(`组别|户号|姓名|与户主关系|${title}`, '一组|1|丁有田|户主|13800001001')
    expect([families(roster), asked(roster)]).toEqual([['一组#1 *丁有田 13800001001'], []])
  })

  test.each([
    '帮扶人电话',
    '网格员联系电话',
    '包户干部手机号',
    '紧急联系人电话',
    '组长电话',
    '监护人电话',
  ])('%s is nobody’s of the household', (title) => {
    const roster = read(`组别|户号|姓名|与户主关系|${title}`, '一组|1|丁有田|户主|13800001001')
    expect(families(roster)).toEqual(['一组#1 *丁有田'])
  })

  test('of birthdays and identity card numbers do not say back what stands there', () => {
    const roster = read(
      '组别|户号|姓名|与户主关系|出生年月|身份证号',
      '一组|1|丁有田|户主|1968.05|99999919680512001X',
    )
    expect(roster.columns.map(({ as, sample }) => `${String(as)} ${sample}`)).toEqual(
      expect.arrayContaining(['name 丁有田', 'birthDay ', 'idNumber ']),
    )
  })

  test('that nobody knows are asked about, with what stands there; what the clerk says is what they are', () => {
    const lines = [
      '组别|房屋编号（新）|姓名|与户主关系|短号|性别',
      '一组|3-012|丁有田|户主|661234|男',
    ]
    const roster = read(...lines)
    expect(roster.columns.filter((c) => c.asked)).toMatchObject([
      { key: '房屋编号(新)', title: '房屋编号(新)', letter: 'B', as: null, sample: '3-012' },
      { key: '短号', letter: 'E' },
    ])
    expect(roster.columns.find((c) => c.title === '性别')).toMatchObject({ as: null, asked: false })
    const chosen = new Map([
      ['房屋编号(新)', 'number'],
      ['短号', 'none'],
    ] as const)
    const said = readAll([sheet('名册', lines)], { chosen })
    expect([families(said), asked(said)]).toEqual([['一组#3-012 *丁有田'], []])
    expect(said.columns.find((c) => c.title === '房屋编号(新)')).toMatchObject({
      as: 'number',
      chosen: true,
    })
  })

  test('a column without a heading is asked about where something stands in it', () => {
    const roster = read('组别|户号|姓名|与户主关系||', '一组|1|丁有田|户主|13800001001|')
    expect(roster.columns.filter((c) => c.asked)).toMatchObject([
      { title: '', letter: 'E', key: '#4', sample: '138 开头，11 位' },
    ])
  })

  test('of an identity card number or a phone no more than its kind is shown', () => {
    const roster = read(
      '户号|姓名|与户主关系|身份证号|号码',
      '1|丁有田|户主|999999196805120014|13800001001',
    )
    expect(JSON.stringify(roster.columns)).not.toMatch(/\d{4}/)
  })

  test('that come again with other columns count from there on', () => {
    const roster = read(
      '组别|户号|姓名|与户主关系',
      '一组|1|丁有田|户主',
      '姓名|与户主关系|户号|组别',
      '方长庚|户主|2|一组',
    )
    expect(families(roster)).toEqual(['一组#1 *丁有田', '一组#2 *方长庚'])
  })
})

describe('sheets', () => {
  const heads = '组别|户号|姓名|与户主关系|联系电话'
  const states = (roster: FileRoster) =>
    roster.sheets.map((s) => `${s.name} ${s.state} ${String(s.people)}`)

  test('of one group each are all read, by their names where they have no column of groups', () => {
    const roster = readAll([
      sheet('一组', ['户号|姓名|与户主关系', '1|丁有田|户主']),
      sheet('第二村民小组', ['户号|姓名|与户主关系', '1|方长庚|户主']),
      sheet('Sheet3', [
        '柳溪村三组花名册',
        '户号|姓名|与户主关系',
        '1|龚小河|户主',
        '|龚小雨|长女',
      ]),
    ])
    expect(families(roster)).toEqual([
      '一组#1 *丁有田',
      '二组#1 *方长庚',
      '三组#1 *龚小河, 龚小雨(长女)',
    ])
  })

  test('a summary, notes, empty and hidden ones are named and not read, wherever they stand', () => {
    const roster = readAll([
      sheet('汇总', [
        '各户汇总',
        '序号|组别|户主姓名|人口数',
        '1|一组|丁有田|1',
        '2|一组|方长庚|1',
        '||合计|2',
      ]),
      sheet('填表说明', ['一、怎么填', '二、什么时候交']),
      sheet('空表', []),
      sheet('明细', [heads, '一组|1|丁有田|户主|', '一组|2|方长庚|户主|']),
      sheet('旧', [], { hidden: true }),
    ])
    expect(families(roster)).toHaveLength(2)
    expect(states(roster)).toEqual([
      '汇总 summary 2',
      '填表说明 other 0',
      '空表 empty 0',
      '明细 read 2',
      '旧 hidden 0',
    ])
  })

  test('whom only the summary knows is named', () => {
    const roster = readAll([
      sheet('汇总', ['组别|户主姓名|人口数', '一组|丁有田|1', '一组|方长庚|1', '一组|龚小河|1']),
      sheet('明细', [heads, '一组|1|丁有田|户主|', '一组|2|方长庚|户主|']),
    ])
    expect(notes(roster)).toEqual(['汇总4 龚小河：只在这张里有，读的那张里没有，没有导入'])
  })

  test('the same people once more are a copy; the clerk chooses which is read', () => {
    const books = [
      sheet('名册', [heads, '一组|1|丁有田|户主|', '一组|2|方长庚|户主|']),
      sheet('名册 (2)', [heads, '一组|1|丁有田|户主|13800001001', '一组|2|方长庚|户主|']),
    ]
    expect(states(readAll(books))).toEqual(['名册 read 2', '名册 (2) copy 2'])
    const chosen = readAll(books, { only: ['名册 (2)'] })
    expect([states(chosen), families(chosen)[0]]).toEqual([
      ['名册 left 0', '名册 (2) read 2'],
      '一组#1 *丁有田 13800001001',
    ])
  })

  test('of last year’s and this year’s roster the later one is read', () => {
    const heads = '户号|姓名|与户主关系'
    const [old, now] = [
      sheet('2024年', [heads, '1|丁老爹|户主', '1|丁有田|长子', '1|孟春花|儿媳']),
      sheet('2025年', [heads, '1|丁有田|户主', '1|孟春花|妻子']),
    ]
    for (const sheets of [
      [old, now],
      [now, old],
    ])
      expect(families(readAll(sheets))).toEqual(['#1 *丁有田, 孟春花(妻子)'])
    const backup = readAll([
      { ...old, name: '备份' },
      { ...now, name: '花名册' },
    ])
    expect(families(backup)).toEqual(['#1 *丁有田, 孟春花(妻子)'])
  })

  describe('tables beside each other on a page are all read', () => {
    test.each<[string, Line[]]>([
      [
        'with a gap',
        ['序号|户主|电话||序号|户主|电话', '1|丁有田|13800001001||2|方长庚|13800001003'],
      ],
      [
        'without one',
        ['序号|户主|电话|序号|户主|电话', '1|丁有田|13800001001|2|方长庚|13800001003'],
      ],
      [
        'under titles, the second one shorter',
        [
          '柳溪村名册',
          '户号|姓名|与户主关系|电话||户号|姓名|与户主关系|电话',
          '1|丁有田|户主|13800001001||2|方长庚|户主|13800001003',
          '1|孟春花|妻子|||||',
        ],
      ],
    ])('%s', (_, lines) => {
      const roster = read(...lines)
      expect(roster.households.map((h) => h.people[0]?.name)).toEqual(['丁有田', '方长庚'])
      expect(roster.households[1]?.people[0]?.phone).toBe('13800001003')
      expect([faults(roster), asked(roster), roster.skipped]).toEqual([[], [], []])
    })

    test('members side by side are none', () => {
      const roster = read('户主|姓名|关系|姓名|关系', '丁有田|孟春花|妻子|丁小禾|长女')
      expect(families(roster)).toEqual([' *丁有田, 孟春花(妻子), 丁小禾(长女)'])
    })
  })

  test('faults and notes of several sheets say in which', () => {
    const roster = readAll([
      sheet('一组', [heads, '一组|1|丁有田|户主|138']),
      sheet('二组', [heads, '二组|1|方长庚|户主|13800001003/13800001004']),
    ])
    expect(roster.faults).toMatchObject([
      { sheet: '一组', line: 2, name: '丁有田', column: '联系电话' },
    ])
    expect(roster.notes).toMatchObject([{ sheet: '二组', line: 2, name: '方长庚' }])
  })

  test('one identity card number in two sheets is a fault', () => {
    const id = '999999196805120014'
    const roster = readAll([
      sheet('一组', ['户号|姓名|与户主关系|身份证号', `1|丁有田|户主|${id}`]),
      sheet('二组', ['户号|姓名|与户主关系|身份证号', `1|方长庚|户主|${id}`]),
    ])
    expect(faults(roster)).toEqual(['二组2  身份证号：和“一组”第 2 行是同一个身份证号'])
  })
})

describe('who belongs to whom', () => {
  const family = '一组 *丁有田 13800001001, 孟春花(妻子), 丁小禾(长女)'

  test.each<[string, Line[]]>([
    [
      'in columns',
      [
        '组别|户主姓名|联系电话|成员1姓名|成员1关系|成员2姓名|成员2关系',
        '一组|丁有田|13800001001|孟春花|妻子|丁小禾|长女',
      ],
    ],
    [
      'in columns numbered behind',
      ['组别|户主|电话|姓名1|关系1|姓名2|关系2', '一组|丁有田|13800001001|孟春花|妻子|丁小禾|长女'],
    ],
    [
      'in columns that repeat',
      ['组别|户主姓名|电话|姓名|关系|姓名|关系', '一组|丁有田|13800001001|孟春花|妻子|丁小禾|长女'],
    ],
    [
      'in columns below numbered headings',
      [
        '组别|户主||成员1||成员2|',
        '|姓名|电话|姓名|关系|姓名|关系',
        '一组|丁有田|13800001001|孟春花|妻子|丁小禾|长女',
      ],
    ],
    [
      'in columns numbered, each with a relation that is not, and the head’s phone behind',
      ['组别|户主|成员1|关系|成员2|关系|电话', '一组|丁有田|孟春花|妻子|丁小禾|长女|13800001001'],
    ],
    [
      'in columns below the head’s, where no merge says so',
      [
        '户主信息|||家庭成员|',
        '组别|姓名|电话|姓名|关系',
        '一组|丁有田|13800001001|孟春花|妻子',
        '一组|||丁小禾|长女',
      ],
    ],
    [
      'with a heading of names and relations over two columns',
      [
        '组别|姓名及与户主关系||电话',
        '一组|丁有田|户主|13800001001',
        '一组|孟春花|妻子|',
        '一组|丁小禾|长女|',
      ],
    ],
    [
      'in columns called by kinship',
      ['组别|户主姓名|联系电话|妻子姓名|长女', '一组|丁有田|13800001001|孟春花|丁小禾'],
    ],
    [
      'in one cell beside the head',
      ['组别|户主姓名|联系电话|家庭成员', '一组|丁有田|13800001001|孟春花（妻子）、丁小禾（长女）'],
    ],
    [
      'in one cell with the relation before',
      ['组别|户主姓名|联系电话|家庭成员', '一组|丁有田|13800001001|妻子：孟春花；长女：丁小禾'],
    ],
    [
      'in one cell, relations in another',
      [
        '组别|户主姓名|姓名|与户主关系|联系电话',
        '一组|丁有田|丁有田|户主|13800001001',
        '||孟春花 丁小禾|妻子、长女|',
      ],
    ],
    [
      'with a head of no row of his own',
      [
        '组别|户主姓名|家庭成员姓名|与户主关系|联系电话',
        '一组|丁有田|孟春花|妻子|13800001001',
        '||丁小禾|长女|',
      ],
    ],
    [
      'with a head whose row names no member',
      [
        '组别|户主姓名|家庭成员姓名|与户主关系|联系电话',
        '一组|丁有田||本人|13800001001',
        '||孟春花|妻子|',
        '||丁小禾|长女|',
      ],
    ],
    [
      'with the relation in brackets',
      [
        '组别|姓名（与户主关系）|电话',
        '一组|丁有田（户主）|13800001001',
        '|孟春花（妻子）|',
        '|丁小禾（长女）|',
      ],
    ],
    [
      'with ditto marks',
      [
        '组别|户主|姓名|关系|电话',
        '一组|丁有田|丁有田|户主|13800001001',
        '〃|〃|孟春花|妻子|',
        '同上|"|丁小禾|长女|',
      ],
    ],
  ])('%s', (_, lines) => {
    const roster = read(...lines)
    expect([families(roster), faults(roster)]).toEqual([[family], []])
  })

  test('a merged heading of names and relations, also where no merge says so', () => {
    const lines = [
      '户编号|户主（与户主关系）||合计人数',
      '0001|丁有田|户主|2',
      '|孟春花|配偶|',
      '0002|方长庚|户主|1',
    ]
    const merges = [{ top: 1, bottom: 1, left: 1, right: 2 }]
    for (const more of [{}, { merges }]) {
      const roster = readAll([sheet('名册', lines, more)])
      expect([families(roster), asked(roster)]).toEqual([
        ['#0001 *丁有田, 孟春花(配偶)', '#0002 *方长庚'],
        [],
      ])
    }
  })

  test('what is merged over rows holds for each of them, whatever stands between', () => {
    const roster = readAll([
      sheet(
        '名册',
        [
          '组别|户主|姓名|关系',
          '一组|丁有田|丁有田|户主',
          '||孟春花|妻子',
          '二组|方长庚|方小满|长子',
          '||方长庚|户主',
        ],
        {
          merges: [
            { top: 2, bottom: 3, left: 1, right: 1 },
            { top: 4, bottom: 5, left: 0, right: 0 },
            { top: 4, bottom: 5, left: 1, right: 1 },
          ],
        },
      ),
    ])
    expect(families(roster)).toEqual(['一组 *丁有田, 孟春花(妻子)', '二组 方小满(长子), *方长庚'])
  })

  test('also where its first row is no row of people', () => {
    const lines = ['组别|户号|姓名|关系', '二组||共2户|', '|1|丁有田|户主', '|2|方长庚|户主']
    const merges = [{ top: 2, bottom: 4, left: 0, right: 0 }]
    const roster = readAll([sheet('名册', lines, { merges })])
    expect([families(roster), faults(roster)]).toEqual([['二组#1 *丁有田', '二组#2 *方长庚'], []])
  })

  test('heads that stand in their own column alone are counted', () => {
    const roster = read(
      '户主|成员|关系',
      '丁有田|孟春花|妻子',
      '丁有田|丁小禾|长女',
      '方长庚|方小满|长子',
    )
    expect([roster.people, roster.sheets[0]?.people]).toEqual([5, 5])
  })

  test('the phone of the head in every row is the head’s alone', () => {
    const roster = read(
      '组别|户号|姓名|与户主关系|户主联系电话',
      '一组|1|孟春花|妻子|13800001001',
      '一组|1|丁有田|户主|13800001001',
    )
    expect(families(roster)).toEqual(['一组#1 孟春花(妻子), *丁有田 13800001001'])
    const other = read(
      '组别|户号|姓名|与户主关系|户主联系电话',
      '一组|1|孟春花|妻子|13800001009',
      '一组|1|丁有田|户主|13800001001',
    )
    expect(faults(other)).toEqual([
      '3 丁有田 户主联系电话：和第 2 行写的户主电话不一样，请改成一个',
    ])
  })

  test('a column of heads that says another than the relations is a fault', () => {
    const roster = read('户号|户主|姓名|与户主关系', '1|丁有田|丁大田|户主', '1|丁有田|孟春花|妻子')
    expect(faults(roster)).toEqual([
      '2 丁大田 与户主关系：“户主”写的是 丁有田，这里又写 丁大田 是户主，请改一处',
    ])
  })

  test('numbers of relations and names that do not come out even are a fault, and so are two names in one cell', () => {
    const roster = read(
      '户号|姓名|与户主关系',
      '1|丁有田|户主',
      '1|孟春花、丁小禾|妻子',
      '1|方小满 方小雨|长子',
    )
    expect(faults(roster)).toEqual([
      '3  姓名：这一格写了 2 个人，关系写了 1 个，请一行写一个人',
      '4  姓名：像是写了两个人，请一行写一个人',
    ])
  })

  describe('where nothing but the order tells', () => {
    const heads = '组别|姓名|与户主关系'
    test('a father before his son, the head, is the son’s; a wife of a second head too', () => {
      const roster = read(
        heads,
        '一组|丁有田|户主',
        '一组|孟春花|妻子',
        '一组|方老爹|父亲',
        '一组|方长庚|户主',
        '一组|方小满|长子',
        '一组|田秀|妻子',
        '一组|邹桂香|妻子',
        '一组|龚小河|户主',
      )
      expect([families(roster), faults(roster)]).toEqual([
        [
          '一组 *丁有田, 孟春花(妻子)',
          '一组 方老爹(父亲), *方长庚, 方小满(长子), 田秀(妻子)',
          '一组 邹桂香(妻子), *龚小河',
        ],
        [],
      ])
      expect(notes(roster)).toEqual([
        '4 方老爹：写在户主前面，算在下面的 方长庚 家',
        '8 邹桂香：写在户主前面，算在下面的 龚小河 家',
      ])
    })

    test('whoever could be of either is a fault', () => {
      const roster = read(
        heads,
        '一组|丁有田|户主',
        '一组|邹桂香|母亲',
        '一组|方老爹|父亲',
        '一组|方长庚|户主',
      )
      expect(faults(roster)).toEqual([
        '3 邹桂香 姓名：分不清是 丁有田 家的还是 方长庚 家的，请加一列“户主”或“户号”',
      ])
    })

    test('a mother below the last child, where others stood before their heads', () => {
      const roster = read(
        '姓名|与户主关系',
        '丁老爹|父亲',
        '丁有田|户主',
        '孟春花|妻子',
        '何老太|母亲',
        '方长庚|户主',
      )
      expect(faults(roster)).toEqual([
        '5 何老太 姓名：分不清是 丁有田 家的还是 方长庚 家的，请加一列“户主”或“户号”',
      ])
    })

    test('a second wife is the next one’s, also where the first stood before her husband', () => {
      const roster = read(
        '姓名|与户主关系',
        '孟春花|妻子',
        '丁有田|户主',
        '颜春桃|妻子',
        '方长庚|户主',
      )
      expect(families(roster)).toEqual([' 孟春花(妻子), *丁有田', ' 颜春桃(妻子), *方长庚'])
    })

    test('a daughter of another name stays with the head above', () => {
      const roster = read(heads, '一组|颜春桃|户主', '一组|樊小麦|长女', '一组|丁有田|户主')
      expect(families(roster)).toEqual(['一组 *颜春桃, 樊小麦(长女)', '一组 *丁有田'])
    })
  })

  describe('two heads of one name', () => {
    test('in a list of heads are two households, and how to tell them apart is said', () => {
      const roster = read(
        '组别|户主姓名|联系电话',
        '一组|王军|13800001001',
        '一组|王军|13800001003',
      )
      expect(families(roster)).toEqual(['一组 *王军 13800001001', '一组 *王军 13800001003'])
      expect(notes(roster)).toEqual([
        '3 王军：和第 2 行的户主同名，按两户记；要分得清，请加一列“户号”',
      ])
    })

    test('with their members below each are two households', () => {
      const roster = read(
        '组别|户主|姓名|关系|电话',
        '一组|王军|王军|户主|13800001001',
        '一组|王军|李芳|妻子|',
        '一组|王军|王军|户主|13800001003',
        '一组|王军|赵兰|妻子|',
      )
      expect([families(roster), faults(roster)]).toEqual([
        ['一组 *王军 13800001001, 李芳(妻子)', '一组 *王军 13800001003, 赵兰(妻子)'],
        [],
      ])
    })

    test('whose members stand elsewhere, or who are one written twice, are a fault', () => {
      const mixed = read(
        '组别|户主|姓名|关系|电话',
        '一组|王军|王军|户主|13800001001',
        '一组|丁有田|丁有田|户主|',
        '一组|王军|李芳|妻子|',
        '一组|王军|王军|户主|13800001003',
      )
      expect(faults(mixed)[0]).toBe(
        '5 王军 户主：和第 2 行的户主同名，分不清成员是谁家的，请加一列“户号”',
      )
      const twice = read('组别|户主姓名|联系电话', '一组|王军|13800001001', '一组|王军|13800001001')
      expect(faults(twice)[0]).toContain('看不出是不是一个人')
    })

    test('of two groups are two households', () => {
      const roster = read('组别|户主姓名', '一组|王军', '二组|王军')
      expect([families(roster), notes(roster)]).toEqual([['一组 *王军', '二组 *王军'], []])
    })
  })
})

describe('rows', () => {
  test('of which group they are, a line between them may say', () => {
    const roster = read(
      '户号|姓名|与户主关系',
      '一组（共 1 户）',
      '1|丁有田|户主',
      '柳溪村二组',
      '1|方长庚|户主',
    )
    expect(families(roster)).toEqual(['一组#1 *丁有田', '二组#1 *方长庚'])
    expect(roster.skipped.map((s) => s.words)).toEqual(['一组(共 1 户)', '柳溪村二组'])
  })

  test('of sums by group are no people, wherever the sum stands', () => {
    const roster = read(
      '组|户号|姓名|与户主关系',
      '一组|1|丁有田|户主',
      '一组小计||1户1人|',
      '二组|1|方长庚|户主',
      '第二村民小组合计||1户1人|',
    )
    expect(families(roster)).toEqual(['一组#1 *丁有田', '二组#1 *方长庚'])
    expect([faults(roster), roster.skipped.length]).toEqual([[], 2])
  })

  test('a column of groups in which nothing stands leaves it to the sheet’s name', () => {
    const roster = readAll([sheet('三组', ['组|户号|姓名|与户主关系', '|1|丁有田|户主'])])
    expect([families(roster), faults(roster)]).toEqual([['三组#1 *丁有田'], []])
  })

  test('a 3-5 that became a date is one, also where others were seen to become dates', () => {
    const roster = read(
      '组|户号|姓名|与户主关系',
      '一组|3-4|丁有田|户主',
      ['一组', 46_086, '方长庚', '户主'],
      ['一组', { serial: 46_087, shows: 'monthDay' }, '樊石头', '户主'],
    )
    expect(families(roster)).toEqual(['一组#3-4 *丁有田', '一组#3-5 *方长庚', '一组#3-6 *樊石头'])
    expect(notes(roster)).toHaveLength(2)
  })

  test('第十三户 and 13 are one house', () => {
    const roster = read(
      '组|户号|姓名|与户主关系',
      '一组|第十三户|丁有田|户主',
      '一组|13|孟春花|妻子',
    )
    expect(families(roster)).toEqual(['一组#十三 *丁有田, 孟春花(妻子)'])
  })

  test('that are no people are named and not read', () => {
    const roster = read(
      '户号|姓名|与户主关系|电话',
      '1|2|3|4',
      '例|李四（例）|户主|',
      '1|丁有田|户主|',
      '|合计：1 户 1 人||',
      '|以下空白||',
      '填表人：李四|||13800002046',
      '|第1页 共1页||',
    )
    expect([families(roster), faults(roster)]).toEqual([['#1 *丁有田'], []])
    expect(roster.skipped.map((s) => `${String(s.line)} ${s.words}`)).toEqual([
      '2 1 2 3 4',
      '3 例 李四(例) 户主',
      '5 合计:1 户 1 人',
      '6 以下空白',
      '7 填表人:李四 …',
      '8 第1页 共1页',
    ])
  })

  test.each(['1户|2人', '2个组|3人|户'])(
    'of a sum %s are none, whatever column it is in',
    (sum) => {
      const roster = read('组|户号|姓名|与户主关系', '一组|1|丁有田|户主', `合计|${sum}|`)
      expect([families(roster), faults(roster)]).toEqual([['一组#1 *丁有田'], []])
    },
  )

  test('a line between them is named; one that speaks of the dead stops, since no column says who they are', () => {
    const roster = read(
      '户号|姓名|与户主关系',
      '1|丁有田|户主',
      '柳溪村花名册（续）',
      '2|方长庚|户主',
      '以下为已故人员',
      '1|丁老爹|父亲',
    )
    expect(faults(roster)).toEqual([
      '5  ：下面像是已故或迁出的人，请在“状态”一列给每人写上，再删掉这一行；不是的，删掉这一行',
    ])
    expect(roster.skipped.map((s) => s.words)).toEqual(['柳溪村花名册(续)', '以下为已故人员'])
  })

  test('of a column of days as numbers, 19058 is one too', () => {
    const born = (...cells: Cell[]) =>
      read(
        '户号|姓名|与户主关系|出生日期',
        ...cells.map((c, i) => [String(i + 1), '丁有田', '户主', c]),
      )
    expect(families(born(23806, 19058))).toEqual(['#1 *丁有田 1965-03-05', '#2 *丁有田 1952-03-05'])
    expect(faults(born(19058))).toHaveLength(1)
  })

  test('a head’s name that is none is a fault, also where only the head’s column has it', () => {
    const roster = read('户主|姓名|关系', '丁有田1|孟春花|妻子')
    expect(faults(roster)).toEqual(['2  户主：姓名里有文字以外的符号，请只写姓名'])
  })

  test('a member without a name is not called by the head’s', () => {
    const roster = read('户主|姓名|关系', '丁有田|丁有田|户主', '丁有田||长子')
    expect(faults(roster)).toEqual(['3  姓名：没有写姓名'])
  })

  test.each<[string, string, string[]]>([
    ['人员状态', '已故', ['#1 *丁有田, †丁老爹']],
    ['状态', '2019年去世', ['#1 *丁有田, †丁老爹']],
    ['变动情况', '外嫁迁出', ['#1 *丁有田, †丁老爹']],
    ['是否死亡', '是', ['#1 *丁有田, †丁老爹']],
    ['是否死亡', '否', ['#1 *丁有田, 丁老爹(父亲)']],
    ['是否健在', '否', ['#1 *丁有田, †丁老爹']],
    ['迁出日期', '2020-05-01', ['#1 *丁有田, †丁老爹']],
    ['备注', '已故', ['#1 *丁有田, †丁老爹']],
    ['备注', '低保', ['#1 *丁有田, 丁老爹(父亲)']],
    ['人员状态', '外出务工', ['#1 *丁有田, 丁老爹(父亲)']],
  ])('%s: %s', (title, said, expected) => {
    const roster = read(`户号|姓名|与户主关系|${title}`, '1|丁有田|户主|', `1|丁老爹|父亲|${said}`)
    expect([families(roster), faults(roster), notes(roster)]).toEqual([expected, [], []])
  })

  test('what may be a death or a move is named, and nobody is left out for it', () => {
    const roster = read('户号|姓名|与户主关系|备注', '1|丁有田|户主|其父已故', '1|丁大妹|妹妹|外嫁')
    expect(families(roster)).toEqual(['#1 *丁有田, 丁大妹(妹妹)'])
    expect(notes(roster)).toEqual([
      '2 丁有田：备注写的是“其父已故”，没有当作已故或迁出',
      '3 丁大妹：备注写的是“外嫁”，没有当作已故或迁出',
    ])
  })

  test('a row whose cells are words of headings is one of people all the same', () => {
    const roster = read(
      '户号|姓名|与户主关系|状态|备注',
      '1|丁有田|户主||',
      '2|方长庚|户主|死亡|联系电话',
    )
    expect(families(roster)).toEqual(['#1 *丁有田', '#2 †方长庚'])
  })

  test('a head who died asks who is the head now', () => {
    const roster = read('户号|姓名|与户主关系|状态', '1|丁有田|户主|已故', '1|孟春花|妻子|')
    expect(faults(roster)).toEqual(['2 丁有田 与户主关系：户主已故或迁出，请写明现在谁是户主'])
  })

  test('a month beside an identity card number becomes the day, and the number goes nowhere', () => {
    const roster = read(
      '户号|姓名|与户主关系|出生年月|身份证号',
      '1|丁有田|户主|1968.05|999999196805120014',
      ['2', '方长庚', '户主', 1968.1, '999999196810010020'],
      '3|龚小河|户主|六八年|999999194503080046',
      '4|贺三春|户主|1950.01|999999194503080046',
    )
    expect(families(roster)).toEqual([
      '#1 *丁有田 1968-05-12',
      '#2 *方长庚 1968-10-01',
      '#3 *龚小河 1945-03-08',
      '#4 *贺三春 1950-01',
    ])
    expect(JSON.stringify(roster)).not.toMatch(/999999/)
  })

  test('46086 among 3-4 and 3-6 is 3-5; among 1 and 2 nobody knows', () => {
    const parts = read(
      '户号|姓名|与户主关系',
      '3-4|丁有田|户主',
      [46086, '方长庚', '户主'],
      '3-6|龚小河|户主',
    )
    expect(families(parts)[1]).toBe('#3-5 *方长庚')
    const short = read(
      '户号|姓名|与户主关系',
      '1|丁有田|户主',
      [46086, '方长庚', '户主'],
      '2|龚小河|户主',
    )
    expect(faults(short)[0]).toContain('像是户号被表格变成了日期')
    const codes = read('户号|姓名|与户主关系', '46085|丁有田|户主', [46086, '方长庚', '户主'])
    expect(families(codes)).toEqual(['#46085 *丁有田', '#46086 *方长庚'])
  })
})

describe('members in one cell', () => {
  const withMembers = (cell: string) =>
    read('组别|户主姓名|联系电话|家庭成员', `一组|丁有田|13800001001|${cell}`)

  test.each([
    '李花(妻)王小(子)',
    '李花(妻) 王小(子)',
    '李花 妻 王小 子',
    '李花、妻、王小、子',
    '李花-妻，王小-子',
    '妻李花，子王小',
  ])('are read as whoever wrote %s meant', (cell) => {
    const roster = withMembers(cell)
    expect(faults(roster)).toEqual([])
    expect(families(roster)).toEqual(['一组 *丁有田 13800001001, 李花(妻), 王小(子)'])
  })

  test.each(['无', '没有', '—', '独居'])('are none where it says %s', (cell) => {
    const roster = withMembers(cell)
    expect(faults(roster)).toEqual([])
    expect(families(roster)).toEqual(['一组 *丁有田 13800001001'])
  })

  test('of whom nothing says who they are are a fault, also where it is the only row', () => {
    expect(faults(withMembers('李花(妻)王小'))).toEqual([
      '2  家庭成员：这一格写了 2 个人，没有写关系，请一行写一个人',
    ])
  })
})

test('who was the head and is no more is followed by whom the file says is', () => {
  for (const [name, relation] of [
    ['丁有田(已故)', '户主'],
    ['丁有田', '户主（已故）'],
  ] as const) {
    const roster = read(
      '组别|户号|姓名|与户主关系',
      `一组|1|${name}|${relation}`,
      '一组|1|孟春花|户主',
    )
    expect(faults(roster)).toEqual([])
    expect(families(roster)).toEqual(['一组#1 *孟春花, †丁有田'])
  }
})

test('①组, ㈠组, Ⅰ组, 壹组 and 一組 are 一组', () => {
  for (const group of ['①组', '㈠组', 'Ⅰ组', '壹组', '一組']) {
    const roster = read('组别|户号|姓名|与户主关系', `${group}|1|丁有田|户主`)
    expect(families(roster)).toEqual(['一组#1 *丁有田'])
  }
})

test.each(['1952·3', '1952。3', '1952，03', '1952年3月生', '1952.3出生'])(
  'a birthday written %s is March of 1952',
  (birth) => {
    const roster = read('组别|户号|姓名|与户主关系|出生年月', `一组|1|丁有田|户主|${birth}`)
    expect(faults(roster)).toEqual([])
    expect(families(roster)).toEqual(['一组#1 *丁有田 1952-03'])
  },
)

test('a house number that became a date is told once', () => {
  const roster = read('组别|户号|姓名|与户主关系', '一组|2026-03-05|丁有田|户主')
  expect(faults(roster)).toHaveLength(1)
})
