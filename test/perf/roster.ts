import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeXlsx } from '../../cloudfunctions/platform/sheets/write'
import { rosterTable } from '../roster/workbook'
import { temporaryFolder } from '../store/temporary'

export const importedRows = 10_000

export interface RosterFigures {
  readonly checkMs: number
  readonly importMs: number
  /** The most that the process ever held, everything of Node's own included. */
  readonly peakMib: number
}

/** A workbook of 10,000 people is checked and imported by a process of its own, so that nothing else counts. */
export async function measureRoster(): Promise<RosterFigures> {
  const folder = temporaryFolder()
  try {
    const file = join(folder, 'roster.xlsx')
    const rows = rosterTable(importedRows)
    writeFileSync(file, await writeXlsx([{ name: '名册', widths: [], rows }]))
    const child = ['config/run-ts.mjs', 'test/perf/roster-child.ts', file]
    const printed = execFileSync(process.execPath, child, { encoding: 'utf8' })
    return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as RosterFigures
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
