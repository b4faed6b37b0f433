import * as glassEasel from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import type { Payload, SetDataCall } from '../payload'
import { createBackend } from './backend'
import { defineBuiltins, type BuiltinServices } from './builtins'
import { crossed } from './crossing'
import { handler } from './events'
import { messageOf, type Failures } from './failures'
import { scopeOf } from './globals'
import { Modules, resolve } from './modules'

type Method = (...args: unknown[]) => unknown
type Definition = Record<string, unknown>
type CodeSpace = ReturnType<MiniProgramEnv['createCodeSpace']>
type Backend = ReturnType<MiniProgramEnv['associateBackend']>
export type Root = ReturnType<Backend['createRoot']>
/** What a page or component is to the app's code: `this`. */
export type Instance = ReturnType<Root['get']>
export type TemplateGroups = Record<string, unknown>

interface Outside {
  readonly payload: Payload
  readonly failures: Failures
  readonly wx: object
  readonly console: object
  readonly services: BuiltinServices
  readonly note: (call: SetDataCall) => void
  readonly getApp: () => unknown
  readonly getCurrentPages: () => unknown
  readonly onApp: (definition: Record<string, Method>) => void
}

/** The code of the mini-program: its modules, its page and component definitions, its templates and sheets. */
export class Code {
  readonly space: CodeSpace
  private readonly backend: Backend
  private readonly modules: Modules
  private readonly started = new Set<string>()
  private patched = false

  constructor(private readonly outside: Outside) {
    const { payload, failures } = outside
    const environment = new MiniProgramEnv()
    this.backend = environment.associateBackend(createBackend(payload.phone.width))
    this.space = environment.createCodeSpace('', true)
    keepIds(this.space)
    glassEasel.addGlobalErrorListener((error) => {
      failures.add('exception', messageOf(error))
      return false
    })
    glassEasel.addGlobalWarningListener((message) => {
      failures.add('component', message)
      return false
    })
    this.addFiles()
    this.modules = new Modules(payload.program, scopeOf(this.globals(), failures))
  }

  private addFiles(): void {
    const { program } = this.outside.payload
    for (const [path, css] of Object.entries(program.wxss)) {
      this.backend.registerStyleSheetContent(path, css)
      this.space.addStyleSheet(path, path)
    }
    const groups = (0, eval)(program.templates) as TemplateGroups
    const compiled = (path: string) => ({ groupList: groups, content: groups[path] })
    const insides = Object.keys(groups).filter((path) => path.startsWith('builtin/'))
    defineBuiltins(
      this.space.getComponentSpace(),
      this.outside.failures,
      this.outside.services,
      Object.fromEntries(insides.map((path) => [path, compiled(path)])),
    )
    const shared = program.appJson.usingComponents ?? {}
    for (const [path, config] of Object.entries(program.json)) {
      const usingComponents = { ...shared, ...config.usingComponents }
      this.space.addComponentStaticConfig(path, { ...config, usingComponents } as never)
      if (groups[path] !== undefined) this.space.addCompiledTemplate(path, compiled(path) as never)
    }
  }

  private globals(): Record<string, unknown> {
    const { wx, console, getApp, getCurrentPages, onApp } = this.outside
    return {
      wx,
      console,
      getApp,
      getCurrentPages,
      App: onApp,
      Page: (definition: Definition) => this.page(definition),
      Component: (definition: Definition) => this.component(definition),
      Behavior: (definition: Definition) =>
        this.space
          .behavior()
          .definition(definition as never)
          .register(),
    }
  }

  private page(definition: Definition): void {
    const own: Definition = {}
    for (const [name, value] of Object.entries(definition)) {
      own[name] = typeof value === 'function' ? handler(value as Method) : value
    }
    if (Array.isArray(own.behaviors) && own.behaviors.length === 0) delete own.behaviors
    this.space
      .component(this.defining())
      .pageDefinition(own as never)
      .register()
  }

  private component(definition: Definition): void {
    const own: Definition = { ...definition }
    const { methods, options } = definition as { methods?: object; options?: Definition }
    if (methods) {
      own.methods = Object.fromEntries(
        Object.entries(methods).map(([name, method]) => [name, handler(method as Method)]),
      )
    }
    if (options) {
      const { virtualHost, multipleSlots, dynamicSlots, pureDataPattern } = options
      own.options = { virtualHost, multipleSlots, dynamicSlots, pureDataPattern }
    }
    this.space
      .component(this.defining())
      .definition(own as never)
      .register()
  }

  private defining(): string {
    const path = this.modules.current
    if (path === null) throw new Error('Page and Component define only while their file is loaded')
    return path
  }

  require(file: string): unknown {
    return this.modules.require(file)
  }

  /** Runs a page's or component's file once, those it uses first. */
  load(path: string): void {
    if (this.started.has(path)) return
    this.started.add(path)
    const using = this.space.getComponentStaticConfig(path)?.usingComponents ?? {}
    for (const target of Object.values(using)) this.load(resolve(path, target))
    this.modules.define(path)
  }

  createRoot(path: string): Root {
    this.load(path)
    const root = this.backend.createRoot('body', this.space, path)
    this.patchSetData(root.get())
    return root
  }

  /** Every setData of pages and components crosses as in WeChat. All of them share one prototype. */
  private patchSetData(instance: object): void {
    if (this.patched) return
    this.patched = true
    let level = instance
    while (!Object.hasOwn(level, 'setData')) level = Object.getPrototypeOf(level) as object
    const proto = level as { setData: (data: object, done?: () => void) => void }
    const original = proto.setData
    const { failures, note } = this.outside
    proto.setData = function (this: { is: string }, data, done) {
      const arrived = crossed(data, { page: this.is, failures, note })
      original.call(this, arrived)
      if (done) setTimeout(() => done.call(this))
    }
  }
}

/** Ids of a template stand in the document as they are written, so that selectors and rules find them. */
function keepIds(space: CodeSpace): void {
  // Internal to the adapter, hence not in its types.
  type Prepare = (...args: unknown[]) => [options: object, isolation: unknown]
  const inner = space as unknown as { prepareComponentOptions: Prepare }
  const prepare = inner.prepareComponentOptions.bind(space)
  inner.prepareComponentOptions = (...args) => {
    const [options, isolation] = prepare(...args)
    return [{ ...options, writeIdToDOM: true, idPrefixGenerator: null }, isolation]
  }
}
