import fc from 'fast-check'
import type { Cell } from '../../common/table'
import * as cells from './cells'

const today = '2026-11-24'
const valueOf = (read: cells.Read<unknown>) => ('value' in read ? read.value : `✗ ${read.reason}`)

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
  ["'13800002046", '✗ 不是电话号码，请核对'],
  ['无', ''],
  ['', null],
  ['1380000204', '✗ 手机号是 10 位，应该是 11 位，请核对'],
  ['1.38E+10', '✗ 号码被写成了科学计数，请把这一列设成“文本”再填'],
  ['13800002046/13900002046', '✗ 写了两个号码，请只留一个'],
  ['问他儿子', '✗ 不是电话号码，请核对'],
])('the phone %s is %s', (text, phone) => {
  expect(valueOf(cells.phoneOf(text))).toBe(phone)
})

test.each<[Cell, unknown]>([
  [23806, '1965-03-05'],
  [23806.5, '1965-03-05'],
  [19650305, '1965-03-05'],
  ['1965/3/5', '1965-03-05'],
  ['1965-3-5', '1965-03-05'],
  ['1965.3.5', '1965-03-05'],
  ['1965年3月5日', '1965-03-05'],
  ['１９６５年３月５日', '1965-03-05'],
  ['19650305', '1965-03-05'],
  ['1965-03-05T00:00:00.000', '1965-03-05'],
  ['1965-03-05 00:00:00', '1965-03-05'],
  ['', null],
  ['1965', '✗ 只写了年月，请写到日，如 1965-03-05'],
  ['1965年3月', '✗ 只写了年月，请写到日，如 1965-03-05'],
  ['1965-02-30', '✗ 不是有效的日期，请写成 1965-03-05 这样'],
  ['3/5/1965', '✗ 不是有效的日期，请写成 1965-03-05 这样'],
  ['2027-01-01', '✗ 出生日期 2027-01-01 还没到，请核对'],
])('the birthday %s is %s', (text, day) => {
  expect(valueOf(cells.birthDayOf(text, today))).toBe(day)
})

test.each([
  ['11010519491231002X', '1949-12-31'],
  ['110105194912310021', '✗'],
  ['110105491231002', '1949-12-31'],
  ['11010519491331002X', '✗'],
  ['12345', '✗'],
])('an identity card number %s gives the birthday or nothing', (number, day) => {
  expect(valueOf(cells.birthDayInIdNumber(number, today))).toContain(day)
})

test('a group is one whatever way its number is written', () => {
  for (const same of ['三组', '3组', '3', '第三村民小组', '第3组', '３组', '三小组', '03'])
    expect([same, cells.groupKey(cells.plain(same))]).toEqual([same, '3'])
  expect(valueOf(cells.groupOf(3))).toBe('三组')
  expect(valueOf(cells.groupOf('12'))).toBe('十二组')
  expect(valueOf(cells.groupOf('坡上组'))).toBe('坡上组')
  expect(cells.groupKey('十组')).toBe('10')
  expect(cells.groupKey('二十三组')).toBe('23')
  expect(cells.groupKey('坡上组')).toBe('坡上')
})

test('a house number keeps its form, and is known by it without zeros in front', () => {
  expect(valueOf(cells.numberOf('007号'))).toBe('007')
  expect(cells.numberKey('007')).toBe(cells.numberKey('7'))
  expect(cells.numberKey('12-a')).toBe('12-A')
})

test('whatever a cell holds, reading it gives a value or a reason and never throws', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.constant(null))
  fc.assert(
    fc.property(cell, (any) => {
      const { nameOf, phoneOf, groupOf, numberOf, relationOf } = cells
      for (const read of [nameOf, phoneOf, groupOf, numberOf, relationOf])
        expect(Object.keys(read(any))).toHaveLength(1)
      expect(Object.keys(cells.birthDayOf(any, today))).toHaveLength(1)
      expect(Object.keys(cells.birthDayInIdNumber(cells.idNumberOf(any), today))).toHaveLength(1)
    }),
  )
})
