// npm run build:functions: each cloud function into dist/cloudfunctions/<name>, ready to be uploaded.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'
import { functions, runtime, type CloudFunction } from './declaration'

export const functionsFolder = 'dist/cloudfunctions'

/** The server's parts, which have no business in the cloud, and what is installed there. */
const never = ['libsql', 'sharp', 'pdfkit', '@embedpdf/fonts-sc']

export interface Built {
  readonly name: string
  /** Loaded with the first call. */
  readonly eager: { readonly file: string; readonly bytes: number }
  /** Loaded when something first needs it. */
  readonly lazy: readonly { readonly file: string; readonly bytes: number }[]
}

export async function buildFunctions(folder = functionsFolder): Promise<Built[]> {
  rmSync(folder, { recursive: true, force: true })
  return Promise.all(functions.map((each) => buildFunction(each, path.join(folder, each.name))))
}

async function buildFunction(declared: CloudFunction, folder: string): Promise<Built> {
  mkdirSync(folder, { recursive: true })
  const entries = new Map([['index', `cloudfunctions/${declared.name}/index.ts`]])
  const files = []
  // A map goes on to what is added while it is walked: a lazy part may have lazy parts of its own.
  for (const [name, entry] of entries) {
    const outfile = path.join(folder, `${name}.js`)
    const { metafile, apart } = await bundle(entry, outfile)
    onlyWhatBelongs(declared, metafile)
    for (const [part, file] of apart) entries.set(part, file)
    files.push({ file: `${name}.js`, bytes: Object.values(metafile.outputs)[0]?.bytes ?? 0 })
  }
  const [eager = { file: '', bytes: 0 }, ...lazy] = files
  writeJson(path.join(folder, 'package.json'), packageOf(declared))
  writeJson(path.join(folder, 'config.json'), configOf(declared))
  return { name: declared.name, eager, lazy }
}

async function bundle(entry: string, outfile: string) {
  const found = new Map<string, string>()
  const { metafile } = await build({
    ...minified,
    entryPoints: [entry],
    outfile,
    external: never,
    plugins: [lazyParts(found)],
  })
  // What no code that stayed asks for is no part.
  const asked = new Set(
    Object.values(metafile.outputs).flatMap(({ imports }) => imports.map((each) => each.path)),
  )
  const apart = [...found].filter(([name]) => asked.has(`./${name}.js`))
  return { metafile, apart }
}

export const minified = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // So that a lazy part, which is CommonJS too, is loaded by `require`.
  supported: { 'dynamic-import': false },
  tsconfig: 'tsconfig.json',
  metafile: true,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
} as const

/** What our code loads by `import()` becomes a file of its own, so that a cold start does not even read it. */
function lazyParts(found: Map<string, string>): Plugin {
  return {
    name: 'lazy parts',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path: to, resolveDir }) => {
        if (kind !== 'dynamic-import' || resolveDir.includes('node_modules')) return undefined
        const name = path.basename(to)
        const entry = path.resolve(resolveDir, to)
        if ((found.get(name) ?? entry) !== entry)
          throw new Error(`two lazy parts are named ${name}`)
        found.set(name, entry)
        return { path: `./${name}.js`, external: true }
      })
    },
  }
}

/** A function that carries the server or the other store would be found out late, in the cloud. */
function onlyWhatBelongs({ name, installed }: CloudFunction, { inputs, outputs }: Metafile): void {
  const foreign = Object.keys(inputs).filter((file) =>
    /^cloudfunctions\/(server\/|platform\/store\/sqlite|platform\/files\/folder)/.test(file),
  )
  const outside = Object.values(outputs)
    .flatMap(({ imports }) => imports.map((each) => each.path))
    .filter((each) => never.includes(each) && !installed.includes(each))
  const wrong = [...foreign, ...outside]
  if (wrong.length) throw new Error(`${name} must not need ${wrong.join(', ')}`)
}

function packageOf({ name, installed }: CloudFunction) {
  const { version, dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    version: string
    dependencies: Record<string, string>
  }
  return {
    name,
    version,
    private: true,
    main: 'index.js',
    dependencies: Object.fromEntries(installed.map((each) => [each, dependencies[each]])),
  }
}

function configOf({ timeoutSeconds, memoryMb, triggers, openapi }: CloudFunction) {
  return {
    runtime,
    timeout: timeoutSeconds,
    memorySize: memoryMb,
    triggers: triggers.map(({ name, cron }) => ({ name, type: 'timer', config: cron })),
    permissions: { openapi },
  }
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}
