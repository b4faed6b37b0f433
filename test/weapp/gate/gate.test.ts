import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { compile } from './compile'
import { malformed, readBuild } from './files'
import { links } from './links'
import { oldPhones } from './old-phones'
import { areaOf, mainAreas } from './parts'
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
  return [...compile(build), ...links(build), ...oldPhones(build), ...tooLarge(sizes(build))]
}

test('a sound build passes', () => {
  expect(problems()).toEqual([])
})

test('frames of a movement, rules for wide screens and texts in braces are sound', () => {
  const css = `@keyframes k { from { opacity: 0 } to { opacity: 1 } }
    @media (min-width: 600px) { .m > .n, page { color: blue; width: 1.5rpx; } }
    .a::after { content: '{.b'; }`
  expect(problems({ 'app.wxss': css })).toEqual([])
})

test('what a script looks for before it uses it may be missing', () => {
  const careful = `
    typeof WeakRef === 'function' && new WeakRef({})
    Object.hasOwn !== undefined && Object.hasOwn({}, 'a')
    const at = (all) => typeof all.at === 'function' && all.at(-1)
  `
  expect(problems({ 'lib.js': careful })).toEqual([])
})

test('what a script declares under the name of something new is its own', () => {
  const own = 'function WeakRef() {}\nnew WeakRef({})\nvar a = class AggregateError {}'
  expect(problems({ 'lib.js': own })).toEqual([])
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
  ['a main package that is too large', { 'lib.js': '/'.repeat(620_000) }, /^size: main/],
  [
    'a function that the oldest phones lack',
    { 'lib.js': 'exports.own = (a) =>\n  Object.hasOwn(a, "b")' },
    /^old phones: lib\.js:2: Object\.hasOwn/,
  ],
  ['a method that they lack', { 'lib.js': '[1].at(-1)' }, /^old phones: lib\.js:1: \.at\(\)/],
  ['an object that they lack', { 'lib.js': 'new WeakRef({})' }, /^old phones: lib\.js:1: WeakRef/],
  ['syntax that they lack', { 'lib.js': 'a?.b' }, /^old phones: lib\.js: syntax after ES2019/],
  ['a pattern that they lack', { 'lib.js': '/(?<!a)b/' }, /^old phones: lib\.js:1: a look-behind/],
  [
    'a selector that the compiler drops',
    { 'base.wxss': '.b { color: blue; }\npage, :root { --a: red; }' },
    /^wcsc: base\.wxss:2:1: a selector was dropped/,
  ],
  [
    'a rule that is left without one',
    { 'app.wxss': ':root { --a: red; }' },
    /^wcsc: app\.wxss:1:1: a selector was dropped/,
  ],
  [
    'a class that reaches other pages',
    { 'shop/index.wxss': '.a:is(.b) { color: red; }' },
    /^wcsc: shop\/index\.wxss:1:1: \.b lost its scope/,
  ],
  [
    'what is for components alone',
    { 'app.wxss': '.a { color: red; }\n:host { color: red; }' },
    /^wcsc: app\.wxss:2:1: :host/,
  ],
  ['a sub-package that is too large', { 'shop/x.txt': 'x'.repeat(310_000) }, /^size: shop/],
])('%s does not', (_, changes, expected) => {
  expect(problems(changes)).toContainEqual(expect.stringMatching(expected))
})

test('the main package is told by capability, design language and library, as its files were made', () => {
  const parts = [
    { file: 'lib.js', module: 'src/data/deeds.ts', bytes: 100 },
    { file: 'lib.js', module: 'src/domain/deeds/deed.ts', bytes: 200 },
    { file: 'lib.js', module: 'node_modules/@tarojs/taro/index.js', bytes: 100 },
    { file: 'shop/index.js', module: 'src/packages/shop/index.tsx', bytes: 100 },
  ]
  problems({ 'lib.js': 'x'.repeat(4000) })
  writeFileSync(`${dir}.parts.json`, JSON.stringify(parts))
  const areas = mainAreas(readBuild(dir))
  rmSync(`${dir}.parts.json`)
  expect(areas.slice(0, 2)).toEqual([
    { name: 'deeds', bytes: 3000 },
    { name: '@tarojs/taro', bytes: 1000 },
  ])
  expect(areas.map(({ name }) => name)).not.toContain('shop')
  expect(areaOf('src/pages/me/work.tsx')).toBe('pages/me')
  expect(areaOf('src/components/seal/index.tsx')).toBe('components/seal')
})
