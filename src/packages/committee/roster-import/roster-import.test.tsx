import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import type { CheckedImport, ColumnView } from '@/domain/roster/import/contract'
import { chooseVillage } from '@/session/village'
import { answerCalls, cutNetwork, opened, refuse, sentTo, uploads } from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { meAs, village } from '../../../../test/ui/village'
import RosterImport from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const counts = {
  rows: 3,
  households: 2,
  added: 1,
  changed: 0,
  unchanged: 2,
  gone: 0,
  goneWithRole: 0,
  left: 0,
  newHouseholds: 1,
}
function column(letter: string, title: string, as: ColumnView['as'], sample: string): ColumnView {
  return { key: title, sheet: '', title, letter, as, asked: false, chosen: false, sample }
}

const ready: CheckedImport = {
  importId: 'import-1',
  state: 'ready',
  done: 0,
  total: 3,
  sheet: '名册',
  sheets: [{ name: '名册', state: 'read', people: 3, headings: 1, wide: false }],
  columns: [
    column('A', '组', 'group', '一组'),
    column('B', '姓名', 'name', '钱桂英'),
    column('C', '性别', null, '女'),
  ],
  counts,
  faults: [],
  faultCount: 0,
  faultsAt: null,
  notes: [],
  noteCount: 0,
  skipped: [],
  skippedCount: 0,
  newGroups: [],
  holders: [],
  leftNames: [],
  idNumbers: false,
  first: [{ line: 4, name: '钱桂英', state: 'new', group: '一组', words: '户主 · 7 号' }],
  goneNames: [],
}
const faulty: CheckedImport = {
  ...ready,
  state: 'faulty',
  faults: [
    {
      sheet: '',
      line: 5,
      name: '钱桂英',
      column: '电话',
      content: '139000',
      reason: '手机号是 6 位，应该是 11 位，请核对',
    },
  ],
  faultCount: 1,
  faultsAt: '/files/faults.csv',
}

function open(answers: Parameters<typeof answerCalls>[0] = {}) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs({ roles: ['committee'] }),
    'home.village': () => village,
    'files.promise': () => ({ fileId: 'file-1', uploadTo: '/files/incoming' }),
    'roster.checkImport': () => ready,
    'roster.import': () => ({ importId: 'import-1', state: 'done', done: 3, total: 3 }),
    ...answers,
  })
  return render(<RosterImport />)
}

async function choose(
  button: string,
  called = '名册.csv',
  holds: BlobPart = '姓名',
): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: button }))
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('nothing to choose a file with')
  const file = new File([holds], called, { type: 'text/csv' })
  await act(async () => {
    fireEvent.change(input, { target: { files: [file] } })
    await Promise.resolve()
  })
}

test('bad rows are named, the list can be taken along, and nothing can be imported', async () => {
  open({ 'roster.checkImport': () => faulty })
  await choose('选名册文件')
  expect(
    await screen.findByText('1 处要改', { selector: '.section-head__title' }),
  ).toBeInTheDocument()
  expect(screen.getByText('钱桂英 电话 写的是 139000')).toBeInTheDocument()
  expect(screen.getByText('手机号是 6 位，应该是 11 位')).toBeInTheDocument()
  expect(screen.getByText('请核对')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /^导入/ })).not.toBeInTheDocument()
  expect(screen.getByText('1 处要改', { selector: '.screen__bar *' })).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '下载这 1 处' }))
  expect(opened).toEqual([{ address: '/files/faults.csv', name: '名册问题清单.csv' }])
  expect(uploads).toHaveLength(1)
})

test('what would change is shown first; then it is asked for until it is done', async () => {
  let asked = 0
  open({
    'roster.import': () => ({
      importId: 'import-1',
      state: ++asked < 3 ? 'writing' : 'done',
      done: asked,
      total: 3,
    }),
  })
  await choose('选名册文件')
  expect(await screen.findByText('用了名册这张，从第 2 行起，3 人，2 户')).toBeInTheDocument()
  expect(screen.getByText('1 人，1 户')).toBeInTheDocument()
  expect(screen.getByText('没有读，名册用不着：性别')).toBeInTheDocument()
  expect(screen.getByText('户主 · 7 号')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '导入 3 人' }))
  expect(await screen.findByText('名册换好了')).toBeInTheDocument()
  const keys = sentTo('roster.import').map((call) => call.key)
  expect(new Set(keys).size).toBe(3)
  expect(sentTo('roster.import')[0]?.payload).toEqual({
    villageId: 'shiwan',
    importId: 'import-1',
    movedOut: false,
  })
})

test('the missing move out only where that is ticked', async () => {
  open({
    'roster.checkImport': () => ({
      ...ready,
      counts: { ...counts, added: 0, gone: 2 },
      goneNames: ['赵永顺', '苏桂香'],
    }),
  })
  await choose('选名册文件')
  expect(await screen.findByText(/赵永顺、苏桂香/)).toBeInTheDocument()
  expect(screen.getByText('和名册一样，不用导入')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('checkbox', { name: /他们迁出了/ }))
  fireEvent.click(screen.getByRole('button', { name: '导入 3 人' }))
  await screen.findByText('名册换好了')
  expect(sentTo('roster.import')[0]?.payload).toMatchObject({ movedOut: true })
})

test('identity card numbers in the file: the clerk is told what became of them', async () => {
  open({ 'roster.checkImport': () => ({ ...ready, idNumbers: true }) })
  await choose('选名册文件')
  expect(await screen.findByText(/号码没有保存/)).toBeInTheDocument()
})

test('birthdays in the file: the clerk is told what is kept of them, and else nothing', async () => {
  open({
    'roster.checkImport': () => ({
      ...ready,
      columns: [...ready.columns, column('D', '出生日期', 'birthDay', '2014-06-17')],
    }),
  })
  await choose('选名册文件')
  expect(await screen.findByText(/生日不保存/)).toBeInTheDocument()
  cleanup()
  open()
  await choose('选名册文件')
  await screen.findByText('读出来是这样')
  expect(screen.queryByText(/生日不保存/)).toBeNull()
})

test('a file that cannot be read is refused with what to do, and another one can be chosen', async () => {
  open({
    'roster.checkImport': () =>
      refuse('SHEET_OLD_OR_LOCKED', '打不开：请另存为 .xlsx，不要加密码，再传'),
  })
  await choose('选名册文件')
  expect(await screen.findByRole('alert')).toHaveTextContent('请另存为 .xlsx')
  expect(screen.getByRole('button', { name: '选名册文件' })).toBeInTheDocument()
})

test('an answer that got lost is asked for again under the same key, not uploaded again', async () => {
  open({
    'roster.checkImport': () => {
      cutNetwork(true)
      return refuse('OFFLINE', '网络不通，请检查网络后再试')
    },
  })
  await choose('选名册文件')
  fireEvent.click(await screen.findByRole('button', { name: '再核对一次' }))
  await screen.findByRole('button', { name: '再核对一次' })
  const [first, second] = sentTo('roster.checkImport')
  expect(second?.key).toBe(first?.key)
  expect(uploads).toHaveLength(1)
})

test('whoever is not of the committee is told who keeps the roster', async () => {
  open({ 'session.me': () => meAs({ roles: ['recorder'] }) })
  expect(await screen.findByText('名册由村委来管')).toBeInTheDocument()
})

test('a column that nobody knows is asked about, and the file is read again as the clerk says', async () => {
  const asked: CheckedImport = {
    ...ready,
    columns: [
      ...ready.columns,
      { ...column('D', '房屋编号(新)', null, '3-012'), asked: true },
      { ...column('E', '短号', null, '661234'), asked: true },
    ],
  }
  let times = 0
  open({ 'roster.checkImport': () => (++times === 1 ? asked : { ...ready, importId: 'import-2' }) })
  await choose('选名册文件')
  expect(await screen.findByText('认出 2 列，剩 2 列问您')).toBeInTheDocument()
  expect(screen.getByText('2 列没认')).toBeInTheDocument()
  const which = screen.getByRole('radiogroup', { name: '房屋编号(新)是什么' })
  fireEvent.click(within(which).getByRole('radio', { name: '户号' }))
  expect(times).toBe(1)
  fireEvent.click(
    within(screen.getByRole('radiogroup', { name: '短号是什么' })).getByRole('radio', {
      name: '不要这列',
    }),
  )
  expect(await screen.findByRole('button', { name: '导入 3 人' })).toBeInTheDocument()
  expect(sentTo('roster.checkImport')[1]?.payload).toMatchObject({
    columns: [
      { key: '房屋编号(新)', as: 'number' },
      { key: '短号', as: 'none' },
    ],
  })
  expect(uploads).toHaveLength(2)
})

test('sheets that were not read say why; a tap reads one more', async () => {
  open({
    'roster.checkImport': () => ({
      ...ready,
      sheets: [
        { name: '户籍', state: 'read', people: 3, headings: 2, wide: false },
        { name: '外出', state: 'copy', people: 2, headings: 1, wide: false },
        { name: '旧', state: 'hidden', people: 0, headings: 0, wide: false },
      ],
    }),
  })
  await choose('选名册文件')
  expect(await screen.findByText('“外出”没有读：和别的页多半是同样的人')).toBeInTheDocument()
  expect(screen.getByText('“旧”没有读：是隐藏的，要读请先取消隐藏')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('checkbox', { name: '外出' }))
  await screen.findByText('“外出”没有读：和别的页多半是同样的人')
  expect(sentTo('roster.checkImport')[1]?.payload).toMatchObject({ sheets: ['户籍', '外出'] })
})

test('what was made of a cell, rows without people and who holds a role are told', async () => {
  open({
    'roster.checkImport': () => ({
      ...ready,
      notes: [{ sheet: '', line: 7, name: '丁有田', words: '写了几个号码，记的是第一个' }],
      noteCount: 1,
      skipped: [{ sheet: '', line: 9, name: '', words: '合计 3 人' }],
      skippedCount: 1,
      holders: ['杨树林'],
      held: ['杨树林'],
    }),
  })
  await choose('选名册文件')
  expect(await screen.findByText('丁有田：写了几个号码，记的是第一个')).toBeInTheDocument()
  expect(screen.getByText('合计 3 人')).toBeInTheDocument()
  expect(screen.getByText(/杨树林 有职务/)).toBeInTheDocument()
  expect(screen.getByText(/^杨树林 的电话先不改/)).toBeInTheDocument()
})

test.each([
  ['名册.xls', '.xls 读不了：请用表格软件打开，另存为 .xlsx，再选一次'],
  ['名册.ET', '.et 读不了：请用表格软件打开，另存为 .xlsx，再选一次'],
  ['名册.pdf', '这不是表格，请选 .xlsx 或 .csv 的名册'],
])('%s is refused in words before anything is sent', async (called, words) => {
  open()
  await choose('选名册文件', called)
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
  expect(uploads).toEqual([])
})

test('an old table that was only given another name is refused before anything is sent', async () => {
  open()
  await choose('选名册文件', '名册.xlsx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))
  expect(await screen.findByRole('alert')).toHaveTextContent('这是旧版 .xls')
  expect(uploads).toEqual([])
})

test('the chooser offers what is taken', async () => {
  open()
  fireEvent.click(await screen.findByRole('button', { name: '选名册文件' }))
  const inputs = document.querySelectorAll<HTMLInputElement>('input[type=file]')
  expect(inputs[inputs.length - 1]?.accept).toBe('.xlsx,.csv')
})
