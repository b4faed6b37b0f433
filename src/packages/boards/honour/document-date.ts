import type { Day } from '@/domain/common/day'

const numerals = '〇一二三四五六七八九'

/** 二〇二六年十一月八日, as it stands under a document. */
export function documentDate(day: Day): string {
  const year = Array.from(day.slice(0, 4), (digit) => numerals.charAt(Number(digit))).join('')
  return `${year}年${numeral(Number(day.slice(5, 7)))}月${numeral(Number(day.slice(8, 10)))}日`
}

/** 1 to 99. */
function numeral(n: number): string {
  const tens = Math.floor(n / 10)
  const ones = n % 10 === 0 ? '' : numerals.charAt(n % 10)
  if (tens === 0) return ones
  return `${tens === 1 ? '' : numerals.charAt(tens)}十${ones}`
}
