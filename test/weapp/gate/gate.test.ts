import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { compile } from './compile'
import { malformed, readBuild } from './files'
import { links } from './links'
import { sizes, tooLarge } from './sizes'

const sound = {
  'app.json': '{"pages":["home/index"],"subPackages":[{"root":"shop","pages":["index"]}]}',
  'app.js': 'require("./lib")',
  'lib.js': 'module.exports = 1',
  'app.wxss': '.a { color: red; width: 17PX; }',
  'base.wxss': '.b { color: blue; }',
  'base.wxml': '<template name="row"><view>{{a.b}}</view></template>',
  'home/index.js': 'Page({})',
  'home/index.json': '{}',
  'home/index.wxml': '<import src="../base.wxml"/>\n<template is="row" data="{{a:b}}"/>',
  'shop/index.js': 'Page({})',
  'shop/index.json': '{}',
  'shop/index.wxml': '<view/>',
  'shop/index.wxss': '@import "../base.wxss";',
}

let dir: string

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'zhiqi-gate-test-'))
})

afterEach(() => {
  rmSync(dir, { recursive: true })
})

function problems(changes: Record<string, string> = {}) {
  for (const [file, content] of Object.entries({ ...sound, ...changes })) {
    mkdirSync(path.dirname(path.join(dir, file)), { recursive: true })
    writeFileSync(path.join(dir, file), content)
  }
  const build = readBuild(dir)
  const unreadable = malformed(build)
  if (unreadable.length) return unreadable
  return [...compile(build), ...links(build), ...tooLarge(sizes(build))]
}

test('a sound build passes', () => {
  expect(problems()).toEqual([])
})

test.each([
  [
    'a template with a syntax error',
    { 'home/index.wxml': '<view>\n  {{ a + }}\n</view>' },
    /^wcc: home\/index\.wxml:1/,
  ],
  [
    'a tag that is not closed',
    { 'shop/index.wxml': '<view>\n<text>\n</view>' },
    /^wcc: shop\/index\.wxml:3/,
  ],
  [
    'an imported style with a syntax error',
    { 'base.wxss': '.a {\n b {\n}' },
    /^wcsc: ERR: base\.wxss\(2:/,
  ],
  ['a style with a syntax error', { 'app.wxss': '.a {\n b {\n}' }, /^wcsc: ERR: app\.wxss\(2:/],
  [
    'an imported style that is missing',
    { 'app.wxss': '@import "./no.wxss";' },
    /^wcsc: .*no\.wxss/,
  ],
  [
    'a script with a syntax error',
    { 'lib.js': 'var a\nvar b = ;' },
    /^javascript: lib\.js:2: SyntaxError/,
  ],
  [
    'a required file that is missing',
    { 'app.js': 'require("./no")' },
    /^link: app\.js: require \.\/no/,
  ],
  [
    'an imported template file that is missing',
    { 'home/index.wxml': '<import src="./no.wxml"/>' },
    /^link: home\/index\.wxml: src \.\/no/,
  ],
  [
    'a template that nobody defines',
    { 'shop/index.wxml': '<template is="row"/>' },
    /^link: shop\/index\.wxml: template row/,
  ],
  [
    'a component that is missing',
    { 'shop/index.json': '{"usingComponents":{"x":"/no"}}' },
    /^link: shop\/index\.json: component \/no/,
  ],
  [
    'a page that is missing',
    { 'app.json': '{"pages":["home/index","no/index"]}' },
    /^link: app\.json: no\/index\.js/,
  ],
  ['a config that is no JSON', { 'shop/index.json': '{' }, /^json: shop\/index\.json/],
  ['a main package that is too large', { 'lib.js': '/'.repeat(720_000) }, /^size: main/],
  ['a sub-package that is too large', { 'shop/x.txt': 'x'.repeat(310_000) }, /^size: shop/],
])('%s does not', (_, changes, expected) => {
  expect(problems(changes)).toContainEqual(expect.stringMatching(expected))
})
