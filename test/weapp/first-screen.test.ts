import { weappStage } from './stage'
import type { SetDataCall } from './simulator/payload'

const stage = weappStage()

const bytesOf = (calls: readonly SetDataCall[]) => calls.reduce((sum, { bytes }) => sum + bytes, 0)

/** For whoever reads the log of a run. */
function print(what: string, calls: readonly SetDataCall[]): void {
  const most = Math.max(0, ...calls.map(({ bytes }) => bytes))
  process.stdout.write(
    `  ${what}: ${bytesOf(calls)} bytes in ${calls.length} setData, the largest ${most}\n`,
  )
}

test('the first screen costs one call', async () => {
  stage.county.takeCalls()
  const phone = await stage.phone('赵永顺')
  await phone.see('名册')
  print('first screen', await stage.simulated(phone).takeCrossings())
  expect(stage.county.takeCalls()).toHaveLength(1)
})

test('a board crosses in 30 KB for 50 rows, and a tap that opens something in 2 KB', async () => {
  const phone = await stage.phone('赵永顺')
  const simulated = stage.simulated(phone)
  await phone.see('名册')
  await simulated.takeCrossings()
  await phone.tap(/^积分榜/)
  const shown = async () =>
    (await phone.texts('rank__name')).length + (await phone.texts('podium__name')).length
  let rows = 0
  for (const step of [20, 40, 60]) {
    rows = await phone.until(`${step} rows`, async () => {
      const count = await shown()
      return count >= step && count
    })
    if (step < 60) await phone.tap(/再看/)
  }
  const board = await simulated.takeCrossings()
  print(`board of ${rows} rows`, board)
  expect((bytesOf(board) * 50) / rows).toBeLessThanOrEqual(30 * 1024)

  await phone.tap('按户排名')
  await phone.see('怎么排')
  const opened = await simulated.takeCrossings()
  print('a sheet opens', opened)
  expect(bytesOf(opened)).toBeLessThanOrEqual(2 * 1024)
})

test('a tab that is opened again asks nothing while what it shows is fresh', async () => {
  const phone = await stage.phone('赵永顺')
  await phone.see('名册')
  for (const tab of ['活动', '积分', '我家'] as const) {
    await phone.tab(tab)
    await phone.until('the page', async () => (await phone.texts('loading__blank')).length === 0)
  }
  stage.county.takeCalls()
  for (const tab of ['榜', '活动', '积分', '我家'] as const) await phone.tab(tab)
  await phone.see(/换一个人|赵永顺/)
  expect(stage.county.takeCalls()).toEqual([])
})
