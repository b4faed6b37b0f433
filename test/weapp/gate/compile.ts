import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import path from 'node:path'
import { Script } from 'node:vm'
import { json, ofType, text, type Build } from './files'
import { madeStyles } from './styles'

/** Templates, styles and scripts through WeChat's own compilers and a parser. Problems name file and line. */
export function compile(build: Build): string[] {
  return [...templates(build), ...styles(build), ...scripts(build)]
}

function templates(build: Build): string[] {
  const sources = ofType(build, '.wxml', '.wxs')
  const components = ofType(build, '.wxml').flatMap((file) => {
    const config = file.replace(/wxml$/, 'json')
    if (!build.files.includes(config)) return []
    const { usingComponents = {} } = json<{ usingComponents?: object }>(build, config)
    const names = Object.keys(usingComponents)
    return names.length ? [[file, names.length, ...names].join(' ')] : []
  })
  const define = ['-d', '-cc', [components.length, ...components].join(' ')]
  const all = run(build, 'wcc', [...define, ...sources, '-gn', '$gwx'])
  if (all.status === 0) return parse('wcc output', all.stdout)
  // The compiler stops at the first fault: ask file by file for the others.
  const helpers = ofType(build, '.wxs')
  return sources.flatMap((file) => {
    const one = run(build, 'wcc', [...define, ...new Set([file, ...helpers]), '-gn', '$gwx'])
    return one.status === 0 ? [] : [`wcc: ${one.stderr.trim()}`]
  })
}

function styles(build: Build): string[] {
  const sources = ofType(build, '.wxss')
  const count = ['-pc', String(sources.length)]
  const all = run(build, 'wcsc', ['-db', ...count, ...sources])
  if (all.status === 0) return madeStyles(all.stdout)
  // Again one file at a time; what it may import has to be named after it.
  const problems = sources.flatMap((file) => {
    const others = sources.filter((other) => other !== file)
    const { status, stderr } = run(build, 'wcsc', ['-db', '-pc', '1', file, ...others])
    return status === 0 ? [] : [`wcsc: ${stderr.trim().split('\n')[0] ?? file}`]
  })
  return [...new Set(problems)]
}

function scripts(build: Build): string[] {
  return ofType(build, '.js').flatMap((file) => parse(file, text(build, file)))
}

function parse(file: string, source: string): string[] {
  try {
    new Script(source, { filename: file })
    return []
  } catch (error) {
    // Not `instanceof`: the error may come from another realm.
    const [place, , , , message] = String((error as Error).stack).split('\n')
    return [`javascript: ${place ?? file}: ${message ?? String(error)}`]
  }
}

function run(build: Build, name: 'wcc' | 'wcsc', args: string[]) {
  const folder = { linux: 'linux', darwin: 'mac', win32: 'windows' }[process.platform as string]
  if (!folder) throw new Error(`${name} does not exist for ${process.platform}`)
  const windows = folder === 'windows'
  const program = path.resolve(
    'node_modules/miniprogram-compiler/bin',
    folder,
    windows ? `${name}.exe` : name,
  )
  if (!windows) chmodSync(program, 0o755)
  const result = spawnSync(program, args, {
    cwd: build.dir,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (result.error) throw result.error
  return result
}
