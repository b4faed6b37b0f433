import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { Docs } from '../../cloudfunctions/services/common/context'
import { entries } from '../../cloudfunctions/server/reference'
import { accountsOf } from '../../cloudfunctions/services/ledger/ledger'
import type { Shape } from './misfits'

/** What a release leaves behind for all later ones, under its version's name. */
const shelf = path.join('test', 'kept')
/** A data folder as the release wrote it, the figures in it, the web app that people still have open, its calls. */
const files = {
  ...{ data: 'data.tar.br', figures: 'figures.txt' },
  ...{ web: 'web.tar.br', calls: 'calls.json.br' },
} as const
const unwanted = ['*.map', '*.LICENSE.txt', '*.br', '*.gz']

export type Part = keyof typeof files

/** Oldest first. */
export function releases(): string[] {
  const inside = readdirSync(shelf, { withFileTypes: true })
  const names = inside.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

export function partOf(release: string, part: Part): string {
  return path.join(shelf, release, files[part])
}

/** Packs a folder, without what only a developer wants to see and without what is there again, compressed. */
export function pack(folder: string, to: string): number {
  const tar = execFileSync(
    'tar',
    ['-c', ...unwanted.map((name) => `--exclude=${name}`), '-C', folder, '.'],
    {
      maxBuffer: 1 << 30,
    },
  )
  const packed = brotliCompressSync(tar, {
    params: {
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: tar.length,
    },
  })
  mkdirSync(path.dirname(to), { recursive: true })
  writeFileSync(to, packed)
  return packed.length
}

/** @returns a temporary folder, to be removed by whoever asked */
export function unpack(release: string, part: 'data' | 'web'): string {
  const folder = mkdtempSync(path.join(tmpdir(), `zhiqi-${release}-`))
  const tar = brotliDecompressSync(readFileSync(partOf(release, part)))
  execFileSync('tar', ['-x', '-C', folder], { input: tar })
  return folder
}

/** A call as an app knows it. */
export interface KeptCall {
  readonly kind: string
  readonly request: Shape
  readonly answer: Shape
}
export type KeptCalls = Readonly<Record<string, KeptCall>>

export function callsToday(): KeptCalls {
  return Object.fromEntries(
    entries.map(({ name, kind, request, answer }) => [name, { kind, request, answer }]),
  )
}

export function keepCalls(release: string): void {
  writeFileSync(partOf(release, 'calls'), brotliCompressSync(JSON.stringify(callsToday())))
}

export function callsOf(release: string): KeptCalls {
  const json = brotliDecompressSync(readFileSync(partOf(release, 'calls'))).toString()
  return JSON.parse(json) as KeptCalls
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** A line for each account: entries, both figures, and the head of the chain, which all of them go into. */
export async function figuresOf(store: Docs): Promise<string> {
  const lines: string[] = []
  for (const { villageId } of await store.list('villages', { eq: {}, limit: 1000 })) {
    for (const { accountId, seq, honour, spendable, head } of await accountsOf(store, villageId))
      lines.push([accountId, seq, honour, spendable, head].join(' '))
  }
  return `${lines.sort().join('\n')}\n`
}
