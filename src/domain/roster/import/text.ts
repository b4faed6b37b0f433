import { addDays, type Day } from '../../common/day'
import type { Cell } from '../../common/table'

/**
 * Text of a cell in half width, without what cannot be seen; numbers as their digits, dates as days. What some csv
 * puts around a number so that no program changes it, ="138…" or an apostrophe, is gone.
 */
export function plain(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'object') return 'serial' in cell ? (dayOfSerial(cell.serial) ?? '') : ''
  if (typeof cell === 'string' && asItIs.test(cell)) return cell
  return unguarded(
    usual(String(cell))
      .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
      .replace(
        /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufe00-\ufe0f\ufeff]/g,
        '',
      )
      .replace(/[\s\u3000\u00a0]+/g, ' ')
      .trim(),
  )
}

/** Most cells: nothing is to be done with them. */
const asItIs = /^[0-9A-Za-z\u4e00-\u9fff]+$/

/** Without any space, also inside: 张 三 is written so that it is as wide as 欧阳修. */
export function dense(cell: Cell | undefined): string {
  return plain(cell).replace(/ /g, '')
}

/** Lines of a cell, each as plain text. */
export function lines(cell: Cell | undefined): string[] {
  if (typeof cell !== 'string') return [plain(cell)].filter((line) => line !== '')
  return cell
    .split(/[\r\n]+/)
    .map(plain)
    .filter((line) => line !== '')
}

function unguarded(text: string): string {
  return (/^="(.*)"$/.exec(text)?.[1] ?? text).replace(/^['‘’`](?=.)/, '').trim()
}

/** What stands for the cell above: a word for it, or marks and nothing else. */
export function isDitto(cell: Cell | undefined): boolean {
  // A guard of a csv looks like one half of ''.
  const text = (typeof cell === 'string' ? cell : '').replace(/\s/g, '')
  if (/^["'“”″〃〝〞〟＂々仝↑]+$/.test(text) && !/^['‘’]$/.test(text)) return true
  if (/^[,，、.。．｡·]{2,}$/.test(text)) return true
  const inside = dense(text).replace(/^[-—–("“”]+|[-—–)"“”。]+$/g, '')
  return /^(〃|″|々|仝|同上(一?行|面)?|同前|如上|上同)$/.test(inside)
}

/** Why no text can be had from the cell at all. */
export function brokenCell(cell: Cell | undefined): string | null {
  if (typeof cell !== 'object' || cell === null || !('fault' in cell)) return null
  return cell.fault === 'formula'
    ? '是公式，表里没有存下算好的结果，请改成文字或数字'
    : '是公式的错误值，请改成文字或数字'
}

/** Day 0 of a spreadsheet. */
const serialEpoch = '1899-12-30'

/**
 * The day of a date's number. Libraries that take Shanghai's offset of 1900 for that of every day miss midnight by 43
 * seconds, to either side.
 */
export function dayOfSerial(serial: number): Day | null {
  if (!(serial >= 1) || serial > 100_000) return null
  const whole = Math.floor(serial + 43.5 / 86_400)
  // The program counts a 29 February 1900 that never was.
  return addDays(serialEpoch, whole < 61 ? whole + 1 : whole)
}

/**
 * Characters that look like others and are not: copied from a PDF, 方大山 comes as radicals. NFKC leads the Kangxi
 * ones and the compatibility ideographs to the usual characters, but leaves most of the radicals' supplement alone.
 */
function usual(text: string): string {
  if (!/[\u2e80-\u2fdf\uf900-\ufaff]|\ud87e/.test(text)) return text
  return Array.from(
    text,
    (c) => radicals.get(c) ?? (compatible.test(c) ? c.normalize('NFKC') : c),
  ).join('')
}

const compatible = /[\u2e9f\u2ef3\u2f00-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u

/** Of the radicals' supplement those that are characters in use, by Unicode's EquivalentUnifiedIdeograph. */
const radicals = new Map(
  (
    '⺁厂⺈刀⺊卜⺟母⺠民⺧牛⺩王⺬示⺶羊⻄西⻅见⻆角⻉贝⻊足⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马' +
    '⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻯竜⻰龙⻱龜⻳龟'
  )
    .match(/../g)
    ?.map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]),
)

/** A character of somebody's own making, which no other machine and no paper can show; null where there is none. */
export function unprintable(text: string): string | null {
  const found = /[\ue000-\uf8ff\u{f0000}-\u{10ffff}\ufffd]/u.exec(text)?.[0]
  return found ?? null
}

/** What is known to have been written with a private place before it had one of its own (GB 18030). */
const meant: Readonly<Record<string, string>> = {
  '\ue863': '䶮',
  '\ue81a': '㑳',
  '\ue81b': '㑇',
  '\ue81f': '㖞',
  '\ue82d': '㭎',
  '\ue834': '䁖',
  '\ue835': '䅟',
  '\ue83c': '䎱',
  '\ue83d': '䎬',
  '\ue85a': '䱷',
}

export function unprintableReason(text: string): string | null {
  const found = unprintable(text)
  if (found === null) return null
  const other = meant[found]
  const hint = other === undefined ? '' : `，应该是“${other}”`
  return `姓名里有一个字是自造的，别的机器和纸上都显示不出来${hint}，请用输入法重新打这个字；打不出来的，写同音字`
}

/** Every match of a global expression. */
export function matches(text: string, every: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  const expression = new RegExp(every.source, every.flags)
  for (let m = expression.exec(text); m !== null; m = expression.exec(text)) {
    found.push(m)
    if (m[0] === '') expression.lastIndex++
  }
  return found
}
