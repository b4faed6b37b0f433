import { act, fireEvent, render, screen } from '@testing-library/react'
import type { CheckedImport } from '@/domain/roster/import/contract'
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
const ready: CheckedImport = {
  importId: 'import-1',
  state: 'ready',
  done: 0,
  total: 3,
  sheet: '名册',
  sheets: [{ name: '名册', state: 'read', people: 3, headings: 1, wide: false }],
  columns: [],
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
      reason: '手机号是 6 位，应该是 11 位',
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

async function choose(button: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: button }))
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('nothing to choose a file with')
  const file = new File(['姓名'], '名册.csv', { type: 'text/csv' })
  await act(async () => {
    fireEvent.change(input, { target: { files: [file] } })
    await Promise.resolve()
  })
}

test('bad rows are named, the list can be taken along, and nothing can be imported', async () => {
  open({ 'roster.checkImport': () => faulty })
  await choose('选名册文件')
  expect(await screen.findByText('1 处要改，还没有导入')).toBeInTheDocument()
  expect(screen.getByText('第 5 行')).toBeInTheDocument()
  expect(screen.getByText('手机号是 6 位，应该是 11 位')).toBeInTheDocument()
  expect(screen.getByText('“电话”列 · 写的是：139000')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '导入' })).not.toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '下载问题清单' }))
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
  expect(await screen.findByText('3 行都对，可以导入')).toBeInTheDocument()
  expect(screen.getByText('1 人，1 户')).toBeInTheDocument()
  expect(screen.getByText('读的是“名册”这一页，别的页没有读。')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '导入' }))
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
  expect(screen.getByText('和现在的名册一样，不用导入')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('checkbox', { name: /他们迁出了/ }))
  fireEvent.click(screen.getByRole('button', { name: '导入' }))
  await screen.findByText('名册换好了')
  expect(sentTo('roster.import')[0]?.payload).toMatchObject({ movedOut: true })
})

test('identity card numbers in the file: the clerk is told what became of them', async () => {
  open({ 'roster.checkImport': () => ({ ...ready, idNumbers: true }) })
  await choose('选名册文件')
  expect(await screen.findByText(/号码没有保存/)).toBeInTheDocument()
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
