import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A built mini-program: where it lies and its files, relative and with forward slashes. */
export interface Build {
  readonly dir: string
  readonly files: readonly string[]
}

export interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
}

export function readBuild(dir: string): Build {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort()
  return { dir, files }
}

export function ofType(build: Build, ...extensions: string[]): string[] {
  return build.files.filter((file) => extensions.includes(path.extname(file)))
}

export function text(build: Build, file: string): string {
  return readFileSync(path.join(build.dir, file), 'utf8')
}

export function json<T>(build: Build, file: string): T {
  return JSON.parse(text(build, file)) as T
}

/** Config files that are no JSON; nothing else can be checked before they are. */
export function malformed(build: Build): string[] {
  return ofType(build, '.json').flatMap((file) => {
    try {
      json(build, file)
      return []
    } catch (error) {
      return [`json: ${file}: ${error instanceof Error ? error.message : String(error)}`]
    }
  })
}
