import { act, fireEvent, render, screen } from '@testing-library/react'
import { currentVillage } from '@/session/village'
import type { WaitingSignIn } from '@/domain/session/contract'
import { sessionToken } from '@/session/token'
import { answerCalls, refuse, sentTo } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { identity } from '../../../../test/ui/village'
import SignIn from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const settle = () => act(() => jest.advanceTimersByTimeAsync(50))
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await settle()
}
const sent = () =>
  sentTo('session.bind').map(({ payload }) => {
    const { device: _, ...rest } = payload as Record<string, unknown>
    return rest
  })

async function open(answer: Parameters<typeof answerCalls>[0]['session.bind'], card = 'SW012ABC') {
  startApp({ card })
  answerCalls(answer ? { 'session.bind': answer } : {})
  render(<SignIn />)
  await settle()
}

const residents = [
  { residentId: 'zhao-1', name: '赵永顺' },
  { residentId: 'zhao-5', name: '何改英' },
]
const bound = { villageId: 'shiwan', identity: identity(), token: 'secret' }

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('card and secret bind this phone, remember the village and go home', async () => {
  await open(() => bound, 'sw012abc')
  type('口令或登录码', '583017')
  await press('下一步')
  expect(sent()).toEqual([{ cardCode: 'SW012ABC', proof: '583017' }])
  expect(sentTo('session.bind')[0]?.payload).toMatchObject({ device: { browser: '其他浏览器' } })
  expect(sessionToken.get()).toBe('secret')
  expect(currentVillage()).toBe('shiwan')
  expect(went).toEqual(['/pages/me/index'])
})

test('with the paper’s code: who it is, then the secret, told where it is wrong', async () => {
  await open(({ residentId, secret }) => {
    if (residentId === undefined)
      return refuse('CHOOSE_RESIDENT', '请选您是家里的哪一位', { residents })
    if (secret === '840463')
      return refuse('SECRET_OF_PHONE', '口令不要用家里手机号里的数字，请换一个')
    return bound
  })
  type('口令或登录码', '4082 7139')
  await press('下一步')
  type('给家里设个口令', '583017')
  await press('登录')
  expect(screen.getByText('请选您是哪一位')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('radio', { name: '何改英' }))
  type('给家里设个口令', '123456')
  await press('登录')
  expect(screen.getByText(/太好猜/)).toBeInTheDocument()
  type('给家里设个口令', '840463')
  await press('登录')
  expect(screen.getByText(/不要用家里手机号/)).toBeInTheDocument()
  type('给家里设个口令', '583017')
  await press('登录')
  const first = { cardCode: 'SW012ABC', proof: '40827139' }
  expect(sent()).toEqual([
    first,
    { ...first, residentId: 'zhao-5', secret: '840463' },
    { ...first, residentId: 'zhao-5', secret: '583017' },
  ])
})

test('whoever lives alone sets the secret at once', async () => {
  await open(({ secret }) =>
    secret === undefined
      ? refuse('SECRET_WANTED', '登录码对了，请给家里设一个六位数的口令')
      : bound,
  )
  type('口令或登录码', '40827139')
  await press('下一步')
  type('给家里设个口令', '583017')
  await press('登录')
  expect(sessionToken.get()).toBe('secret')
})

test('Enter signs in, and of what is pasted the digits count', async () => {
  await open(({ secret }) =>
    secret === undefined
      ? refuse('SECRET_WANTED', '登录码对了，请给家里设一个六位数的口令')
      : bound,
  )
  const enter = async (label: string) => {
    fireEvent.keyDown(screen.getByLabelText(label), { key: 'Enter', keyCode: 13 })
    await settle()
  }
  type('口令或登录码', '登录码 4082 7139')
  await enter('口令或登录码')
  type('给家里设个口令', '口令：583 017')
  await enter('给家里设个口令')
  expect(sent()).toMatchObject([{ proof: '40827139' }, { proof: '40827139', secret: '583017' }])
  expect(sessionToken.get()).toBe('secret')
})

test('a locked card has no button until another card is typed', async () => {
  await open(() => refuse('CARD_LOCKED', '错的次数太多，这张卡今天 16:30 才能再试'))
  type('口令或登录码', '583017')
  await press('下一步')
  expect(screen.getByText('错的次数太多，这张卡今天 16:30 才能再试')).toBeInTheDocument()
  expect(screen.getByText('这张卡先锁住了，急用请找村委解锁')).toBeInTheDocument()
  type('卡号', 'SW013XYZ')
  expect(screen.getByRole('button', { name: '下一步' })).toBeInTheDocument()
})

test('what is missing is said before anything is sent, and four digits are no secret', async () => {
  await open(undefined, '')
  await press('下一步')
  expect(screen.getByText('请填户卡上的卡号')).toBeInTheDocument()
  type('卡号', 'SW012ABC')
  await press('下一步')
  expect(screen.getByText('请填家里的口令，或村委给的登录码')).toBeInTheDocument()
  type('口令或登录码', '2046')
  await press('下一步')
  expect(screen.getByText('口令是六位数字，登录码是八位数字，请核对')).toBeInTheDocument()
  expect(sentTo('session.bind')).toHaveLength(0)
})

describe('whoever holds a role', () => {
  const waits: WaitingSignIn = {
    proposalId: 'binding:1',
    name: '梁*强',
    village: '石湾村',
    state: 'open',
    reason: '',
    others: ['李*芳', '杨*林'],
    lastDay: '2026-12-01',
  }
  const waiting = { villageId: 'shiwan', identity: null, token: 'later', waits }

  async function openWaiting(stands: () => Partial<WaitingSignIn>) {
    startApp({ card: 'SW012ABC' })
    answerCalls({
      'session.bind': () => waiting,
      'session.waits': () => ({ ...waits, ...stands() }),
    })
    const page = render(<SignIn />)
    await settle()
    return page
  }
  const signIn = async () => {
    type('口令或登录码', '583017')
    await press('下一步')
  }

  test('waits for another one: who may agree, also after a restart; agreed to, the browser is in', async () => {
    let state: WaitingSignIn['state'] = 'open'
    const page = await openWaiting(() => ({ state }))
    await signIn()
    expect(screen.getByText('等另一位确认')).toBeInTheDocument()
    expect(screen.getByText('李*芳、杨*林')).toBeInTheDocument()
    expect(sessionToken.get()).toBeNull()
    page.unmount()
    render(<SignIn />)
    await settle()
    expect(screen.getByText('等另一位确认')).toBeInTheDocument()
    state = 'confirmed'
    await press('看看同意了没有')
    expect(sessionToken.get()).toBe('later')
    expect(went).toEqual(['/pages/me/index'])
  })

  test('is let in without a tap, once somebody agreed', async () => {
    let state: WaitingSignIn['state'] = 'open'
    await openWaiting(() => ({ state }))
    await signIn()
    state = 'confirmed'
    await act(() => jest.advanceTimersByTimeAsync(10_000))
    expect(sessionToken.get()).toBe('later')
  })

  test('is asked back before what waits is given up', async () => {
    await openWaiting(() => ({}))
    await signIn()
    await press('不等了，换一张卡')
    await press('再等等')
    expect(screen.getByText('等另一位确认')).toBeInTheDocument()
    await press('不等了，换一张卡')
    await press('不等了')
    expect(screen.getByLabelText('卡号')).toBeInTheDocument()
  })

  test.each<[WaitingSignIn['state'], string, RegExp]>([
    ['refused', '没有同意', /理由：不是他本人/],
    ['lapsed', '过期了', /七天没有人定/],
  ])('is told where it was %s, and begins anew', async (state, title, line) => {
    await openWaiting(() => ({ state, reason: '不是他本人' }))
    await signIn()
    expect(screen.getByText(title)).toBeInTheDocument()
    expect(screen.getByText(line)).toBeInTheDocument()
    await press('重新登录')
    expect(screen.getByLabelText('卡号')).toBeInTheDocument()
    expect(sessionToken.get()).toBeNull()
  })
})
