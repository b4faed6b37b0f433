import type { Program } from '../payload'
import type { Scope } from './globals'

interface Module {
  exports: unknown
}

/** `require` of a mini-program: every file once, by a path relative to the one that asks. */
export class Modules {
  private readonly loaded = new Map<string, Module>()
  /** The page or component whose file is being run: what `Page` and `Component` define. */
  current: string | null = null

  constructor(
    private readonly program: Program,
    private readonly scope: Scope,
  ) {}

  /** Runs the file of a page or component, which defines it. */
  define(path: string): void {
    const before = this.current
    this.current = path
    try {
      this.require(`${path}.js`)
    } finally {
      this.current = before
    }
  }

  require(file: string): unknown {
    const name = file.endsWith('.js') ? file : `${file}.js`
    const known = this.loaded.get(name)
    if (known) return known.exports
    const source = this.program.js[name]
    if (source === undefined) {
      throw new Error(`module '${name}' is not defined, require args is '${file}'`)
    }
    const module: Module = { exports: {} }
    this.loaded.set(name, module)
    const { names, values } = this.scope
    const parameters = ['require', 'module', 'exports', ...names]
    const body = `${source}\n//# sourceURL=weapp:///${name}`
    // The one place where code is made from text: it is the program under test.
    const run = new Function(...parameters, body)
    const requireFrom = (target: string) => this.require(resolve(name, target))
    run.call(undefined, requireFrom, module, module.exports, ...values)
    return module.exports
  }
}

/** A path that is named in a file, from the root of the program. */
export function resolve(from: string, target: string): string {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '' || step === '.') continue
    if (step === '..') parts.pop()
    else parts.push(step)
  }
  return parts.join('/')
}
