import path from 'node:path'
import { json, ofType, text, type AppJson, type Build } from './files'

/** What a file names must exist: require, import, include, wxs, template, component, page. */
export function links(build: Build): string[] {
  return [...requires(build), ...imports(build), ...templates(build), ...pages(build)]
}

function requires(build: Build): string[] {
  return ofType(build, '.js', '.wxs').flatMap((file) =>
    matches(text(build, file), /\brequire\(\s*["'](\.{0,2}\/[^"']+)["']\s*\)/g)
      .filter((target) => !found(build, resolve(file, target), ['', '.js', '/index.js']))
      .map((target) => `link: ${file}: require ${target} is not there`),
  )
}

function imports(build: Build): string[] {
  return ofType(build, '.wxml').flatMap((file) =>
    matches(text(build, file), /<(?:import|include|wxs)\b[^>]*?\bsrc="([^"{]+)"/g)
      .filter((target) => !found(build, resolve(file, target), ['', '.wxml', '.wxs']))
      .map((target) => `link: ${file}: src ${target} is not there`),
  )
}

function templates(build: Build): string[] {
  return ofType(build, '.wxml').flatMap((file) => {
    const defined = definedIn(build, file)
    return matches(text(build, file), /<template\b[^>]*?\bis="([^"{]+)"/g)
      .filter((name) => !defined.has(name))
      .map((name) => `link: ${file}: template ${name} is not defined`)
  })
}

/** Template names of a file and of what it imports; WeChat does not follow imports of imports. */
function definedIn(build: Build, file: string): Set<string> {
  const imported = matches(text(build, file), /<import\b[^>]*?\bsrc="([^"]+)"/g)
    .map((target) => resolve(file, target))
    .filter((target) => build.files.includes(target))
  return new Set(
    [file, ...imported].flatMap((source) =>
      matches(text(build, source), /<template\b[^>]*?\bname="([^"]+)"/g),
    ),
  )
}

function pages(build: Build): string[] {
  const { pages: main, subPackages = [] } = json<AppJson>(build, 'app.json')
  const all = [...main, ...subPackages.flatMap((sub) => sub.pages.map((p) => `${sub.root}/${p}`))]
  const missing = all.flatMap((page) =>
    ['.js', '.wxml', '.json']
      .filter((extension) => !build.files.includes(page + extension))
      .map((extension) => `link: app.json: ${page}${extension} is not there`),
  )
  return [...missing, ...components(build)]
}

function components(build: Build): string[] {
  return ofType(build, '.json').flatMap((file) => {
    const { usingComponents = {} } = json<{ usingComponents?: Record<string, string> }>(build, file)
    return Object.values(usingComponents)
      .filter((target) => !target.includes('://'))
      .filter((target) => !found(build, resolve(file, target), ['.json', '/index.json']))
      .map((target) => `link: ${file}: component ${target} is not there`)
  })
}

function resolve(from: string, target: string): string {
  return target.startsWith('/')
    ? target.slice(1)
    : path.posix.join(path.posix.dirname(from), target)
}

function found(build: Build, target: string, endings: string[]): boolean {
  return endings.some((ending) => build.files.includes(target + ending))
}

function matches(source: string, pattern: RegExp): string[] {
  return [...source.matchAll(pattern)].flatMap((match) => match[1] ?? [])
}
