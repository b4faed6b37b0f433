import path from 'node:path'
import automator from 'miniprogram-automator'

jest.setTimeout(240_000)

/** WEAPP_CLI is the `cli` of WeChat's DevTools, with its service port switched on; else the simulator stands in. */
const cliPath = process.env.WEAPP_CLI ?? path.resolve('test/weapp/simulator/cli.mjs')

test('the automator launches the project by a command, and the first page is drawn', async () => {
  const program = await automator.launch({
    cliPath,
    projectPath: path.resolve('.'),
    port: 9473,
    timeout: 180_000,
  })
  const page = await program.currentPage()
  expect(page?.path).toBe('pages/boards/index')
  await page?.waitFor(1_000)
  expect(await (await page?.$('.tab-bar'))?.text()).toMatch(/榜\s*活动\s*积分\s*我家/)
  await program.close()
})
