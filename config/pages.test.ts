import { linkTo, pages } from '@/domain/common/pages'

interface Config {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

test('every page of the app is one that a link can name, and no other', () => {
  const globals = globalThis as { defineAppConfig?: (config: Config) => Config }
  globals.defineAppConfig = (config) => config
  const app = jest.requireActual<{ default: Config }>('../src/app.config').default
  const all = [
    ...app.pages,
    ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ]
  expect(Object.keys(pages).sort()).toEqual(all.sort())
})

test('a link carries what it was given, in that order', () => {
  expect(linkTo('packages/boards/rules/index')).toBe('packages/boards/rules/index')
  expect(linkTo('packages/points/deed/index', { deedId: 'd', villageId: 'v' })).toBe(
    'packages/points/deed/index?deedId=d&villageId=v',
  )
})

test('a link that lacks what its page needs, or carries what it does not know, is no code', () => {
  // @ts-expect-error a deed's page needs its id
  linkTo('packages/points/deed/index', {})
  // @ts-expect-error the rules take nothing
  linkTo('packages/boards/rules/index', { deedId: 'd' })
  // @ts-expect-error no such page
  linkTo('packages/boards/nowhere/index')
})
