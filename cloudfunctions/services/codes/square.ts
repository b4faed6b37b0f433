import { encode } from 'uqr'

/** A text as a camera reads it: the dark squares as an SVG path, run by run. */
export function squareCode(text: string): { side: number; path: string } {
  const { data, size: side } = encode(text, { ecc: 'M', border: 0 })
  const runs = data.flatMap((line, y) => runsIn(line).map(([x, n]) => `M${x} ${y}h${n}v1H${x}`))
  return { side, path: runs.join('') }
}

function runsIn(line: readonly boolean[]): [start: number, length: number][] {
  const runs: [number, number][] = []
  for (const [i, dark] of line.entries()) {
    const last = runs[runs.length - 1]
    if (!dark) continue
    if (last !== undefined && last[0] + last[1] === i) last[1] += 1
    else runs.push([i, 1])
  }
  return runs
}
