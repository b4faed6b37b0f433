// Writes the calendar that the functions read lunar days from, out of a library of 320 KB: node config/run-ts.mjs config/lunar-table.ts
import { writeFileSync } from 'node:fs'
import { Solar } from 'lunar-typescript'
import { lunarSigns } from '../cloudfunctions/services/common/lunar-signs'

const [first, last] = [1949, 2100]
const dayMs = 86_400_000

let months = ''
let terms = ''
let begins = 0
let length = 0
for (let ms = Date.UTC(first, 0, 1); ms <= Date.UTC(last, 11, 31); ms += dayMs) {
  const at = new Date(ms)
  const lunar = Solar.fromYmd(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()).getLunar()
  // The first month that begins within the years, and each one after it.
  if (lunar.getDay() === 1) {
    const before = Solar.fromYmd(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
      .next(-1)
      .getLunar()
    if (begins === 0) begins = ms / dayMs
    else months += signOf(before.getMonth(), length)
    length = 0
  }
  length++
  if (lunar.getJieQi() !== '') terms += lunarSigns[at.getUTCDate()] ?? ''
}

function signOf(month: number, days: number): string {
  const index = (Math.abs(month) - 1) * 4 + (month < 0 ? 2 : 0) + (days - 29)
  return lunarSigns[index] ?? ''
}

writeFileSync(
  'cloudfunctions/services/common/lunar-table.ts',
  `// Written by config/lunar-table.ts; read by lunar.ts.

/** The first day of the first month, counted from 1970. */
export const begins = ${String(begins)}
/** A sign for each lunar month: its number, whether it is a leap month, 29 or 30 days. */
export const months =
  '${months}'
export const firstYear = ${String(first)}
/** For each year the days of the month of its 24 terms, two a month. */
export const terms =
  '${terms}'
`,
)
