// A reporter of Jest that adds a line for each file of tests that passes: how long it took, what it loaded, and what of
// that it did not run; map.ts reads them.
const { appendFileSync } = require('node:fs')
const { SourceMap } = require('node:module')
const path = require('node:path')

module.exports = class {
  constructor({ rootDir }, { file }) {
    Object.assign(this, { rootDir, file })
  }

  onTestFileResult(test, result) {
    const { v8Coverage = [], perfStats } = result
    // Jest would hold all of it, for a report that nobody asks for.
    delete result.v8Coverage
    if (result.testExecError || result.numFailingTests > 0) return
    const idle = { [this.short(test.path)]: [] }
    for (const { result: coverage, codeTransformResult } of v8Coverage) {
      const { code, wrapperLength = 0 } = codeTransformResult
      const ran = ranIn(coverage.functions, code.length, wrapperLength)
      idle[this.short(coverage.url)] = idleIn(code, ran)
    }
    const ms = perfStats.runtime
    const line = { test: this.short(test.path), at: Date.now() - ms, ms, idle }
    appendFileSync(this.file, `${JSON.stringify(line)}\n`)
  }

  short(file) {
    return path.relative(this.rootDir, file)
  }
}

/** Which characters ran: of the ranges of V8 that hold one, the innermost says it. */
function ranIn(functions, length, wrapperLength) {
  const ran = new Uint8Array(length)
  const ranges = functions.flatMap((f) => f.ranges)
  ranges.sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset)
  for (const { startOffset, endOffset, count } of ranges)
    ran.fill(
      count > 0,
      Math.max(startOffset - wrapperLength, 0),
      Math.max(endOffset - wrapperLength, 0),
    )
  return ran
}

/** Stretches of the source that did not run, as places of their first and last words. */
function idleIn(code, ran) {
  const stretches = []
  let idle = false
  for (const [place, ats] of placesOf(code)) {
    const isIdle = !ats.some((at) => ran[at])
    if (isIdle && idle) stretches[stretches.length - 1][1] = place
    else if (isIdle) stretches.push([place, place])
    idle = isIdle
  }
  return stretches
}

const known = new Map()

/** For each place of the source (line × 1000 + column, from zero) the words of the compiled code that stand for it. */
function placesOf(code) {
  const before = known.get(code)
  if (before) return before
  const [, map] = /sourceMappingURL=.*base64,(\S+)\s*$/.exec(code) ?? []
  const source = map && new SourceMap(JSON.parse(Buffer.from(map, 'base64').toString()))
  const places = new Map()
  let start = 0
  code.split('\n').forEach((text, row) => {
    for (const { index } of source ? text.matchAll(/\w+/g) : []) {
      const { originalLine, originalColumn } = source.findEntry(row, index)
      if (originalLine === undefined) continue
      const place = originalLine * 1000 + originalColumn
      places.set(place, [...(places.get(place) ?? []), start + index])
    }
    start += text.length + 1
  })
  const sorted = [...places].sort(([a], [b]) => a - b)
  known.set(code, sorted)
  return sorted
}
