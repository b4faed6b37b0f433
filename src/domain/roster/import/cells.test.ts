import fc from 'fast-check'
import type { Cell } from '../../common/table'
import { birthDayInIdNumber, birthOf, idNumberOf } from './birth'
import * as cells from './cells'
import { groupKeys, groupOf, isGroupName } from './groups'
import { numeralIn } from './numerals'
import { couldBeTwo, peopleIn } from './people-in-cell'
import { isDitto, plain } from './text'

const today = '2026-11-24'
const valueOf = (read: cells.Read<unknown>) =>
  'reason' in read
    ? `✗ ${read.reason}`
    : read.note === undefined
      ? read.value
      : `${String(read.value)} ${read.note}`

test.each([
  ['张 三', '张三'],
  ['　欧阳　修　', '欧阳修'],
  ['阿依古丽•买买提', '阿依古丽·买买提'],
  ['阿依古丽．买买提', '阿依古丽·买买提'],
  ['阿依古丽・买买提', '阿依古丽·买买提'],
  ['张\u200b三\ufeff', '张三'],
  ['𬱟大山', '𬱟大山'],
  ['Maria', 'Maria'],
  ['张三（已故）', '✗ 姓名里有文字以外的符号，请只写姓名'],
  ['张三😀', '✗ 姓名里有文字以外的符号，请只写姓名'],
  ['张', '✗ 姓名只有一个字，请写全名'],
  ['⽅⼤⼭', '方大山'],
  ['⻢⻓河', '马长河'],
  ['六⽇', '六日'],
  ['﨑山', '﨑山'],
  ["'张三", '张三'],
  [
    '王',
    '✗ 姓名里有一个字是自造的，别的机器和纸上都显示不出来，应该是“䶮”，请用输入法重新打这个字；打不出来的，写同音字',
  ],
  [
    '王',
    '✗ 姓名里有一个字是自造的，别的机器和纸上都显示不出来，请用输入法重新打这个字；打不出来的，写同音字',
  ],
  ['王⺌', '✗ 姓名里有偏旁，不是字，请用输入法重新打这个姓名'],
  ['王䶮', '王䶮'],
  ['未取名', '✗ 不是姓名，请写姓名，没有人的整行删掉'],
  ['待定', '✗ 不是姓名，请写姓名，没有人的整行删掉'],
  ['张'.repeat(1000), '✗ 姓名太长（1000 个字），请写短一些'],
])('the name %s is %s', (text, name) => {
  expect(valueOf(cells.nameOf(text))).toBe(name)
})

test.each<[Cell, unknown]>([
  ['１３８ ００００ ２０４６', '13800002046'],
  [13800002046, '13800002046'],
  ['+86 138-0000-2046', '13800002046'],
  ['8613800002046', '13800002046'],
  ['0312-5551234', '03125551234'],
  ["'13800002046", '13800002046'],
  ['="13800002046"', '13800002046'],
  ['13800002046.0', '13800002046'],
  ['13800002046.', '13800002046'],
  ['138.0000.2046', '✗ 不是电话号码，请核对'],
  ['138 0000 2046', '13800002046'],
  ['86-13800002046', '13800002046'],
  ['(0312)5551234', '03125551234'],
  ['12345678901', '✗ 手机号没有 12 开头的，请核对'],
  ['138000020467', '✗ 手机号是 12 位，应该是 11 位，请核对'],
  ['无', ''],
  ['', null],
  ['1380000204', '✗ 手机号是 10 位，应该是 11 位，请核对'],
  ['1.38E+10', '✗ 号码被写成了科学计数，请把这一列设成“文本”再填'],
  ['13800002046/13900002046', '13800002046 写了几个号码，记的是第一个'],
  ['13800002046、13900002046', '13800002046 写了几个号码，记的是第一个'],
  ['13800002046 13900002046', '13800002046 写了几个号码，记的是第一个'],
  ['1380000204613900002046', '13800002046 写了几个号码，记的是第一个'],
  ['13800002046\n0312-5551234', '13800002046 写了几个号码，记的是第一个'],
  ['013800002046', '13800002046'],
  ['086-13800002046', '13800002046'],
  ['0571-8888123', '05718888123'],
  ['0138000020', '✗ 不是电话号码，请核对'],
  ['13800002046，', '13800002046'],
  ['电话：13800002046', '13800002046'],
  ['13800002046 短号 61234', '13800002046 只记了号码，“短号61234”没有记'],
  ['不详', null],
  ['0', null],
  ['13800002046（儿子）', '13800002046 只记了号码，“儿子”没有记'],
  ['儿子13800002046', '13800002046 只记了号码，“儿子”没有记'],
  ['13800002046/1390000204', '✗ 不是电话号码，请核对'],
  ['问他儿子', '✗ 不是电话号码，请核对'],
])('the phone %s is %s', (text, phone) => {
  expect(valueOf(cells.phoneOf(text))).toBe(phone)
})

const midnight = 23806
const days = (serial: number, shows: 'day' | 'month' | 'monthDay' = 'day'): Cell => ({
  serial,
  shows,
})

test.each<[Cell, unknown]>([
  [midnight, '1965-03-05'],
  [midnight + 0.5, '1965-03-05'],
  [19650305, '1965-03-05'],
  ['1965/3/5', '1965-03-05'],
  ['1965-3-5', '1965-03-05'],
  ['1965.3.5', '1965-03-05'],
  ['1965.03.05。', '1965-03-05'],
  ['1965年3月5日', '1965-03-05'],
  ['１９６５年３月５日', '1965-03-05'],
  ['一九六五年三月五日', '1965-03-05'],
  ['一九六八年十二月', '1968-12'],
  ['19650305', '1965-03-05'],
  ['1965-03-05T00:00:00.000', '1965-03-05'],
  ['1965-03-05 00:00:00', '1965-03-05'],
  ['1965/3/1 10:00', '1965-03-01'],
  ['1965/3/1 1:00:00', '1965-03-01'],
  ['1965-3-11 0:00', '1965-03-11'],
  ['1965年3月5日 上午8:30', '1965-03-05'],
  ['1965年3月5日8时', '1965-03-05'],
  ['', null],
  ['1968.5', '1968-05'],
  ['1968.05', '1968-05'],
  ['1968-5', '1968-05'],
  ['1968/05', '1968-05'],
  ['1965年3月', '1965-03'],
  ['1965年3月份', '1965-03'],
  ['196805', '1968-05'],
  [196805, '1968-05'],
  [1968.05, '1968-05'],
  [1968.5, '1968-05'],
  [1968.12, '1968-12'],
  [1968.1, '✗ 分不清是 1 月还是 10 月，请写成 1968-01 或 1968-10'],
  ['1968.10', '1968-10'],
  ['五二年三月', '1952-03'],
  ['52年3月5日', '1952-03-05'],
  ['二六年三月', '✗ 看不出是哪一年，请写成 1965-03-05 这样'],
  ['1952年三月', '1952-03'],
  ['1952 3 5', '1952-03-05'],
  ['1952—03—05', '1952-03-05'],
  ['1952_03', '1952-03'],
  ['1952-03-', '1952-03'],
  ['19520300', '1952-03'],
  ['1952-03-00', '1952-03'],
  ['不详', null],
  [12, '✗ 像是年龄，请写出生年月，如 1965-03'],
  ['12岁', '✗ 像是年龄，请写出生年月，如 1965-03'],
  [days(12), '✗ 出生日期 1900-01-12 太早，请核对'],
  [days(1952), '✗ 出生日期 1905-05-05 太早，请核对'],
  ['1953年13月', '✗ 没有 13 月，请写成 1965-03-05 这样'],
  ['1953-13-01', '✗ 没有 13 月，请写成 1965-03-05 这样'],
  ['195300', '✗ 没有 0 月，请写成 1965-03-05 这样'],
  [days(19000), '1952-01-07'],
  [days(20999), '1957-06-28'],
  [days(midnight + 0.4), '1965-03-05'],
  // Midnight, as libraries write it that keep Shanghai's offset of 1900.
  [days(midnight - 43 / 86_400), '1965-03-05'],
  [days(midnight + 43 / 86_400), '1965-03-05'],
  // Midnight in Shanghai, written in UTC.
  [days(midnight - 8 / 24), '✗ 带着 16 点的时刻，分不清是哪一天，请写成 1965-03-05 这样'],
  ['1965-03-04T16:00:00.000Z', '1965-03-05'],
  ['1988-05-31T15:00:00Z', '1988-06-01'],
  [days(32_264 + 23 / 24), '✗ 带着 23 点的时刻，分不清是哪一天，请写成 1965-03-05 这样'],
  [days(23802, 'month'), '1965-03'],
  [days(23806, 'month'), '1965-03-05'],
  [days(46086, 'monthDay'), '✗ 只看得见月和日，请写到年，如 1965-03-05'],
  [19563, '✗ 看不出是哪一天，请写成 1965-03-05 这样'],
  ['1965', '✗ 只写了年份，请写到月，如 1965-03'],
  ['1965年', '✗ 只写了年份，请写到月，如 1965-03'],
  ['1965年腊月初八', '✗ 像是农历，请写公历，如 1965-03-05'],
  ['1965-02-30', '✗ 这个月没有 30 日，请写成 1965-03-05 这样'],
  ['3/5/1965', '✗ 不是有效的日期，请写成 1965-03-05 这样'],
  ['65.3.5', '✗ 不是有效的日期，请写成 1965-03-05 这样'],
  ['2027-01-01', '✗ 出生日期 2027-01-01 还没到，请核对'],
  ['2026.12', '✗ 出生年月 2026-12 还没到，请核对'],
  ['2026.11', '2026-11'],
])('the birthday %s is %s', (text, day) => {
  expect(valueOf(birthOf(text, { today, keepsZeros: true }))).toBe(day)
})

test('what a column keeps says what one of its cells can mean', () => {
  expect(valueOf(birthOf('1968.1', { today, keepsZeros: true }))).toBe('1968-01')
  expect(valueOf(birthOf('1968.1', { today }))).toContain('分不清')
  expect(valueOf(birthOf(19563, { today, serials: true }))).toBe('1953-07-23')
})

test.each([
  ['11010519491231002X', '1949-12-31'],
  ['110105194912310021', '✗'],
  ['110105491231002', '1949-12-31'],
  ['11010519491331002X', '✗'],
  ['12345', '✗'],
])('an identity card number %s gives the birthday or nothing', (number, day) => {
  expect(valueOf(birthDayInIdNumber(number, today))).toContain(day)
})

test.each([
  ['三组', '三组 村民三组 3组 3 第三村民小组 第3组 ３组 三小组 03 3.0 第三组 三村民组'],
  ['一社', '一社 1社 第一社 第1社 一农业社 １社'],
  ['二队', '二队 2队 第二生产队 2生产队 第二队'],
  ['十组', '十组 10 10组 第十组'],
  ['二十三组', '二十三组 23'],
  ['100组', '100组 一百组 100'],
  ['101组', '101 101组 一百零一组 一百〇一组'],
  ['201组', '201 201组'],
  ['110组', '一百一十组 110组'],
  ['坡上组', '坡上组'],
  ['柳溪村一组', '柳溪村1组 柳溪村一组 柳溪村第一村民小组'],
  ['一组（河东）', '一组（河东） 1组(河东) 一组【河东】'],
])('%s has one name, whatever way it is written', (name, ways) => {
  const key = groupKeys('柳溪村', [], [name]).keyOf
  for (const way of ways.split(' ')) {
    const read = valueOf(groupOf(way))
    expect([way, read]).toEqual([way, name])
    expect([way, key(String(read))]).toEqual([way, key(name)])
  }
})

describe('which names mean one group', () => {
  const same = (known: string[], written: string[], village = '柳溪村') => {
    const { keyOf } = groupKeys(village, known, written)
    return new Set([...known, ...written].map(keyOf)).size === 1
  }
  test.each([
    ['the village with its name before it', ['一组'], ['柳溪村一组'], true],
    ['the village without 村', ['一组'], ['柳溪1组', '柳溪村委一组', '云山镇柳溪村第一组'], true],
    ['a group called as the village', ['一组'], ['柳溪组'], false],
    ['a group with a name, in the village', ['上河组'], ['柳溪村上河组'], true],
    ['another village’s beside it', ['一组'], ['柳溪村一组', '河东村一组'], false],
    ['the roster says 组 and the file 社', ['一组'], ['一社'], true],
    ['both kinds in one file', ['一组'], ['一社', '一组'], false],
    ['a remark', ['一组'], ['一组（河东）'], true],
    ['two remarks', [], ['一组（河东）', '一组（河西）'], false],
    ['three digits', [], ['101组', '201组'], false],
    ['a hundred and ten', [], ['100组', '十组'], false],
  ])('%s', (_, known, written, is) => {
    expect(same(known, written)).toBe(is)
  })

  test('a file of another village is named', () => {
    expect(groupKeys('柿湾村', ['一组'], ['柳溪村一组']).otherVillage).toBe('柳溪村')
    expect(groupKeys('柳溪村', ['一组'], ['柳溪村一组']).otherVillage).toBeNull()
  })
})

test('a sheet or a line is a group’s by its name alone', () => {
  for (const name of ['一组', '3组', '柳溪村二组', '第三村民小组', '二社'])
    expect([name, isGroupName(name)]).toEqual([name, true])
  for (const name of ['明细', '村民小组', '坡上组', '2026', '组长'])
    expect([name, isGroupName(name)]).toEqual([name, false])
})

test('numerals to nine hundred and ninety-nine are read back', () => {
  const written = [
    '一',
    '十',
    '十一',
    '二十',
    '九十九',
    '一百',
    '一百零五',
    '一百一十',
    '九百九十九',
  ]
  expect(written.map(numeralIn)).toEqual([1, 10, 11, 20, 99, 100, 105, 110, 999])
  expect(['二三', '一百二', '坡', ''].map(numeralIn)).toEqual([null, null, null, null])
})

test.each<[Cell, unknown]>([
  ['007号', '007'],
  ['第12户', '12'],
  ['12户', '12'],
  ['12.0', '12'],
  [12, '12'],
  ['3-5', '3-5'],
  ['12-a', '12-a'],
  [days(46086, 'monthDay'), '3-5 户号被表格变成了日期，按 3-5 记'],
  ['3月5日', '3-5 户号被表格变成了日期，按 3-5 记'],
  [days(18_323, 'month'), '3-50 户号被表格变成了日期，按 3-50 记'],
  [days(46086), '✗ 户号被表格变成了日期，请把这一列设成“文本”，再写回户号'],
  ['2026/3/5', '✗ 户号被表格变成了日期，请把这一列设成“文本”，再写回户号'],
  [999999001001000101, '✗ 这个编号太长，被表格改掉了后几位，请把这一列设成“文本”再填'],
  ['9.99999E+17', '✗ 这个编号太长，被表格改掉了后几位，请把这一列设成“文本”再填'],
  ['999999001001000101', '999999001001000101'],
])('the house number %s is %s', (cell, number) => {
  expect(valueOf(cells.numberOf(cell))).toBe(number)
})

test('a house is known by its number without zeros in front', () => {
  expect(cells.numberKey('007')).toBe(cells.numberKey('7'))
  expect(cells.numberKey('12-a')).toBe('12-A')
  expect(cells.numberKey('3－5')).toBe(cells.numberKey('3-5'))
  for (const way of ['12#', '№12', 'No.12', '12、'])
    expect([way, cells.numberKey(way)]).toEqual([way, '12'])
  expect(valueOf(cells.numberOf('5-Mar'))).toContain('变成了日期')
})

test.each([
  ['已故', 'died'],
  ['2019年去世', 'died'],
  ['死亡注销', 'died'],
  ['病故（2020.5）', 'died'],
  ['已死亡', 'died'],
  ['因病死亡', 'died'],
  ['过世了', 'died'],
  ['去逝', 'died'],
  ['销户', 'movedOut'],
  ['户籍注销', 'movedOut'],
  ['结婚迁出', 'movedOut'],
  ['外嫁迁出', 'movedOut'],
  ['已迁出', 'movedOut'],
  ['2021.3迁出', 'movedOut'],
  ['户口迁出', 'movedOut'],
  ['迁往外地', 'movedOut'],
  ['在村', null],
  ['外出务工', null],
  ['人户分离', null],
  ['迁入', null],
  ['', null],
  ['外嫁', 'null 写的是“外嫁”，没有当作已故或迁出'],
  ['其父已故', 'null 写的是“其父已故”，没有当作已故或迁出'],
])('the status %s is %s', (text, status) => {
  expect(valueOf(cells.statusOf(text))).toBe(status)
})

test.each<[string, boolean, string]>([
  ['孟春花\n丁小禾', true, '孟春花 丁小禾'],
  ['孟春花、丁小禾', false, '孟春花 丁小禾'],
  ['孟春花，丁小禾；丁小苗', false, '孟春花 丁小禾 丁小苗'],
  ['孟春花 丁小禾', true, '孟春花 丁小禾'],
  ['张 三', true, '张三'],
  ['欧 阳 修', true, '欧阳修'],
  ['孟春花（妻子）、丁小禾（长女）', false, '孟春花:妻子 丁小禾:长女'],
  ['妻子：孟春花、长女：丁小禾', false, '孟春花:妻子 丁小禾:长女'],
  ['妻子孟春花', false, '孟春花:妻子'],
  ['孙子明', false, '孙子明'],
  ['丁老爹（已故）', false, '丁老爹!died'],
  ['丁小禾〔长女〕', false, '丁小禾:长女'],
  ['1.孟春花（妻子）2.丁小禾（长女）', false, '孟春花:妻子 丁小禾:长女'],
  ['①孟春花（妻子）②丁小禾（长女）', false, '孟春花:妻子 丁小禾:长女'],
  ['1、孟春花 妻\n2、丁小禾 长女', false, '孟春花:妻 丁小禾:长女'],
  ['妻：孟春花 子：丁小苗', true, '孟春花:妻 丁小苗:子'],
  ['户主丁有田；妻孟春花；子丁小苗', false, '丁有田:户主 孟春花:妻 丁小苗:子'],
  ['孟春花妻子、丁小禾长女', false, '孟春花:妻子 丁小禾:长女'],
  [
    '孟春花（妻，1962年）、丁小苗（儿子 在外务工）',
    false,
    '孟春花:妻 (1962年) 丁小苗:儿子 (在外务工)',
  ],
  ['张建国1', false, '张建国1'],
  ['张三(小名、三娃)', false, '张三 (小名、三娃)'],
])('the cell %j holds %s', (cell, several, people) => {
  const said = peopleIn(cell, several).map(
    ({ name, relation, gone, remark }) =>
      name + (relation && `:${relation}`) + (gone ? `!${gone}` : '') + (remark && ` (${remark})`),
  )
  expect(said.join(' ')).toBe(people)
})

test.each<[Cell, boolean]>([
  ['〃', true],
  ["''", true],
  ['″″', true],
  ['〞', true],
  ['“”', true],
  ['—〃—', true],
  ['（同上）', true],
  ['同 上 一 行', true],
  ['、、', true],
  ['↑', true],
  ["'", false],
  ['.', false],
  ['同', false],
  ['', false],
  [3, false],
])('the mark %j is the cell above: %s', (cell, is) => {
  expect(isDitto(cell)).toBe(is)
})

test.each([
  ['户主', '*'],
  ['户主/本人', '*'],
  ['1.户主', '*'],
  ['02户主', '*'],
  ['户主。', '*'],
  ['戶主', '*'],
  ['自己', '*'],
  ['本人（户主）', '*'],
  ['02', '*'],
  ['12', '妻子'],
  ['之妻', '之妻'],
  ['女（外嫁）', '女 关系后面的“外嫁”没有记'],
  ['父亲（已故）', '父亲'],
  ['否', ''],
])('the relation %s is %s', (cell, is) => {
  const read = cells.relationOf(cell)
  const said = 'value' in read ? (read.value.head ? '*' : read.value.relation) : read.reason
  expect(['note' in read ? `${said} ${read.note ?? ''}` : said]).toEqual([is])
})

test('two words that could each be a name are seen', () => {
  expect([couldBeTwo('孟春花 丁小禾'), couldBeTwo('张 三')]).toEqual([true, false])
})

test('the guards of a csv are no part of what they guard', () => {
  const guarded = ['="12"', "'12", '‘12', ' 12\t', '\ufeff12']
  expect(guarded.map(plain)).toEqual(['12', '12', '12', '12', '12'])
})

test('whatever a cell holds, reading it gives a value or a reason and never throws', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.constant(null))
  fc.assert(
    fc.property(cell, (any) => {
      const { nameOf, phoneOf, numberOf, relationOf, statusOf } = cells
      for (const read of [nameOf, phoneOf, groupOf, numberOf, relationOf, statusOf])
        expect('value' in read(any) !== 'reason' in read(any)).toBe(true)
      for (const read of [birthOf(any, { today }), birthDayInIdNumber(idNumberOf(any), today)])
        expect('value' in read !== 'reason' in read).toBe(true)
      for (const one of peopleIn(any, true)) expect(one.name).not.toBe('')
    }),
  )
})
