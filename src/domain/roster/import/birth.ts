import { addDays, isDay, type Day } from '../../common/day'
import { grown, keptOf, type Birth } from '../age'
import type { Cell } from '../../common/table'
import { saysNothing, type Read } from './cells'
import { dayOfSerial, dense, plain } from './text'
import { numeralIn } from './numerals'

interface Around {
  readonly today: Day
  /** The column keeps zeros at the end, so that 1968.1 is January and never a 1968.10 that lost its zero. */
  readonly keepsZeros?: boolean
  /** Other cells of the column are days as numbers, so that 19563 is one and never 1956-3. */
  readonly serials?: boolean
}

const example = '请写成 1965-03-05 这样'

/**
 * A birthday to the day, or to the month: 1965-3-5, 1965年3月5日, 19650305, 1965.03, a date of the spreadsheet; 成年 of whoever
 * is 18, as an export says it.
 */
export function birthOf(cell: Cell | undefined, around: Around): Read<Birth | null> {
  if (typeof cell === 'object' && cell !== null && 'serial' in cell) return ofSerial(cell, around)
  const text = plain(cell)
    .replace(/[。.,，、;；]+$/, '')
    .replace(/(出生|生人?)$/, '')
    .replace(/(\d)[·。．,，](?=\d)/g, '$1.')
    .replace(/\((公历|阳历|身份证|周岁)\)$/, '')
    .replace(/[‐‑–—−_\\]/g, '-')
    .replace(/^(\d{4}) (\d{1,2})(?: (\d{1,2}))?$/, '$1-$2-$3')
    .replace(/(?<=\d)-+$/, '')
  const bare = text.replace(/ /g, '')
  if (bare === '' || saysNothing(bare) || /^(不详|不明|不清楚?|未知)$/.test(bare))
    return { value: null }
  if (/^已?成年人?$/.test(bare)) return { value: grown }
  if (/[农阴]历?|腊月|正月|冬月|初[一二三四五六七八九十]|廿/.test(bare))
    return { reason: '像是农历，请写公历，如 1965-03-05' }
  if (/^\d{1,3}周?岁$/.test(bare) || (typeof cell === 'number' && cell < 150)) return isAge
  const short = shortYear(bare)
  if (short !== null) return writtenIn(short, around)
  const day = writtenDay(text)
  // 1968-03-00 is a month to those who do not know the day.
  if (day?.endsWith('-00') === true) return writtenMonth(day.slice(0, 7), false, around) ?? notADay
  if (day !== null) return isDay(day) ? within(day, around.today) : { reason: wrongDay(day) }
  if (/^(19|20)\d{2}年?$/.test(bare)) return { reason: '只写了年份，请写到月，如 1965-03' }
  if (/^\d{5}(\.\d+)?$/.test(bare)) return ofNumber(bare, around)
  return (
    writtenMonth(bare, typeof cell === 'number', around) ??
    (/^\d{1,4}(\.\d+)?$/.test(bare) && typeof cell === 'number' ? ofNumber(bare, around) : notADay)
  )
}

const notADay = { reason: `不是有效的日期，${example}` } as const
const isAge = { reason: '像是年龄，请写出生年月，如 1965-03' } as const

/** 五二年三月 and 52年3月5日: the two places of a year, and what follows it. */
function shortYear(bare: string): RegExpExecArray | null {
  return /^([0-9〇○零一二三四五六七八九]{2})年(\D{1,2}月|\d{1,2}月)(.*)$/.exec(bare)
}

/** Of this century or the last: where both could be, nobody knows. */
function writtenIn([, places = '', month = '', rest = '']: RegExpExecArray, around: Around) {
  const year = Array.from(places, digitOf).join('')
  return Number(year) <= Number(around.today.slice(2, 4))
    ? { reason: `看不出是哪一年，${example}` }
    : birthOf(`19${year}年${month}${rest}`, around)
}

function digitOf(c: string): string {
  return /\d/.test(c) ? c : /[〇○零]/.test(c) ? '0' : String(numeralIn(c))
}

function wrongDay(day: string): string {
  const [, month = '', date = ''] = day.split('-')
  return Number(month) > 12
    ? `没有 ${String(Number(month))} 月，${example}`
    : Number(month) > 0 && Number(date) > 28 && Number(date) < 32
      ? `这个月没有 ${String(Number(date))} 日，${example}`
      : `不是有效的日期，${example}`
}

/** A day with or without the time of day, which a space or a T keeps apart from it. */
function writtenDay(text: string): string | null {
  // Said to be UTC, it is midnight of the next day here.
  const utc = /^(\d{4}-\d{2}-\d{2})T1[56]:00:00(?:\.0+)?Z$/.exec(text)?.[1]
  if (utc !== undefined && isDay(utc)) return addDays(utc, 1)
  const time =
    /^(.*?\d日?)(?: ?[T ]|(?<=日))(上午|下午|凌晨|早上|晚上)? ?\d{1,2}(:|时|点)\d{0,2}.*$/.exec(
      text,
    )
  const said = chinese((time?.[1] ?? text).replace(/ /g, ''))
  const parts =
    /^(\d{4})[-/.年、](\d{1,2})[-/.月、](\d{1,2})[日号]?$/.exec(said) ??
    /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(said)
  return parts?.slice(1, 4).map(two).join('-') ?? null
}

/** 一九六八年五月十二日, also where only some of it is in words. */
function chinese(text: string): string {
  const parts =
    /^([0-9〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2}|\d{1,2})月(?:([一二三四五六七八九十]{1,3}|\d{1,2})[日号]?)?$/.exec(
      text,
    )
  if (!parts) return text
  const [, year = '', month = '', day] = parts
  const digits = Array.from(year, digitOf).join('')
  const rest = day === undefined ? '' : `${String(numeralIn(day))}日`
  return `${digits}年${String(numeralIn(month))}月${rest}`
}

function writtenMonth(
  bare: string,
  isNumber: boolean,
  { today, keepsZeros = false }: Around,
): Read<Birth> | null {
  const parts =
    /^((?:19|20)\d{2})(?:[-/.年、])(\d{1,2})月?份?$/.exec(chinese(bare)) ??
    /^((?:19|20)\d{2})(\d{2})$/.exec(bare)
  const [, year = '', month = ''] = parts ?? []
  if (month === '') return null
  if (Number(month) < 1 || Number(month) > 12)
    return { reason: `没有 ${String(Number(month))} 月，${example}` }
  if (bare.endsWith('.1') && (isNumber || !keepsZeros))
    return { reason: `分不清是 1 月还是 10 月，请写成 ${year}-01 或 ${year}-10` }
  const birth = `${year}-${two(month)}`
  return birth > today.slice(0, 7)
    ? { reason: `出生年月 ${birth} 还没到，请核对` }
    : { value: birth }
}

function ofNumber(bare: string, { today, serials = false }: Around): Read<Birth> {
  const number = Number(bare)
  // Both a day of the years 1952 to 1957 and the way some write a month.
  if (!serials && /^(19|20)\d{2}[1-9]$/.test(bare)) return { reason: `看不出是哪一天，${example}` }
  const day = dayOfSerial(number)
  return day === null ? notADay : within(day, today)
}

function ofSerial(cell: { serial: number; shows: string }, { today }: Around): Read<Birth | null> {
  const day = dayOfSerial(cell.serial)
  if (day === null) return notADay
  if (cell.shows === 'monthDay') return { reason: '只看得见月和日，请写到年，如 1965-03-05' }
  // A month that the program keeps as its first day.
  if (cell.shows === 'month' && day.endsWith('-01')) return { value: day.slice(0, 7) }
  // Midnight in Shanghai comes as 16:00 of the day before where a library writes it in UTC, and as 23:00 or 15:00 of the
  // summers of 1986 to 1991, when clocks stood an hour ahead.
  const hour = (cell.serial % 1) * 24
  const midnight = [15, 16, 23].find((each) => Math.abs(hour - each) < 0.001)
  if (midnight !== undefined)
    return { reason: `带着 ${String(midnight)} 点的时刻，分不清是哪一天，${example}` }
  return within(day, today)
}

/** An age or a year in a cell that is shown as a date lands before it: 74 is 14 March 1900, and 1952 is in May 1905. */
const earliest = '1906-01-01'

function within(day: Day, today: Day): Read<Day> {
  if (day > today) return { reason: `出生日期 ${day} 还没到，请核对` }
  if (day < earliest) return { reason: `出生日期 ${day} 太早，请核对` }
  return { value: day }
}

function two(part: string): string {
  return part.padStart(2, '0')
}

/** Whether a day can be meant by what is written, to the day or to the month. */
export function agree(written: Birth, day: Day, today: Day): boolean {
  return written === grown ? keptOf(day, today) === grown : day.startsWith(written)
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
  return within(day, today)
}

export function idNumberOf(cell: Cell | undefined): string {
  return dense(cell).toUpperCase()
}

/** The spreadsheet keeps 15 places: of a number the birthday is still right and what proves it is lost. */
export function isRounded(cell: Cell | undefined, number: string): boolean {
  return (typeof cell === 'number' || number.endsWith('000')) && /^\d{15}000$/.test(number)
}

export function birthDayInRounded(number: string, today: Day): Read<Day> {
  const day = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  return isDay(day)
    ? within(day, today)
    : { reason: '身份证号被表格改掉了后几位，请设成“文本”再填' }
}
