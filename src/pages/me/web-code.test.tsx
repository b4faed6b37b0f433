import { act, fireEvent, render, screen } from '@testing-library/react'
import { thisBrowser } from '@/features/session/web-code'
import { ConfirmCode } from '@/packages/account/browsers/confirm-code'
import Browsers from '@/packages/account/browsers'
import { chooseVillage, currentVillage } from '@/session/village'
import { sessionToken } from '@/session/token'
import { answerCalls, cutNetwork, refuse, sentTo } from '../../../test/ui/calls'
import { startApp } from '../../../test/ui/taro'
import { household, identity, meAs } from '../../../test/ui/village'
import Me from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../test/ui/calls'))

const settle = (ms = 50) => act(() => jest.advanceTimersByTimeAsync(ms))
const now = '2026-11-24T08:00:00.000Z'
const secret = 's'.repeat(43)
let confirmed = false

function openMe(answers: Parameters<typeof answerCalls>[0] = {}) {
  confirmed = false
  startApp()
  chooseVillage('liping')
  answerCalls({
    'session.me': () =>
      sessionToken.get() === secret
        ? meAs()
        : { signedIn: false, demo: false, today: '2026-11-24', identities: [] },
    'session.askCode': () => ({ code: '031425', secret, expiresAt: '2026-11-24T08:05:00.000Z' }),
    'session.collect': () => ({ ready: confirmed }),
    'home.household': () => household,
    ...answers,
  })
  render(<Me />)
}

beforeEach(() => jest.useFakeTimers({ now: Date.parse(now) }))
afterEach(() => jest.useRealTimers())

test('no code is asked for before somebody wants one, nor in a demo', async () => {
  openMe()
  await settle()
  expect(sentTo('session.askCode')).toHaveLength(0)
  expect(screen.getByRole('button', { name: '显示登录码' })).toBeInTheDocument()
})

test('the page shows the code, waits with growing pauses, and becomes the person who confirmed it', async () => {
  openMe()
  await settle()
  fireEvent.click(screen.getByRole('button', { name: '显示登录码' }))
  await settle()
  expect(screen.getByText('031 425')).toBeInTheDocument()
  await settle(60_000)
  const asked = sentTo('session.collect')
  expect(asked.length).toBeGreaterThan(4)
  expect(asked.length).toBeLessThan(14)
  expect(asked[0]?.payload).toEqual({ code: '031425', secret })
  confirmed = true
  await settle(10_000)
  expect(sessionToken.get()).toBe(secret)
  expect(currentVillage()).toBe('shiwan')
  expect(screen.getAllByText('赵永顺').length).toBeGreaterThan(0)
})

test('whoever is somebody in several villages is asked which, as at a first visit', async () => {
  const other = identity({ villageId: 'nanwan', villageName: '南湾村', personId: 'zhao-9' })
  openMe({
    'session.me': () => ({
      ...meAs(),
      identities: sessionToken.get() === secret ? [identity(), other] : [],
    }),
  })
  await settle()
  fireEvent.click(screen.getByRole('button', { name: '显示登录码' }))
  confirmed = true
  await settle(10_000)
  expect(currentVillage()).toBe('liping')
  expect(screen.getByText('您在几个村都有登记，看哪个村？')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('radio', { name: /南湾村/ }))
  await settle()
  expect(currentVillage()).toBe('nanwan')
  expect(screen.queryByRole('radio')).not.toBeInTheDocument()
  expect(screen.getByRole('button', { name: '换一个村' })).toBeInTheDocument()
})

test('a dead network ends no code; its time does, and then there is another', async () => {
  openMe()
  await settle()
  fireEvent.click(screen.getByRole('button', { name: '显示登录码' }))
  await settle()
  cutNetwork(true)
  await settle(15_000)
  expect(screen.getByText('031 425')).toBeInTheDocument()
  openMe({ 'session.collect': () => refuse('CODE_EXPIRED', '这个码过期了，请在网页上换一个') })
  await settle(15_000)
  expect(screen.getByText('这个码过期了，请在网页上换一个')).toBeInTheDocument()
  const asked = sentTo('session.collect').length
  await settle(60_000)
  expect(sentTo('session.collect')).toHaveLength(asked)
  fireEvent.click(screen.getByRole('button', { name: '换一个码' }))
  await settle()
  expect(screen.getByText('031 425')).toBeInTheDocument()
})

describe('the mini-program', () => {
  const fill = async (code: string) => {
    fireEvent.change(screen.getByLabelText('登录码'), { target: { value: code } })
    fireEvent.click(screen.getByRole('button', { name: '下一步' }))
    await settle()
  }

  test('shows whose browser it is before it is confirmed', async () => {
    startApp()
    const asking = { browser: 'Chrome · Windows', askedAt: '2026-11-24T07:58:00.000Z' }
    answerCalls({ 'session.look': () => asking, 'session.confirm': () => asking })
    render(<ConfirmCode />)
    await fill('031 425')
    expect(screen.getByText('Chrome · Windows')).toBeInTheDocument()
    expect(screen.getByText('2 分钟前要的码')).toBeInTheDocument()
    expect(sentTo('session.confirm')).toHaveLength(0)
    fireEvent.click(screen.getByRole('button', { name: '是我打开的，登录' }))
    await settle()
    expect(sentTo('session.confirm')[0]?.payload).toEqual({ code: '031425' })
    expect(screen.queryByText('让这个网页登录？')).not.toBeInTheDocument()
  })

  test('a wrong code says so, one that is too short is not sent', async () => {
    startApp()
    const words = '没有这个码，请照网页上的数字再填一次'
    answerCalls({ 'session.look': () => refuse('CODE_WRONG', words) })
    render(<ConfirmCode />)
    await fill('0314')
    expect(screen.getByText('请填网页上的六位数字')).toBeInTheDocument()
    expect(sentTo('session.look')).toHaveLength(0)
    await fill('031426')
    expect(screen.getByText(words)).toBeInTheDocument()
  })
})

test('browsers are listed, and each but this one can be signed out', async () => {
  startApp()
  const at = '2026-11-23T08:00:00.000Z'
  answerCalls({
    'session.me': () => meAs(),
    'session.list': () => ({
      sessions: [
        { sessionId: 'a', browser: 'Edge · Windows', createdAt: at, current: false },
        { sessionId: 'b', browser: 'Safari · iPhone', createdAt: at, current: true },
      ],
    }),
    'session.end': () => ({}),
  })
  render(<Browsers />)
  await settle()
  expect(screen.getByText('1 天前登录')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '退出 Safari · iPhone' })).not.toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '退出 Edge · Windows' }))
  await settle()
  expect(sentTo('session.end')[0]?.payload).toEqual({ sessionId: 'a' })
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537 Edg/120', 'Edge · Windows'],
  ['Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile Safari/537', 'Chrome · 安卓'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604', 'Safari · iPhone'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:120) Firefox/120', 'Firefox · macOS'],
  ['curl/8', '其他浏览器 · 其他系统'],
])('%s is %s', (agent, words) => {
  const { browser, system } = thisBrowser(agent)
  expect(`${browser} · ${system}`).toBe(words)
})
