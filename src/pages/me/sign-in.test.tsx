import { act, fireEvent, render, screen } from '@testing-library/react'
import { currentVillage } from '@/session/village'
import { sessionToken } from '@/session/token'
import { answerCalls, refuse, sentTo } from '../../../test/ui/calls'
import { startApp, went } from '../../../test/ui/taro'
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

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('signing in by card has a page of its own', async () => {
  open()
  await settle()
  expect(went).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: '用一户一码登录' }))
  expect(went).toEqual(['/packages/account/sign-in/index'])
})

test.each<Record<string, string>>([{ card: 'SW012ABC' }, { scene: 'cSW012ABC' }])(
  'a card that was scanned opens it with its number: %j',
  async (params) => {
    startApp(params)
    answerCalls({
      'session.me': () => ({ signedIn: false, demo: false, today: '2026-11-24', identities: [] }),
    })
    render(<Me />)
    await settle()
    expect(went).toEqual(['/packages/account/sign-in/index?card=SW012ABC'])
  },
)

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
