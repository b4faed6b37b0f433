import type { DateShown } from '@/domain/common/table'
import { each } from './parts'
import type { Archive } from './zip'

/** By the number of a cell's style what of a date it shows; null where it shows none. */
export type Styles = readonly (DateShown | null)[]

const stylesMax = 10_000

/** The formats that a program need not write down, as a Chinese one counts them. */
const builtIn: Readonly<Record<number, DateShown>> = {
  14: 'day',
  15: 'day',
  16: 'monthDay',
  17: 'month',
  22: 'day',
  27: 'month',
  28: 'monthDay',
  29: 'monthDay',
  30: 'day',
  31: 'day',
  36: 'month',
  50: 'month',
  51: 'monthDay',
  52: 'month',
  53: 'monthDay',
  54: 'monthDay',
  55: 'month',
  56: 'monthDay',
  57: 'month',
  58: 'monthDay',
}

/** Null where the package has no styles at all. */
export async function stylesOf(archive: Archive, part: string): Promise<Styles | null> {
  const own = new Map<number, DateShown | null>()
  const styles: (DateShown | null)[] = []
  let inCells = false
  const found = await each(archive, part, ({ kind, value, attributes }) => {
    if (value === 'cellXfs') inCells = kind === 'open'
    if (kind !== 'open') return
    const id = Number(attributes.numFmtId?.value ?? '0')
    if (value === 'numFmt' && own.size < stylesMax)
      own.set(id, shownBy(attributes.formatCode?.value ?? ''))
    if (value === 'xf' && inCells && styles.length < stylesMax)
      styles.push(own.has(id) ? (own.get(id) ?? null) : (builtIn[id] ?? null))
  })
  return found ? styles : null
}

/** yyyy"年"m"月" shows a month. Colours, languages and words in a format are none of its letters. */
export function shownBy(format: string): DateShown | null {
  const [first = ''] = format.split(';')
  const letters = first
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general|am\/pm|上午\/下午/gi, '')
    .toLowerCase()
  const [year, day] = [/[yeb]/.test(letters), letters.includes('d')]
  // The m of minutes stands beside an hour or a second.
  const month = letters.replace(/h+[^a-z]*m+|m+[^a-z]*s+/g, '').includes('m')
  if (day && (year || !month)) return year || month ? 'day' : null
  if (day) return 'monthDay'
  return year && month ? 'month' : null
}
