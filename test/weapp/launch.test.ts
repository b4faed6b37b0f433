import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import automator from 'miniprogram-automator'

jest.setTimeout(240_000)

/** WEAPP_CLI is the `cli` of WeChat's DevTools, with its service port switched on; else the simulator stands in. */
const cliPath = process.env.WEAPP_CLI ?? path.resolve('test/weapp/simulator/cli.mjs')

test('the automator launches the project by a command, and the first page is drawn', async () => {
  const program = await automator.launch({
    cliPath,
    projectPath: path.resolve('.'),
    port: await freePort(),
    timeout: 180_000,
  })
  const page = await program.currentPage()
  expect(page?.path).toBe('pages/boards/index')
  await page?.waitFor(1_000)
  expect(await (await page?.$('.tab-bar'))?.text()).toMatch(/榜\s*活动\s*积分\s*我家/)
  await program.close()
})

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
