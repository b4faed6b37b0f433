import { addDays, isDay, type Day } from '../../common/day'
import type { Cell } from '../../common/table'

/** What a cell says, or why it cannot be used, as a sentence for the clerk. */
export type Read<T> = { readonly value: T } | { readonly reason: string }

const lengthMax = 30

/** Text of a cell in half width, without what cannot be seen; numbers as their digits. */
export function plain(cell: Cell | undefined): string {
  if (cell === null || cell === undefined || typeof cell === 'object') return ''
  return String(cell)
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/[\s\u3000\u00a0]+/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@])/, '')
}

/** Without any space, also inside: 张 三 is written so that it is as wide as 欧阳修. */
function dense(cell: Cell | undefined): string {
  return plain(cell).replace(/ /g, '')
}

/** Why no text can be had from the cell at all. */
export function brokenCell(cell: Cell | undefined): string | null {
  if (typeof cell !== 'object' || cell === null) return null
  return cell.fault === 'formula'
    ? '是公式，表里没有存下算好的结果，请改成文字或数字'
    : '是公式的错误值，请改成文字或数字'
}

const dots = /[.•・‧∙⋅･●]/g

/** 阿依古丽·买买提 with one kind of dot. */
export function nameOf(cell: Cell | undefined): Read<string> {
  const name = dense(cell).replace(dots, '·')
  const letters = Array.from(name)
  if (letters.length > lengthMax) return tooLong('姓名', letters.length)
  if (!/^[\p{Script=Han}\p{Co}〇A-Za-z]+(·[\p{Script=Han}\p{Co}〇A-Za-z]+)*$/u.test(name))
    return { reason: '姓名里有文字以外的符号，请只写姓名' }
  return letters.length < 2 ? { reason: '姓名只有一个字，请写全名' } : { value: name }
}

const nothing = /^(无|没有|无手机|无电话|[-—－/\\]+)$/

/** Null where the cell says nothing, empty where it says that there is none. */
export function phoneOf(cell: Cell | undefined): Read<string | null> {
  const text = dense(cell)
  if (text === '') return { value: null }
  if (nothing.test(text)) return { value: '' }
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text))
    return { reason: '号码被写成了科学计数，请把这一列设成“文本”再填' }
  if (/\d{7,}\D+1?\d{7,}/.test(text.replace(/^\+?86-?/, '')))
    return { reason: '写了两个号码，请只留一个' }
  const digits = text.replace(/[-()]/g, '').replace(/^(\+|00)?86(?=1\d{10}$)/, '')
  if (/^1[3-9]\d{9}$/.test(digits) || /^0\d{9,11}$/.test(digits) || /^[2-8]\d{6,7}$/.test(digits))
    return { value: digits }
  return {
    reason: /^1\d*$/.test(digits)
      ? `手机号是 ${String(digits.length)} 位，应该是 11 位，请核对`
      : '不是电话号码，请核对',
  }
}

/** Day 0 of a spreadsheet. */
const serialEpoch = '1899-12-30'

/** A birthday: a date of the spreadsheet, or 1965-3-5, 1965/3/5, 1965.3.5, 1965年3月5日, 19650305. */
export function birthDayOf(cell: Cell | undefined, today: Day): Read<Day | null> {
  const text = dense(cell)
  if (text === '' || nothing.test(text)) return { value: null }
  if (/^(19|20)\d{2}(年|[-/.年]?\d{1,2}月?)?$/.test(text))
    return { reason: '只写了年月，请写到日，如 1965-03-05' }
  const day = calendarDay(text)
  if (day === null || !isDay(day)) return { reason: '不是有效的日期，请写成 1965-03-05 这样' }
  return birthWithin(day, today)
}

function birthWithin(day: Day, today: Day): Read<Day> {
  if (day > today) return { reason: `出生日期 ${day} 还没到，请核对` }
  if (day < '1900-01-01') return { reason: `出生日期 ${day} 太早，请核对` }
  return { value: day }
}

function calendarDay(text: string): Day | null {
  const written =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:T?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(
      text,
    ) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text)
  if (written)
    return written
      .slice(1, 4)
      .map((part) => part.padStart(2, '0'))
      .join('-')
  if (!/^\d{1,5}(\.\d+)?$/.test(text)) return null
  const serial = Math.floor(Number(text))
  // The program counts a 29 February 1900 that never was.
  const days = serial < 61 ? serial + 1 : serial
  return serial < 1 ? null : addDays(serialEpoch, days)
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The birthday in a resident identity card number (GB 11643), whose last place proves the others. */
export function birthDayInIdNumber(number: string, today: Day): Read<Day> {
  const wrong = { reason: '身份证号不对，请核对（只读其中的出生日期，不保存号码）' }
  const old = /^\d{6}(\d{2})(\d{2})(\d{2})\d{3}$/.exec(number)
  const day = old
    ? `19${old.slice(1, 4).join('-')}`
    : (/^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(number)?.slice(1, 4).join('-') ?? '')
  if (!isDay(day)) return wrong
  const sum = weights.reduce((s, weight, i) => s + weight * Number(number.charAt(i)), 0)
  if (!old && '10X98765432'.charAt(sum % 11) !== number.charAt(17)) return wrong
  return birthWithin(day, today)
}

export function idNumberOf(cell: Cell | undefined): string {
  return dense(cell).toUpperCase()
}

export function groupOf(cell: Cell | undefined): Read<string> {
  const text = dense(cell)
  if (Array.from(text).length > lengthMax) return tooLong('组名', text.length)
  const key = groupKey(text)
  if (key === '') return { value: '' }
  return { value: /^\d+$/.test(key) ? `${numeral(Number(key))}组` : text }
}

/** The same for 1组, 一组, 第一村民小组 and 1; of a group with a name, the name. */
export function groupKey(text: string): string {
  const bare = text.replace(/^第|村民|小?组$/g, '').replace(/^第/, '')
  if (/^\d{1,2}$/.test(bare)) return String(Number(bare))
  const tens = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(bare)
  if (!tens || bare === '') return bare
  const [, left, ten, right] = tens
  if (ten === undefined) return left !== undefined && right !== undefined ? bare : value(left)
  return String((left === undefined ? 1 : Number(value(left))) * 10 + Number(value(right)))
}

const digits = '一二三四五六七八九'

function value(digit: string | undefined): string {
  return digit === undefined ? '0' : String(digits.indexOf(digit) + 1)
}

function numeral(n: number): string {
  if (n === 0) return '零'
  const ten = Math.floor(n / 10)
  const left = ten === 0 ? '' : `${ten === 1 ? '' : digits.charAt(ten - 1)}十`
  return left + (n % 10 === 0 ? '' : digits.charAt((n % 10) - 1))
}

/** 12 of 12号, 12户 and 12.0. */
export function numberOf(cell: Cell | undefined): Read<string> {
  const text = dense(cell).replace(/[号户]$/, '')
  return Array.from(text).length > 20 ? tooLong('户号', text.length) : { value: text }
}

/** 007 and 7 are one house: the spreadsheet drops the zeros where it takes the text for a number. */
export function numberKey(number: string): string {
  return number.toUpperCase().replace(/^0+(?=\d)/, '')
}

const headWords = new Set([
  '户主',
  '本人',
  '户主本人',
  '本人(户主)',
  '户主(本人)',
  '本户户主',
  '是',
])

export function relationOf(cell: Cell | undefined): Read<{ head: boolean; relation: string }> {
  const text = dense(cell)
  if (headWords.has(text)) return { value: { head: true, relation: '户主' } }
  // Of a column that only asks whether somebody is the head.
  if (text === '否' || text === '不是') return { value: { head: false, relation: '' } }
  if (Array.from(text).length > 10) return tooLong('与户主关系', text.length)
  return { value: { head: false, relation: text } }
}

function tooLong(what: string, length: number): { reason: string } {
  return { reason: `${what}太长（${String(length)} 个字），请写短一些` }
}
