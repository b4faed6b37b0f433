import { act, fireEvent, render, screen } from '@testing-library/react'
import { currentVillage } from '@/session/village'
import { sessionToken } from '@/session/token'
import { answerCalls, refuse, sentTo } from '../../../test/ui/calls'
import { startApp } from '../../../test/ui/taro'
import { identity } from '../../../test/ui/village'
import Me from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../test/ui/calls'))

function open(answers: Parameters<typeof answerCalls>[0] = {}) {
  startApp()
  answerCalls({
    'session.me': () => ({ signedIn: false, demo: false, today: '2026-11-24', identities: [] }),
    ...answers,
  })
  return render(<Me />)
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(50))

async function fill(card: string, phone: string) {
  await settle()
  fireEvent.change(screen.getByLabelText('卡号'), { target: { value: card } })
  fireEvent.change(screen.getByLabelText('手机号后四位'), { target: { value: phone } })
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  await settle()
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('card and phone bind this phone and remember the village', async () => {
  open({ 'session.bind': () => ({ identity: identity(), token: 'secret' }) })
  await fill('sw012abc', '2046')
  expect(sentTo('session.bind')[0]?.payload).toEqual({ cardCode: 'SW012ABC', phoneEnd: '2046' })
  expect(sessionToken.get()).toBe('secret')
  expect(currentVillage()).toBe('shiwan')
})

test('where several share the phone the caller says who, and only then is bound', async () => {
  const residents = [
    { residentId: 'zhao-1', name: '赵永顺' },
    { residentId: 'zhao-5', name: '何改英' },
  ]
  open({
    'session.bind': ({ residentId }) =>
      residentId === undefined
        ? refuse('CHOOSE_RESIDENT', '家里有几位用这个手机号，请选您是哪一位', { residents })
        : { identity: identity({ personId: residentId }), token: 'secret' },
  })
  await fill('SW012ABC', '2046')
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  expect(screen.getByText('请选您是哪一位')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('radio', { name: '何改英' }))
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  await settle()
  expect(sentTo('session.bind').map((call) => call.payload)).toEqual([
    { cardCode: 'SW012ABC', phoneEnd: '2046' },
    { cardCode: 'SW012ABC', phoneEnd: '2046', residentId: 'zhao-5' },
  ])
})

test('a card whose mini-program code was scanned brings its number along', async () => {
  startApp({ scene: 'cSW012ABC' })
  answerCalls({
    'session.me': () => ({ signedIn: false, demo: false, today: '2026-11-24', identities: [] }),
  })
  render(<Me />)
  await settle()
  expect(screen.getByLabelText('卡号')).toHaveValue('SW012ABC')
})

test('a locked card has no button until another card is typed', async () => {
  open({ 'session.bind': () => refuse('CARD_LOCKED', '错的次数太多，这张卡今天 16:30 才能再试') })
  await fill('SW012ABC', '0000')
  expect(screen.getByText('错的次数太多，这张卡今天 16:30 才能再试')).toBeInTheDocument()
  expect(screen.getByText('这张卡先锁住了，急用请找村委解锁')).toBeInTheDocument()
  fireEvent.change(screen.getByLabelText('卡号'), { target: { value: 'SW013XYZ' } })
  expect(screen.getByRole('button', { name: '登录' })).toBeInTheDocument()
})

test('what is missing is said before anything is sent', async () => {
  open()
  await settle()
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  expect(screen.getByText('请填一户一码卡上的卡号')).toBeInTheDocument()
  expect(sentTo('session.bind')).toHaveLength(0)
})

test('a demo lists its people by village; anywhere else they are never asked for', async () => {
  open()
  await settle()
  expect(sentTo('demo.people')).toHaveLength(0)
})

test('signing in to the demo takes the session and the village of that person', async () => {
  open({
    'session.me': () => ({ signedIn: false, demo: true, today: '2026-11-24', identities: [] }),
    'demo.people': () => ({
      today: '2026-11-24',
      people: [
        {
          personId: 'zhao-1',
          name: '赵永顺',
          villageId: 'shiwan',
          village: '柿湾村',
          roles: [],
          title: '村民',
        },
      ],
    }),
    'demo.signIn': () => ({ token: 'demo-secret', villageId: 'shiwan' }),
  })
  await settle()
  fireEvent.click(screen.getByRole('button', { name: '以赵永顺登录，村民' }))
  await settle()
  expect(sessionToken.get()).toBe('demo-secret')
  expect(currentVillage()).toBe('shiwan')
})

test('signing out forgets the session even when the server cannot be told', async () => {
  open({
    'session.me': () => ({
      signedIn: true,
      demo: false,
      today: '2026-11-24',
      identities: [identity()],
    }),
    'session.signOut': () => refuse('INTERNAL', '系统出了问题，已记下，请稍后再试'),
  })
  sessionToken.set('secret')
  await settle()
  fireEvent.click(screen.getByRole('button', { name: /退出登录/ }))
  fireEvent.click(screen.getByRole('button', { name: '退出' }))
  await settle()
  expect(sessionToken.get()).toBeNull()
})
