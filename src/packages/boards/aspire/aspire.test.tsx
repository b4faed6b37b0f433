import { act, fireEvent, render, screen } from '@testing-library/react'
import { chooseVillage } from '@/session/village'
import { answerCalls, cutNetwork, refuse, sentTo } from '../../../../test/ui/calls'
import { shelf } from '../../../../test/ui/shelf'
import { startApp, went } from '../../../../test/ui/taro'
import { household, meAs, village } from '../../../../test/ui/village'
import Aspire from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
const mockChosen: string[] = []
jest.mock('@/features/photos/choose-photos', () => ({
  choosePhotos: (most: number) =>
    Promise.resolve(
      mockChosen
        .splice(0, most)
        .map((path) => ({ path, ready: () => Promise.resolve({ path, bytes: 3 }) })),
    ),
}))
jest.mock('@/offline/files-web', () => jest.requireActual<object>('../../../../test/ui/shelf'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

async function open(answers: Parameters<typeof answerCalls>[0] = {}) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs(),
    'home.village': () => village,
    'home.household': () => household,
    'aspirations.post': () => ({ aspirationId: 'a9' }),
    ...answers,
  })
  const drawn = render(<Aspire />)
  await settle()
  return drawn
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(400))
const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const pick = (name: string) => fireEvent.click(screen.getByRole('radio', { name }))
const suggested = [
  '选好苗，整好地',
  '栽下去',
  '过一个夏天，活到九成',
  '学会修剪和嫁接',
  '第一年挂果',
]

jest.setTimeout(20_000)
beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-24T08:00:00.000Z') }))
afterEach(() => jest.useRealTimers())

test('with a suggestion a goal takes four taps', async () => {
  await open()
  pick('种养')
  tap('今年栽两亩果树，三年挂果')
  pick('三年内')
  tap('写上榜')
  await settle()
  expect(sentTo('aspirations.post').map((c) => c.payload)).toEqual([
    {
      villageId: 'shiwan',
      householdId: 'zhao',
      category: '种养',
      goal: '今年栽两亩果树，三年挂果',
      by: '2029-11-23',
      steps: suggested,
    },
  ])
  expect(went).toEqual(['/packages/boards/aspiration/index?aspirationId=a9'])
})

test('one person of the household can be named', async () => {
  await open()
  fireEvent.change(screen.getByLabelText('家里谁的'), { target: { value: 'zhao-2' } })
  pick('手艺')
  tap('学会嫁接，嫁活五十棵')
  pick('半年内')
  tap('写上榜')
  await settle()
  expect(sentTo('aspirations.post')[0]?.payload).toMatchObject({ residentId: 'zhao-2' })
})

test('what is missing is said at its field and nothing is sent', async () => {
  await open()
  tap('写上榜')
  await settle()
  expect(screen.getByText('心愿至少 4 个字')).toBeInTheDocument()
  expect(screen.getByText('请选择哪天前做到')).toBeInTheDocument()
  expect(screen.getByText('至少写一步')).toBeInTheDocument()
  expect(sentTo('aspirations.post')).toHaveLength(0)
})

test('steps are added up to eight, and blank ones are left out', async () => {
  await open()
  pick('其他')
  fireEvent.change(screen.getByLabelText('想做成什么'), { target: { value: '学会骑三轮' } })
  pick('半年内')
  for (let i = 1; i <= 8; i++) {
    fireEvent.change(screen.getByLabelText(`第 ${i} 步`), { target: { value: `第${i}` } })
    if (i < 8) tap('再加一步')
  }
  expect(screen.queryByRole('button', { name: '再加一步' })).not.toBeInTheDocument()
  fireEvent.change(screen.getByLabelText('第 3 步'), { target: { value: ' ' } })
  tap('去掉第 8 步')
  tap('写上榜')
  await settle()
  expect(sentTo('aspirations.post')[0]?.payload).toMatchObject({
    steps: ['第1', '第2', '第4', '第5', '第6', '第7'],
  })
})

test('only a recorder writes for another household', async () => {
  await open()
  expect(screen.queryByRole('button', { name: '替别家写' })).not.toBeInTheDocument()
})

test('a recorder finds the other household by name', async () => {
  const found = { householdId: 'he', name: '何秀兰户', group: '四组', number: '3', members: [] }
  await open({
    'session.me': () => meAs({ roles: ['recorder'] }),
    'roster.find': ({ text }) => ({ households: text === '何' ? [found] : [], after: null }),
  })
  tap('替别家写')
  await settle()
  fireEvent.change(screen.getByLabelText('户主姓名'), { target: { value: '何' } })
  await settle()
  tap(/何秀兰户/)
  pick('种养')
  tap('养一批土鸡，年底出栏')
  pick('半年内')
  tap('写上榜')
  await settle()
  expect(sentTo('aspirations.post')[0]?.payload).toMatchObject({ householdId: 'he' })
})

test('a refusal leaves the words where they are', async () => {
  await open({ 'aspirations.post': () => refuse('OFFLINE', '网络不通，请检查网络后再试') })
  pick('种养')
  tap('今年栽两亩果树，三年挂果')
  pick('三年内')
  tap('写上榜')
  await settle()
  expect(screen.getByText('网络不通，请检查网络后再试')).toBeInTheDocument()
  expect(screen.getByLabelText('想做成什么')).toHaveValue('今年栽两亩果树，三年挂果')
  expect(went).toEqual([])
})

test('what the server says of a field stands beside it', async () => {
  const message = '心愿里有不合适的字句，请改一改再发'
  await open({
    'aspirations.post': () =>
      refuse('TEXT_RISKY', message, { fields: [{ field: 'goal', message }] }),
  })
  pick('种养')
  tap('今年栽两亩果树，三年挂果')
  pick('三年内')
  tap('写上榜')
  await settle()
  expect(screen.getByLabelText('想做成什么')).toHaveAccessibleDescription(message)
})

test('a visitor is led to sign in', async () => {
  await open({
    'session.me': () => ({ signedIn: false, demo: false, today: '2026-11-24', identities: [] }),
  })
  tap('去登录')
  expect(went).toEqual(['/pages/me/index'])
})

test('a goal that was not finished is there again with its steps, and can be begun anew', async () => {
  const { unmount } = await open()
  fireEvent.change(screen.getByLabelText('家里谁的'), { target: { value: 'zhao-2' } })
  pick('种养')
  tap('今年栽两亩果树，三年挂果')
  unmount()
  render(<Aspire />)
  await settle()
  expect(screen.getByText('上次没写完的，接着写')).toBeInTheDocument()
  expect(screen.getByLabelText('家里谁的')).toHaveValue('zhao-2')
  expect(screen.getByLabelText('想做成什么')).toHaveValue('今年栽两亩果树，三年挂果')
  expect(screen.getByLabelText('第 2 步')).toHaveValue(suggested[1])
  tap('重新写，去掉上次写的')
  expect(screen.getByLabelText('想做成什么')).toHaveValue('')
  expect(screen.getByLabelText('家里谁的')).toHaveValue('all')
})

test('the goal says how much room is left before it is full', async () => {
  await open()
  const goal = screen.getByRole('textbox', { name: /想做成什么/ })
  fireEvent.input(goal, { target: { value: '栽'.repeat(25) } })
  expect(screen.getByText('还能写 15 字')).toBeInTheDocument()
})

test('a photo is there again with the words, and goes out only once it has arrived', async () => {
  shelf.clear()
  const photo = { photoId: 'p1', width: 640, height: 480 }
  const answers = {
    'files.promise': () => ({ fileId: 'f1', uploadTo: '/files/1' }),
    'photos.add': () => photo,
  }
  const { unmount } = await open(answers)
  pick('种养')
  tap('今年栽两亩果树，三年挂果')
  pick('三年内')
  cutNetwork(true)
  mockChosen.push('a.jpg')
  tap('加照片，拍照或从相册选')
  await settle()
  tap('写上榜')
  await settle()
  expect(screen.getByText('没有网，照片传不了，连上网会接着传')).toBeInTheDocument()
  expect(sentTo('aspirations.post')).toHaveLength(0)
  unmount()
  cutNetwork(false)
  render(<Aspire />)
  await settle()
  expect(screen.getByRole('img', { name: '照片 1' })).toBeInTheDocument()
  tap('写上榜')
  await settle()
  expect(sentTo('aspirations.post')[0]?.payload).toMatchObject({ photoIds: ['p1'] })
  expect(shelf.size).toBe(0)
})
