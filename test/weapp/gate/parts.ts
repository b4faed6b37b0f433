import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { partsFile, type Part } from '../../../config/parts'
import { json, type AppJson, type Build } from './files'

export interface Area {
  readonly name: string
  readonly bytes: number
}

/** What the main package is made of, by capability, design language and library: each module's share of its built file. */
export function mainAreas(build: Build): Area[] {
  const list = partsFile(build.dir)
  if (!existsSync(list)) return []
  const { subPackages = [] } = json<AppJson>(build, 'app.json')
  const inMain = (file: string) => !subPackages.some(({ root }) => file.startsWith(root))
  const parts = (JSON.parse(readFileSync(list, 'utf8')) as Part[]).filter(({ file }) =>
    inMain(file),
  )
  const whole = sum(parts.map(({ file, bytes }) => [file, bytes]))
  const areas = sum(
    build.files.filter(inMain).flatMap((file): [string, number][] => {
      const { size } = statSync(path.join(build.dir, file))
      const total = whole.get(file)
      if (!total) return [[file.split('/')[0] ?? file, size]]
      return parts
        .filter((part) => part.file === file)
        .map(({ module, bytes }) => [areaOf(module), (size * bytes) / total])
    }),
  )
  return [...areas].map(([name, bytes]) => ({ name, bytes })).sort((a, b) => b.bytes - a.bytes)
}

/** `src/data/deeds.ts` and `src/domain/deeds/…` → deeds; `node_modules/react-dom/…` → react-dom */
export function areaOf(module: string): string {
  const library = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1]
  if (library) return library
  const [, folder = '', name = ''] = module.split('/')
  const layers = ['domain', 'data', 'features']
  if (layers.includes(folder)) return name.replace(/\..*$/, '')
  const rooms = ['pages', 'components']
  return rooms.includes(folder) && name
    ? `${folder}/${name.replace(/\..*$/, '')}`
    : folder.replace(/\..*$/, '')
}

function sum(all: [string, number][]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [name, bytes] of all) sums.set(name, (sums.get(name) ?? 0) + bytes)
  return sums
}
