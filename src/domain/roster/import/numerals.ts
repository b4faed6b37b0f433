const digits = '一二三四五六七八九'

/** 23 of 23, 023 and 二十三, 101 of 一百零一; null of anything else. */
export function numeralIn(text: string): number | null {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  const parts =
    /^(?:([一二三四五六七八九])百[零〇]?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(
      text,
    )
  if (!parts || text === '') return null
  const [, hundreds, tens, ten, ones] = parts
  // 二三 is no number, and 一百二 is a hundred and twenty to some.
  if (ten === undefined && tens !== undefined) return null
  if (hundreds !== undefined && ten === undefined && ones !== undefined && !/[零〇]/.test(text))
    return null
  return value(hundreds) * 100 + (ten === undefined ? 0 : (value(tens) || 1) * 10) + value(ones)
}

function value(digit: string | undefined): number {
  return digit === undefined ? 0 : digits.indexOf(digit) + 1
}

/** 三, 十二, 二十; in figures from a hundred on, as it is read. */
export function numeral(n: number): string {
  if (n === 0) return '零'
  if (n > 99) return String(n)
  const ten = Math.floor(n / 10)
  const left = ten === 0 ? '' : `${ten === 1 ? '' : digits.charAt(ten - 1)}十`
  return left + (n % 10 === 0 ? '' : digits.charAt((n % 10) - 1))
}

const formal = '壹贰叁肆伍陆柒捌玖拾'

/** ①, ㈠, Ⅲ and 壹 as 1, 1, 3 and 一. */
export function usualNumerals(text: string): string {
  return text.replace(/[①-⑳㈠-㈩Ⅰ-Ⅻ壹贰叁肆伍陆柒捌玖拾]/g, (c) => {
    const code = c.charCodeAt(0)
    const first = [0x2460, 0x3220, 0x2160].find((from) => code >= from && code < from + 20)
    return first === undefined ? numeral(formal.indexOf(c) + 1) : String(code - first + 1)
  })
}
