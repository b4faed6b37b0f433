import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { json, ofType, readBuild, text, type Build } from '../../gate/files'
import type { AppJson, ComponentJson, Program } from '../payload'
import { undocumented } from './wxml'
import { compileWxss } from './wxss'

export interface Compiled {
  readonly program: Program
  /** What WeChat would not understand, one sentence each. */
  readonly faults: readonly string[]
}

/** Compiles a built mini-program for the page that runs it. */
export function compile(folder: string, phoneWidth: number): Compiled {
  const build = readBuild(folder)
  const appJson = json<AppJson>(build, 'app.json')
  const subPackages = appJson.subPackages ?? []
  const pages = [
    ...appJson.pages,
    ...subPackages.flatMap(({ root, pages: own }) =>
      own.map((page) => path.posix.join(root, page)),
    ),
  ]
  const configs = componentConfigs(build)
  const { templates, faults } = compileTemplates(build, configs)
  const read = (file: string) => text(build, file)
  const program: Program = {
    appJson,
    pages,
    json: configs,
    js: Object.fromEntries(ofType(build, '.js').map((file) => [file, read(file)])),
    wxss: Object.fromEntries(
      ofType(build, '.wxss').map((file) => {
        const name = withoutExtension(file)
        const page = pages.includes(name) ? name : null
        return [name, compileWxss(read(file), { file, phoneWidth, page, read })]
      }),
    ),
    templates,
  }
  return { program, faults }
}

function componentConfigs(build: Build): Record<string, ComponentJson> {
  const files = ofType(build, '.json').filter(
    (file) => !/^(?:app|sitemap|project\..+)\.json$/.test(file),
  )
  return Object.fromEntries(
    files.map((file) => [withoutExtension(file), json<ComponentJson>(build, file)]),
  )
}

/** Insides of built-in components: what scrolls is not the element that the page styles. */
const insides = {
  'scroll-view':
    '<div style="position:relative;width:100%;height:100%;max-height:inherit;overflow:hidden"><div style="height:100%"><slot /></div></div>',
}

function compileTemplates(build: Build, configs: Record<string, ComponentJson>) {
  const group = new TmplGroup()
  const faults: string[] = []
  for (const [name, wxml] of Object.entries(insides)) group.addTmpl(`builtin/${name}`, wxml)
  const components = new Set(
    Object.values(configs).flatMap(({ usingComponents = {} }) => Object.keys(usingComponents)),
  )
  for (const file of ofType(build, '.wxml')) {
    const wxml = text(build, file)
    for (const problem of group.addTmpl(withoutExtension(file), wxml) as TemplateProblem[]) {
      if (problem.isError) faults.push(`${file}:${problem.startLine}: ${problem.message}`)
    }
    faults.push(...undocumented(file, wxml, components))
  }
  for (const file of ofType(build, '.wxs'))
    group.addScript(withoutExtension(file), text(build, file))
  return { templates: group.getTmplGenObjectGroups(), faults }
}

interface TemplateProblem {
  readonly isError: boolean
  readonly message: string
  readonly startLine: number
}

function withoutExtension(file: string): string {
  return file.slice(0, -path.extname(file).length)
}
