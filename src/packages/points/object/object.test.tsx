import { act, fireEvent, render, screen, within } from '@testing-library/react'
import type { DeedStory } from '@/domain/deeds/contract'
import { chooseVillage } from '@/session/village'
import { answerCalls, cutNetwork, sentTo, trips } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { meAs, story } from '../../../../test/ui/village'
import ObjectPage from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const settle = () => act(() => jest.advanceTimersByTimeAsync(600))

async function open(data: DeedStory, me: object = meAs({ personId: 'wu' })) {
  startApp({ deedId: 'deed-1' })
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => me as ReturnType<typeof meAs>,
    'deeds.read': () => data,
    'deeds.object': () => ({ answerBy: '2026-11-30' }),
  })
  const page = render(<ObjectPage />)
  await settle()
  return page
}

const published = {
  state: 'publicity',
  approvedAt: '2026-11-23T02:00:00.000Z',
  endsAt: '2026-11-26T16:00:00.000Z',
  points: 8,
} as const
const can = { withdraw: false, approve: false, object: true }
const objectable = (part: Partial<DeedStory> = {}, of: Partial<DeedStory['deed']> = {}) =>
  story({ can, answerers: ['陈*义'], ...part }, { ...published, ...of })

const words = () => screen.getByRole('textbox', { name: '异议内容' })
const write = (value: string) => fireEvent.input(words(), { target: { value } })
const send = async () => {
  fireEvent.click(screen.getByRole('button', { name: '提出异议' }))
  await settle()
}

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-24T02:00:00.000Z') }))
afterEach(() => jest.useRealTimers())

test('what is objected to, who will see what, and who answers until when, in one trip', async () => {
  await open(objectable())
  expect(trips).toHaveLength(1)
  expect(screen.getByText('孙*海户 · +8')).toBeInTheDocument()
  expect(screen.getByText('公示到 11 月 26 日夜里 12 点')).toBeInTheDocument()
  const who = within(screen.getByRole('list', { name: '谁看得见' }))
  expect(who.getAllByRole('listitem').map((one) => one.textContent)).toEqual([
    '监督员知道是您，看得见原话',
    '那户和村委只知道有人提了',
    '全村只看得见监督员的答复',
  ])
  expect(screen.getByText(/^监督员陈\*义 7 天内答复；过了 7 天/)).toBeInTheDocument()
})

test('it goes to the supervisor as it was written, and the page is left', async () => {
  await open(objectable())
  await send()
  expect(screen.getByText('请写明异议内容，至少 2 个字')).toBeInTheDocument()
  expect(sentTo('deeds.object')).toHaveLength(0)
  write('那天去了十一个人')
  expect(screen.getByText('8 / 300')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '人数不对' }))
  await send()
  expect(sentTo('deeds.object').map((call) => call.payload)).toEqual([
    { villageId: 'shiwan', deedId: 'deed-1', text: '那天去了十一个人，人数不对' },
  ])
  expect(went).toEqual(['back'])
})

test('what could not be sent stays written, also when the page is opened anew', async () => {
  const { unmount } = await open(objectable())
  write('没看见')
  cutNetwork(true)
  await send()
  expect(screen.getByText('网络不通，请检查网络后再试')).toBeInTheDocument()
  expect(words()).toHaveValue('没看见')
  cutNetwork(false)
  unmount()
  render(<ObjectPage />)
  await settle()
  expect(words()).toHaveValue('没看见')
  expect(screen.getByText('上次没写完的，接着写')).toBeInTheDocument()
})

test('a deduction is appealed by its household alone, and nobody else hears of it', async () => {
  await open(objectable({}, { kind: 'deduct', points: -8 }))
  expect(screen.getByText('申诉到 11 月 26 日夜里 12 点')).toBeInTheDocument()
  expect(screen.getByText('别的户')).toBeInTheDocument()
  expect(screen.queryByText('全村')).not.toBeInTheDocument()
  expect(screen.getByText(/先不扣。您随时能收回。$/)).toBeInTheDocument()
})

test('where every supervisor is concerned it says that the town answers', async () => {
  await open(objectable({ answerers: [] }))
  expect(screen.getByText(/直接送到镇上，7 天内答复/)).toBeInTheDocument()
})

test('who cannot object is told why', async () => {
  const page = await open(story({}, published))
  expect(screen.getByText('这件现在不能提异议')).toBeInTheDocument()
  page.unmount()
  await open(story({}, published), { ...meAs(), identities: [] })
  expect(screen.getByText('登录后才能提')).toBeInTheDocument()
})

const door = () => fireEvent.click(screen.getByRole('tab', { name: '请组长' }))

test('the door 请组长 says whom to ask, how it goes, and who else there is', async () => {
  const scribes = [
    { name: '马德厚', group: '三组' },
    { name: '周*敏', group: '一组' },
  ]
  await open(objectable({ scribes }))
  door()
  expect(screen.getByText('马德厚')).toBeInTheDocument()
  expect(screen.getByText('三组 · 记录员')).toBeInTheDocument()
  const steps = within(screen.getByRole('list', { name: '怎么请' })).getAllByRole('listitem')
  expect(steps.map((step) => step.textContent)).toEqual([
    expect.stringMatching(/^说您说，记录员写/) as string,
    '念写完念给您听您说对，才算提出',
    expect.stringMatching(/^记谁替谁提的，都记着记录员知道是您，要保密/) as string,
  ])
  expect(screen.getByRole('list', { name: '谁看得见' })).toBeInTheDocument()
  expect(screen.getByText('换周*敏，或直接找监督员陈*义')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '提出异议' })).not.toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '换个人' }))
  expect(screen.getByText('一组 · 记录员')).toBeInTheDocument()
})

test('behind it nobody is named who may not, and the way that is left is said', async () => {
  const page = await open(objectable({ scribes: [{ name: '马德厚', group: '三组' }] }))
  door()
  expect(screen.getByText('直接找监督员陈*义')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '换个人' })).not.toBeInTheDocument()
  page.unmount()
  const none = await open(objectable({ scribes: [] }))
  door()
  expect(screen.getByText('这件没有能代写的记录员')).toBeInTheDocument()
  none.unmount()
  await open(objectable({ scribes: [] }, { kind: 'deduct', points: -8 }))
  door()
  expect(screen.getByText('扣分的事，记录员看不到')).toBeInTheDocument()
})

test('a recorder goes on from there to write for somebody else', async () => {
  await open(objectable({ can: { ...can, objectFor: true } }))
  door()
  fireEvent.click(screen.getByRole('button', { name: '替别人写' }))
  expect(went).toEqual(['/packages/points/object-for/index?deedId=deed-1&villageId=shiwan'])
})
