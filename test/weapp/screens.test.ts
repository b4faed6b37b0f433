import { readFileSync } from 'node:fs'
import { screens } from '../journeys/screens'
import { tellScreens } from '../journeys/stories/screens'
import type { AutomatorPhone } from './phone'
import { weappStage } from './stage'

const stage = weappStage()

test('every page of the app is among the screens', () => {
  const { pages, subPackages } = JSON.parse(readFileSync('dist/weapp/app.json', 'utf8')) as {
    pages: string[]
    subPackages: { root: string; pages: string[] }[]
  }
  const all = [...pages, ...subPackages.flatMap((p) => p.pages.map((page) => `${p.root}/${page}`))]
  const shown = Object.values(screens)
    .flat()
    .map(({ page }) => page)
  expect([...shown].sort()).toEqual([...all].sort())
})

async function look(phone: AutomatorPhone, route: string): Promise<void> {
  const shown = await phone.program.currentPage()
  const deep = ((await shown?.$$('comp')) as unknown[] | undefined)?.length ?? 0
  // Below the sixteenth level Taro puts parts into components of their own, where no selector looks.
  expect([route, deep]).toEqual([route, 0])
}

tellScreens(stage, {
  folder: 'test/shots/weapp',
  look,
})
