import { firstSentence } from '../words'

/** Characters that stand below each other in a column. */
const long = 10

/** The beginning of a citation as it stands in a column: at most two lines that break at the comma; … where more follows. */
export function columnLines(citation: string): string[] {
  const sentence = firstSentence(citation).replace(/[。！？…]$/, '')
  const clauses = sentence.match(/[^，；、：]+[，；、：]*/g) ?? []
  const [first = '', ...others] = clauses
  const wrapped = bare(first).length > long
  const all = wrapped ? inTwo(first) : joined(clauses)
  const [line = '', second] = all
  const more = all.length > 2 || (wrapped && others.length > 0)
  if (second === undefined) return [bare(line)]
  return [line, cut(bare(second), more)]
}

/** One or two characters are not left for the second line. */
function inTwo(clause: string): string[] {
  const { length } = bare(clause)
  const at = length - long < 3 ? Math.ceil(length / 2) : long
  return [clause.slice(0, at), clause.slice(at)]
}

/** Whole clauses, as many to a line as fit. */
function joined(clauses: readonly string[]): string[] {
  const lines: string[] = []
  for (const clause of clauses) {
    const last = lines.pop() ?? ''
    if (bare(last + clause).length <= long) lines.push(last + clause)
    else lines.push(...(last === '' ? [] : [last]), clause)
  }
  return lines
}

function cut(line: string, more: boolean): string {
  return more || line.length > long ? `${line.slice(0, long - 1)}…` : line
}

function bare(line: string): string {
  return line.replace(/[，；、：]+$/, '')
}
