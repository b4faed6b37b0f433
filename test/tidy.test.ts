import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { notice } from '../config/notice'
import { notSteps, stages } from '../config/test-steps'

// The words and hosts are put together here, so that this file passes its own test.
const unfinished = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b`)
const promised = /能换东西|可兑|申请更正|管细则|兑换时/
const leftOut =
  /\b(?:it|test|describe)\.(?:skip|only|todo)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\(/
const machinePath = /(?<![\w.@/*-])\/(?:work|farm|tmp|home|root|Users)\/\w/
const registry = new RegExp(['registry\\.' + 'npm', 'npm' + 'mirror', 'npmjs\\.' + 'org'].join('|'))

const root = path.resolve(__dirname, '..')
const ignored = new Set(
  [...read('.gitignore').split('\n'), '.git', 'package-lock.json']
    .map((line) => line.trim().replace(/\/$/, ''))
    .filter(Boolean),
)
const texts = /\.(?:[cm]?[jt]sx?|json|scss|html|md|svg|wxml|wxss|wxs|ya?ml|sh)$|^\.[\w.-]+$|^run$/
const files = list('.')
const code = files.filter((file) => /\.[cm]?[jt]sx?$/.test(file))

interface Package {
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  overrides: Record<string, string>
}
const manifest = JSON.parse(read('package.json')) as Package

test('nothing is left for later', () => {
  expect(linesWith(files, unfinished)).toEqual([])
})

test('no screen promises what is not there: points that buy, corrections, rules to keep', () => {
  const screens = code.filter((file) => /^(?:src|cloudfunctions)\//.test(file))
  expect(linesWith(screens, promised)).toEqual([])
})

test('no test is left out and none is run alone', () => {
  expect(linesWith(code, leftOut)).toEqual([])
})

test('no file names a path of one machine', () => {
  expect(linesWith(files, machinePath)).toEqual([])
})

test('no file names a package registry, the lock file included', () => {
  expect(linesWith([...files, 'package-lock.json'], registry)).toEqual([])
  expect(linesWith(['package-lock.json'], /"resolved"/)).toEqual([])
})

describe('the domain', () => {
  const domain = code.filter((file) => file.startsWith('src/domain/') && !file.includes('.test.'))

  test('asks no clock', () => {
    expect(linesWith(domain, /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)/)).toEqual([])
  })

  test('leaves nothing to chance', () => {
    expect(linesWith(domain, /\bMath\.random\b|\bcrypto\.(?:random|getRandom)/)).toEqual([])
  })
})

test('features meet without circles, types counted', () => {
  const meets = new Map<string, Set<string>>()
  for (const file of code.filter((name) => /^src\/features\/.*(?<!\.test)\.tsx?$/.test(name))) {
    const from = file.split('/')[2]!
    for (const [, to] of read(file).matchAll(/'@\/features\/([\w-]+)/g))
      if (to !== from) meets.set(from, (meets.get(from) ?? new Set()).add(to!))
  }
  const circles: string[] = []
  const walk = (feature: string, way: readonly string[]): void => {
    if (way.includes(feature)) circles.push([...way, feature].join(' → '))
    else for (const next of meets.get(feature) ?? []) walk(next, [...way, feature])
  }
  for (const feature of meets.keys()) walk(feature, [])
  expect(circles).toEqual([])
})

describe('package.json', () => {
  test('pins every version', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies }
    const loose = Object.entries(all).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    )
    expect(loose).toEqual([])
  })

  test('keeps packages out that phone home or that anyone may register', () => {
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { name?: string }>
    }
    for (const name of ['@jmfe/npm-usage-stats-tool', 'codesandbox', 'rehype-highlight']) {
      expect(manifest.overrides[name]).toMatch(/^npm:isarray@/)
      expect(lock.packages[`node_modules/${name}`]?.name).toBe('isarray')
    }
  })
})

test('NOTICE names what is installed; npm run notice writes it', () => {
  expect(read('NOTICE')).toBe(notice())
})

test('every file and folder that a document names is there', () => {
  const lost = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      pathsIn(file)
        .filter((named) => !isThere(named))
        .map((named) => `${file}: ${named}`),
    )
  expect(lost).toEqual([])
})

describe('npm commands', () => {
  const scripts = Object.keys(manifest.scripts)

  test('are in package.json where a document names them', () => {
    const named = commandsIn(files.filter((file) => file.endsWith('.md')))
    expect(named.filter((script) => !scripts.includes(script))).toEqual([])
  })

  test('are all told in the README or in CONTRIBUTING', () => {
    const named = commandsIn(['README.md', 'CONTRIBUTING.md'])
    expect(scripts.filter((script) => !named.includes(script))).toEqual([])
  })

  test('are steps of npm test, or it is said why not', () => {
    const steps = stages.flat(2).map(({ script }) => script)
    expect([...steps, ...Object.keys(notSteps)].sort()).toEqual([...scripts].sort())
  })
})

/** What stands in backticks and is a path of ours: in a folder of the repository, or a file by its ending. */
function pathsIn(document: string): string[] {
  const ours =
    /^(?:src|test|config|cloudfunctions|components|features|packages|pages|platform|services|theme)\/|^[\w@<{*./-]+\.(?:[jt]sx?|[cm]js|json|scss|md|html)$/
  return [...read(document).matchAll(/`([^`\s]+)`/g)]
    .map(([, word]) => word!)
    .filter((word) => ours.test(word) && ![...ignored].some((made) => word.startsWith(made)))
}

/** A path is named from the root or by its end, with or without its ending; `<x>` and `*` stand for any name, `{x,y}` for one of two. */
function isThere(named: string): boolean {
  const pattern = named
    .replace(/^(?:\.\.?\/)+|\/$/g, '')
    .replace(/[.+?^$()|[\]\\]/g, '\\$&')
    .replace(/<[^>]+>|\*/g, '[^/]+')
    .replace(/\{([^}]+)\}/g, (_, names: string) => `(?:${names.replace(/,/g, '|')})`)
  const there = new RegExp(`(?:^|/)${pattern}(?:[/.]|$)`)
  return files.some((file) => there.test(file))
}

function commandsIn(documents: string[]): string[] {
  return documents
    .flatMap((file) => [...read(file).matchAll(/\bnpm (?:run ([\w:-]+)|(test|start)\b)/g)])
    .map(([, script, short]) => script ?? short ?? '')
}

function list(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    if (ignored.has(entry.name) || ignored.has(file)) return []
    if (entry.isDirectory()) return list(file)
    return texts.test(entry.name) ? [file] : []
  })
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

function linesWith(among: string[], pattern: RegExp): string[] {
  return among.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => {
        const match = pattern.exec(line)
        return match ? [`${file}:${index + 1}: ${match[0]}`] : []
      }),
  )
}
