import { browserStage } from './browser'
import { fitsAnElder, measured } from './measured'
import { openActivity, tellCleaningDay } from './stories/cleaning-day'

const stage = browserStage()

test('an elder signs up at 320 px: large enough, nothing cut off', async () => {
  const elder = await stage.phone('何秀兰', { elder: true })
  await elder.tab('活动')
  await openActivity(elder, '护林防火夜巡')
  expect(await measured(elder)).toEqual(fitsAnElder)
  await elder.tap('报名')
  const sheet = elder.page.getByRole('dialog', { name: '家里谁去' })
  await sheet.waitFor()
  expect(await measured(elder)).toEqual(fitsAnElder)
  await sheet.getByRole('button', { name: '报名' }).tap()
  await elder.see('您报上了')
  await elder.offered('退出：何秀兰')
  await elder.open('pages/activities/index')
  await elder.see(/何秀兰已报上/)
  expect(await measured(elder)).toEqual(fitsAnElder)
})

tellCleaningDay(stage)
