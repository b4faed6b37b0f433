import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { chooseVillage } from '@/session/village'
import { answerCalls, cutNetwork, refuse, sentTo } from '../../../../test/ui/calls'
import { hidePage, startApp, went } from '../../../../test/ui/taro'
import { meAs, todoRow, village } from '../../../../test/ui/village'
import Todo from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const sun = { deedId: 'deed-1', title: '码齐了柴垛' }
const approved = { points: 8, cuts: [], endsAt: '2026-11-15T16:00:00.000Z' }
let reviewer = 0

/** Another reviewer each time: what one left on the phone is not the next one's. */
function open(
  rows = [todoRow(sun)],
  answers: Parameters<typeof answerCalls>[0] = {},
  params: Record<string, string> = {},
) {
  startApp(params)
  chooseVillage('shiwan')
  const personId = `reviewer-${++reviewer}`
  answerCalls({
    'session.me': () => meAs({ personId, roles: ['reviewer'] }),
    'home.village': () => village,
    'deeds.todo': () => ({ rows, total: rows.length, after: null }),
    'deeds.approve': () => approved,
    'deeds.reject': () => ({}),
    ...answers,
  })
  return render(<Todo />)
}

const approveButton = (title: string) =>
  screen.findByRole('button', { name: `同意，盖章：${title}` })
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('a stamp is sent only after five seconds', async () => {
  open()
  fireEvent.click(await approveButton('码齐了柴垛'))
  expect(screen.getByText('已同意，即起公示 3 天')).toBeInTheDocument()
  await pass(4500)
  expect(sentTo('deeds.approve')).toHaveLength(0)
  await pass(1000)
  expect(sentTo('deeds.approve').map((call) => call.payload)).toEqual([
    { villageId: 'shiwan', deedId: 'deed-1' },
  ])
  expect(screen.queryByText('已同意，即起公示 3 天')).not.toBeInTheDocument()
})

test('a stamp taken back within five seconds is never sent', async () => {
  open()
  fireEvent.click(await approveButton('码齐了柴垛'))
  await pass(2000)
  fireEvent.click(screen.getByRole('button', { name: '撤回：码齐了柴垛' }))
  await pass(60_000)
  expect(sentTo('deeds.approve')).toHaveLength(0)
  expect(await approveButton('码齐了柴垛')).toBeInTheDocument()
})

test('leaving the page sends what still waits, once', async () => {
  const { unmount } = open()
  fireEvent.click(await approveButton('码齐了柴垛'))
  unmount()
  await pass(60_000)
  expect(sentTo('deeds.approve')).toHaveLength(1)
})

test('another page over this one sends what still waits', async () => {
  open()
  fireEvent.click(await approveButton('码齐了柴垛'))
  await act(async () => hidePage())
  expect(sentTo('deeds.approve')).toHaveLength(1)
})

test('an approval that a dead network held up goes out again under its key', async () => {
  open()
  fireEvent.click(await approveButton('码齐了柴垛'))
  cutNetwork(true)
  await pass(6000)
  expect(screen.getByText('已同意，还在手机里，有网会自动送')).toBeInTheDocument()
  cutNetwork(false)
  await pass(25_000)
  const keys = sentTo('deeds.approve').map((call) => call.key)
  expect(keys.length).toBeGreaterThan(1)
  expect(new Set(keys).size).toBe(1)
})

test('a refused approval says why and gives the deed back', async () => {
  open([todoRow(sun)], {
    'deeds.approve': () => refuse('DEED_STATE', '这件事已经办过了，请返回刷新'),
  })
  fireEvent.click(await approveButton('码齐了柴垛'))
  await pass(6000)
  expect(screen.getByText('这件事已经办过了，请返回刷新')).toBeInTheDocument()
  expect(await approveButton('码齐了柴垛')).toBeInTheDocument()
})

test('a deed of the own household has no button and says who can', async () => {
  open([todoRow(sun, { may: false, why: 'OWN_HOUSEHOLD', others: ['李*芳', '杨*林'] })])
  expect(await screen.findByText('与您同户，须由他人审')).toBeInTheDocument()
  expect(screen.getByText('可由李*芳、杨*林审')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /同意，盖章/ })).not.toBeInTheDocument()
})

test('over a cap the old figure is struck and the reason is told', async () => {
  const cut = {
    unit: 'points',
    per: 'month',
    of: 'household',
    limit: 30,
    used: 25,
    left: 5,
  } as const
  open([todoRow({ ...sun, claimed: 10, points: 5, cuts: [cut] })])
  expect(
    await screen.findByText('本户当月公共劳动已有 25 分，上限 30 分，这次只能记 +5'),
  ).toBeInTheDocument()
  expect(screen.getByText('+5')).toBeInTheDocument()
  expect(screen.getByText('+10')).toBeInTheDocument()
})

test('in a range the reviewer picks the points', async () => {
  open([todoRow({ ...sun, claimed: null, points: null, range: { from: 5, to: 10 } })])
  fireEvent.click(await screen.findByRole('button', { name: '码齐了柴垛，分值，增加' }))
  fireEvent.click(await approveButton('码齐了柴垛'))
  await pass(6000)
  expect(sentTo('deeds.approve')[0]?.payload).toEqual({
    villageId: 'shiwan',
    deedId: 'deed-1',
    points: 6,
  })
})

test('a deed is sent back only with a reason', async () => {
  open()
  fireEvent.click(await screen.findByRole('button', { name: '退回：码齐了柴垛' }))
  fireEvent.click(screen.getByRole('button', { name: '退回给申报人' }))
  expect(screen.getByText('请写明退回原因，至少 2 个字')).toBeInTheDocument()
  expect(sentTo('deeds.reject')).toHaveLength(0)
  fireEvent.click(screen.getByRole('radio', { name: '与已报的一件重复' }))
  fireEvent.click(screen.getByRole('button', { name: '退回给申报人' }))
  await pass(10)
  expect(sentTo('deeds.reject')[0]?.payload).toEqual({
    villageId: 'shiwan',
    deedId: 'deed-1',
    reason: '与已报的一件重复',
  })
})

test('what the server says of the reason stands beside it', async () => {
  const message = '退回原因里有不合适的字句，请改一改再发'
  const fields = [{ field: 'reason', message }]
  open(undefined, { 'deeds.reject': () => refuse('TEXT_RISKY', message, { fields }) })
  fireEvent.click(await screen.findByRole('button', { name: '退回：码齐了柴垛' }))
  fireEvent.click(screen.getByRole('radio', { name: '与已报的一件重复' }))
  fireEvent.click(screen.getByRole('button', { name: '退回给申报人' }))
  await pass(10)
  expect(screen.getByLabelText('退回原因')).toHaveAccessibleDescription(message)
})

test('an empty list rests', async () => {
  open([])
  expect(await screen.findByText('都办完了')).toBeInTheDocument()
})

test('the photos of a deed are counted and seen without leaving the list', async () => {
  const photo = { photoId: 'p1', width: 640, height: 480, thumb: '/t.jpg', full: '/f.jpg' }
  open([{ ...todoRow(sun), photos: [photo, { ...photo, photoId: 'p2' }] }])
  expect(await screen.findByText(/照片 2 张$/)).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '照片，放大看：码齐了柴垛' }))
  expect(screen.getByRole('dialog', { name: '码齐了柴垛' })).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '关闭照片' }))
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('why one is sent back is kept for that deed until it is sent', async () => {
  const { unmount } = open([todoRow(sun), todoRow({ deedId: 'deed-2', title: '扫了村道' })])
  await pass(50)
  const sendBack = (title: string) =>
    fireEvent.click(screen.getByRole('button', { name: `退回：${title}` }))
  const reason = () => screen.getByRole('textbox', { name: '退回原因' })
  sendBack('码齐了柴垛')
  fireEvent.change(reason(), { target: { value: '柴垛在哪一家门前' } })
  fireEvent.click(screen.getByRole('button', { name: '关闭' }))
  sendBack('扫了村道')
  expect(reason()).toHaveValue('')
  unmount()
  render(<Todo />)
  await pass(50)
  sendBack('码齐了柴垛')
  expect(reason()).toHaveValue('柴垛在哪一家门前')
  expect(screen.getByText('上次没写完的，接着写')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '退回给申报人' }))
  await pass(50)
  expect(sentTo('deeds.reject')[0]?.payload).toMatchObject({ reason: '柴垛在哪一家门前' })
  expect(Taro.getStorageSync('zhiqi.drafts')).toBe('')
})

describe('several at one tap', () => {
  const other = {
    deedId: 'deed-0',
    title: '清扫村道',
    doer: null,
    doneOn: '2026-11-11',
    state: 'publicity',
    points: 10,
  } as const
  const plain = (deedId: string, group = '三组') => ({
    ...todoRow({ deedId, title: `扫路 ${deedId}`, group, points: 8 }),
    together: true,
  })
  const rows = [
    plain('a'),
    plain('b', '四组'),
    { ...todoRow({ deedId: 'twin', title: '码柴垛' }), alike: [other] },
    todoRow({ deedId: 'odd', title: '扫了一天', asked: ['一天记 30 小时'] }),
    todoRow({ deedId: 'own', title: '自家的' }, { may: false, why: 'OWN_HOUSEHOLD' }),
  ]
  const openTogether = (answers: Parameters<typeof answerCalls>[0] = {}) =>
    open(rows, answers, { together: '1' })
  const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

  test('the list offers what nothing asks about', async () => {
    open(rows)
    fireEvent.click(await screen.findByRole('button', { name: '一起同意没疑问的 2 件' }))
    expect(went).toEqual(['/packages/committee/todo/index?together=1'])
  })

  test('nothing goes before each that wants a look is answered', async () => {
    openTogether()
    expect(await screen.findByText('没疑问的 2 件，合计 +16 分')).toBeInTheDocument()
    expect(screen.getByText('像是已有的一件')).toBeInTheDocument()
    expect(screen.getByText('+10')).toBeInTheDocument()
    expect(screen.queryByText(/自家的/)).not.toBeInTheDocument()
    tap('还有 2 件没答')
    await pass(100)
    expect(sentTo('deeds.approve')).toHaveLength(0)
    tap('看过，照算：扫了一天')
    tap('是同一件，去掉：码柴垛')
    expect(screen.getByText('都答了')).toBeInTheDocument()
    fireEvent.click(screen.getAllByRole('button', { name: /^改：/ })[0]!)
    expect(screen.getByText('还剩 1 件没答')).toBeInTheDocument()
  })

  test('each is sent by itself, and what did not go is told', async () => {
    openTogether({
      'deeds.approve': ({ deedId }: { deedId: string }) =>
        deedId === 'b' ? refuse('LOOK_CLOSELY', '这件要单独看') : approved,
    })
    await screen.findByText('一起审')
    tap('看过，照算：扫了一天')
    tap('是同一件，去掉：码柴垛')
    tap('同意 3 件，盖章')
    await pass(100)
    expect(sentTo('deeds.approve').map((call) => call.payload)).toEqual([
      { villageId: 'shiwan', deedId: 'odd' },
      { villageId: 'shiwan', deedId: 'a', together: true },
      { villageId: 'shiwan', deedId: 'b', together: true },
    ])
    expect(sentTo('deeds.reject').map((call) => call.payload)).toEqual([
      { villageId: 'shiwan', deedId: 'twin', reason: '与已报的一件重复' },
    ])
    expect(screen.getByText('盖章 2 件，退回 1 件')).toBeInTheDocument()
    expect(screen.getByText(/^没办成：.*扫路 b.*这件要单独看$/)).toBeInTheDocument()
    expect(screen.queryByText(/扫路 a/)).not.toBeInTheDocument()
  })

  test('without a network they lie on the phone and go out later, once', async () => {
    openTogether()
    await screen.findByText('一起审')
    tap('看过，照算：扫了一天')
    tap('不是，都算：码柴垛')
    cutNetwork(true)
    tap('同意 4 件，盖章')
    await pass(100)
    expect(screen.getByText('4 件还在手机里，有网会自动送')).toBeInTheDocument()
    cutNetwork(false)
    await pass(90_000)
    const sent = sentTo('deeds.approve')
    expect(new Set(sent.map((call) => call.key)).size).toBe(4)
  })
})
