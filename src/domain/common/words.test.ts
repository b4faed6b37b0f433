import * as fc from 'fast-check'
import { cleanText, privateNumberIn } from './words'

test.each([
  ['\u200b\u2060\ufeff', ''],
  ['\u202e\u2066\u200f', ''],
  ['\u3164\u2800\u115f\uffa0', ''],
  ['\u200d\ufe0f', ''],
  ['\u0301', ''],
  ['\u{e0041}\u{e007f}', ''],
  ['  晒\u200b谷\u00ad场 ', '晒谷场'],
  ['\u202e好不 分十', '好不 分十'],
  ['一行\n二行\t三', '一行\n二行\t三'],
  ['阿依古丽·买买提', '阿依古丽·买买提'],
  ['👨‍👩‍👧🌾 👍🏽 ❤️', '👨‍👩‍👧🌾 👍🏽 ❤️'],
  ['👩🏽‍🌾', '👩🏽‍🌾'],
  ['张\u200d三', '张三'],
  ['\u{20bb7}野家', '\u{20bb7}野家'],
  ['\ue863', '\ue863'],
])('%j is kept as %j', (typed, kept) => {
  expect(cleanText(typed)).toBe(kept)
  expect(cleanText(kept)).toBe(kept)
})

const id = '999999199003070012'

test('the number of these tests is a valid one', () => {
  expect(privateNumberIn(id)).toBe('identity')
})

test.each([
  '13800001234',
  '电话13800001234，找老李',
  '138 0000 1234',
  '138-0000-1234',
  '138—0000—1234',
  '138.0000.1234',
  '1 3 8 0 0 0 0 1 2 3 4',
  '+8613800001234',
  '(+86) 138 0000 1234',
  '008613800001234',
  '１３８００００１２３４',
  '138\u200b0000\u200d1234',
  '一三八〇〇〇〇一二三四',
  '幺三八零零零零幺二三四',
  '①③⑧00001234',
  '➀❸⓼⓿〇〇〇贰两叁肆',
  '١٣٨٠٠٠٠١٢٣٤',
  '༡༣༨༠༠༠༠༡༢༣༤',
  '(138)0000-1234',
  '138/0000/1234',
  '138，0000，1234',
  '138一0000一1234',
  '1、3、8、0、0、0、0、1、2、3、4',
  '13800001234 13900005678',
  '3 13800001234',
])('%s is a mobile number', (text) => {
  expect(privateNumberIn(text)).toBe('mobile')
})

test.each([
  id,
  `身份证${id}号`,
  '999999 19900307 0012',
  '999999-19900307-0012',
  Array.from(id).join(' '),
  '９９９９９９１９９００３０７００１２',
  '99999919910308004X',
  '99999919910308004x',
  '(999999)19900307(0012)',
  '999999/1990/0307/0012',
  '999999一19900307一0012',
])('%s is an identity number', (text) => {
  expect(privateNumberIn(text)).toBe('identity')
})

test.each([
  '',
  '扫了村口到井边的路',
  '1380000123',
  '138000012345',
  '12800001234',
  '0913-6021234',
  '999999199003070011',
  '999999203003070017',
  '2026-11-24 10:30',
  '2026/11/24 08:00-12:00 50',
  '1、3、5、7、9、11、13、15',
  '1958-10-12 103',
  '1998-2004 380',
  '收了 13.5 14.6 15.7 12 斤',
  '13、25、36、47、58、9',
  '一三五七九，二四六八十',
  '账号 6222021234567890123',
])('%s is no number of anybody', (text) => {
  expect(privateNumberIn(text)).toBeNull()
})

test('whatever the text around it, a number in it is found', () => {
  const around = fc.string({
    unit: fc.constantFrom(...Array.from('扫路 ，。abc\n：')),
    maxLength: 20,
  })
  const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  fc.assert(
    fc.property(around, mobile, around, (before, [second, rest], after) => {
      const number = `1${String(second)}${String(rest).padStart(9, '0')}`
      expect(privateNumberIn(before + number + after)).toBe('mobile')
    }),
  )
})

test('a long text takes no time', () => {
  for (const text of ['1 '.repeat(20_000), '86-'.repeat(15_000), '1380000'.repeat(8_000)]) {
    const before = process.cpuUsage()
    privateNumberIn(text)
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000)
  }
})
