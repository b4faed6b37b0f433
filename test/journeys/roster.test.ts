import { readFileSync } from 'node:fs'
import { writeCsv } from '../../cloudfunctions/platform/sheets/csv'
import { writeXlsx } from '../../cloudfunctions/platform/sheets/write'
import { browserStage } from './browser'
import type { BrowserPhone } from './browser-phone'
import { giveCode, openByCard, openHousehold, setSecret, tellRoster } from './stories/roster'

const stage = browserStage()

const headings = ['村民小组', '户号', '姓 名', '与户主关系', '联系电话', '出生日期']
const mended = [
  ['一组', '901', '施 桂英', '户主', '13900007788', '1955年7月2日'],
  ['', '', '施小禾', '女儿', '', '20100601'],
  ['一组', '902', '万二娘', '户主', '无', ''],
  ['一组', '903', '万大山', '户主', '13900009999', '1970/1/1'],
]
/** Line 3: a phone too short; line 5: nobody is the head; line 6: a day that is not. */
const bad = [
  ['一组', '901', '施 桂英', '户主', '139000077', '1955年7月2日'],
  ['', '', '施小禾', '女儿', '', '20100601'],
  ['一组', '902', '万二娘', '女儿', '无', ''],
  ['一组', '903', '万大山', '户主', '13900009999', '1970/2/30'],
]

async function pick(
  clerk: BrowserPhone,
  button: string,
  name: string,
  buffer: Buffer,
): Promise<void> {
  const chooser = clerk.page.waitForEvent('filechooser')
  await clerk.button(button).tap()
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer })
}

async function downloaded(
  clerk: BrowserPhone,
  button: string,
): Promise<{ name: string; bytes: Buffer }> {
  const download = clerk.page.waitForEvent('download')
  await clerk.button(button).tap()
  const file = await download
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

test('a clerk imports a roster with three bad rows, mends them, finds the new household and prints its card', async () => {
  const clerk = await stage.phone('杨树林')
  await clerk.tap(/^名册/)
  await clerk.tap('导入名册')
  const title = ['柿湾村新增户登记表', '', '', '', '', '']
  const table = await writeXlsx([{ name: '名册', widths: [], rows: [title, headings, ...bad] }])
  await pick(clerk, '选名册文件', '新增户.xlsx', table)
  await clerk.see(/^3 处要改$/)
  for (const name of ['施桂英', '万大山']) await clerk.see(new RegExp(`${name}.*写的是`))
  await clerk.see('手机号是 9 位，应该是 11 位')
  await clerk.see('这一户没有户主')
  const list = await downloaded(clerk, '下载这 3 处')
  expect(list.name).toBe('名册问题清单.csv')
  expect(list.bytes.toString('utf8').trim().split('\r\n')).toHaveLength(4)

  await pick(clerk, '换一张表', '新增户.xls', Buffer.from('old'))
  await clerk.see('.xls 读不了：请用表格软件打开，另存为 .xlsx，再选一次')
  const coded = headings.map((heading) => (heading === '户号' ? '房屋编号（新）' : heading))
  await pick(clerk, '选名册文件', '新增户.csv', writeCsv([coded, ...mended]))
  await clerk.see(/^1 列没认$/)
  await clerk.tap('户号', 'radio')
  await clerk.see(/^4 人，3 户$/)
  await clerk.tap('导入 4 人')
  await clerk.see('名册换好了')
  await clerk.tap('回名册')

  const code = await openHousehold(clerk, '施', /^施桂英户，一组 · 901 号$/)
  await clerk.see('施小禾')
  await clerk.see('女儿')
  expect(code).toMatch(/^[2-9A-Z]{8}$/)
  const sheet = await downloaded(clerk, '打印户卡')
  expect(sheet.name).toBe('柿湾村户卡 901号.pdf')
  expect(sheet.bytes.toString('latin1', 0, 5)).toBe('%PDF-')

  // What the card's square code opens: the sign-in with the code filled in.
  const villager = await stage.phone()
  await openByCard(villager, code, await giveCode(clerk))
  await villager.tap(/^施桂英$/, 'radio')
  await setSecret(villager)
  await villager.see('施桂英，您好')
})

tellRoster(stage)
