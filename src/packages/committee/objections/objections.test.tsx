import { act, fireEvent, render, screen } from '@testing-library/react'
import type { ObjectionRow } from '@/domain/deeds/contract'
import { chooseVillage } from '@/session/village'
import { answerCalls, refuse, reopenApp, sentTo, trips } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { meAs, objectionRow } from '../../../../test/ui/village'
import Objections from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

async function open(rows: ObjectionRow[], answers: Parameters<typeof answerCalls>[0] = {}) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs({ roles: ['supervisor'] }),
    'deeds.objections': () => ({ rows, after: null }),
    'deeds.answer': () => ({}),
    ...answers,
  })
  return draw()
}

async function draw() {
  const drawn = render(<Objections />)
  await settle()
  return drawn
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(400))
const tap = async (called: { name: string | RegExp }) => {
  fireEvent.click(screen.getByRole('button', called))
  await settle()
}

const now = Date.parse('2026-11-24T02:00:00.000Z')
beforeEach(() => jest.useFakeTimers({ now }))
afterEach(() => jest.useRealTimers())

const write = (reason: string) =>
  fireEvent.input(screen.getByRole('textbox', { name: '理由' }), { target: { value: reason } })
const name = (words: string) => ({ name: `${words}：清了北沟路的落石` })

test('the deed, what is said against it, by whom and until when to answer', async () => {
  await open([objectionRow()])
  expect(screen.getByText('那天没看见有人清')).toBeInTheDocument()
  expect(screen.getByText('孙*海户 · 三组 · 11 月 12 日 · +8 分')).toBeInTheDocument()
  expect(screen.getByText(/^吴\*生 · .*提出$/)).toBeInTheDocument()
  expect(screen.getByText('请最晚 11 月 30 日答复')).toBeInTheDocument()
  await tap(name('看这件事'))
  expect(went).toEqual(['/packages/points/deed/index?deedId=deed-1&villageId=shiwan'])
})

test.each([
  ['异议成立', 'upheld', '已答复：异议成立，这件不记'],
  ['异议不成立', 'dismissed', '已答复：异议不成立'],
] as const)('%s goes out only with a reason', async (words, decision, done) => {
  await open([objectionRow()])
  await tap(name(words))
  await tap({ name: words })
  expect(screen.getByText('请写明理由，至少 2 个字')).toBeInTheDocument()
  expect(sentTo('deeds.answer')).toHaveLength(0)
  write('问过邻居')
  await tap({ name: words })
  expect(screen.getByText(done)).toBeInTheDocument()
  expect(sentTo('deeds.answer').map((call) => call.payload)).toEqual([
    { villageId: 'shiwan', objectionId: 'deed-1:wu', decision, reason: '问过邻居' },
  ])
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('a refusal is told and the reason stays written', async () => {
  await open([objectionRow()], {
    'deeds.answer': () => refuse('OBJECTION_ANSWERED', '这条异议已经答复过了'),
  })
  await tap(name('异议成立'))
  write('问过邻居')
  await tap({ name: '异议成立' })
  expect(screen.getByText('这条异议已经答复过了')).toBeInTheDocument()
  expect(screen.getByRole('textbox', { name: '理由' })).toHaveValue('问过邻居')
})

test('closed by mistake, the reason stays written, for this answer alone', async () => {
  await open([objectionRow()])
  await tap(name('异议成立'))
  write('问过邻居')
  await tap({ name: '关闭' })
  await tap(name('异议成立'))
  expect(screen.getByRole('textbox', { name: '理由' })).toHaveValue('问过邻居')
  await tap({ name: '关闭' })
  await tap(name('异议不成立'))
  expect(screen.getByRole('textbox', { name: '理由' })).toHaveValue('')
})

test('what is overdue and what is doubtful says so', async () => {
  await open([objectionRow({ overdue: true, checking: true })])
  expect(screen.getByText('11 月 30 日到期，已过期限，请尽快答复')).toBeInTheDocument()
  expect(screen.getByText('文字没能自动核对，请细看')).toBeInTheDocument()
})

test('the town is not told who objected', async () => {
  await open([objectionRow({ by: null, overdue: true })], {
    'session.me': () => meAs({ kind: 'town', householdId: null }),
  })
  expect(screen.getByText(/监督员逾期没有答复的/)).toBeInTheDocument()
  expect(screen.queryByText(/吴/)).not.toBeInTheDocument()
})

test('the town’s list names the village, and answers in it', async () => {
  const row = objectionRow({ by: null, village: '柳溪村' })
  await open([{ ...row, deed: { ...row.deed, villageId: 'liuxi' } }], {
    'session.me': () => meAs({ kind: 'town', householdId: null }),
  })
  expect(screen.getByText('柳溪村 · 孙*海户 · 三组 · 11 月 12 日 · +8 分')).toBeInTheDocument()
  await tap(name('异议成立'))
  write('问过邻居')
  await tap({ name: '异议成立' })
  expect(screen.getByText('已答复：异议成立，这件不记')).toBeInTheDocument()
  expect(sentTo('deeds.answer')[0]?.payload).toMatchObject({ villageId: 'liuxi' })
})

test('nothing waits', async () => {
  await open([])
  expect(screen.getByText('都答复了')).toBeInTheDocument()
})

test('without network it says so and can be asked again', async () => {
  let down = true
  await open([], {
    'deeds.objections': () =>
      down ? refuse('OFFLINE', '网络不通') : { rows: [objectionRow()], after: null },
  })
  down = false
  await tap({ name: '再试一次' })
  expect(screen.getByText('那天没看见有人清')).toBeInTheDocument()
})

test('a villager has nothing to answer', async () => {
  const { unmount } = await open([objectionRow()], { 'session.me': () => meAs() })
  expect(screen.getByText('没有要您答复的')).toBeInTheDocument()
  expect(trips).toHaveLength(1)
  unmount()
  reopenApp()
  await draw()
  expect(screen.getByText('没有要您答复的')).toBeInTheDocument()
  expect(sentTo('deeds.objections')).toHaveLength(0)
})

test('one that a recorder wrote down says who did', async () => {
  await open([objectionRow({ scribe: '马德厚' })])
  expect(screen.getByText('马德厚代写，念给本人听过')).toBeInTheDocument()
})
