import { act, fireEvent, render, screen } from '@testing-library/react'
import type { Answer } from '@/domain/contracts'
import { chooseVillage } from '@/session/village'
import { attendee, brief, foundLiu, shift } from '../../../../test/ui/activities'
import { answerCalls, refuse, reopenApp, sentTo } from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { meAs } from '../../../../test/ui/village'
import Attendance from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-24T02:00:00.000Z') }))
afterEach(() => jest.useRealTimers())

const wife = attendee({ residentId: 'ma-2', name: '马桂香', household: '马德厚户', own: true })
const sun = attendee({ residentId: 'sun-1', name: '孙德海', household: '孙德海户' })
const queued = attendee({ residentId: 'li-1', name: '李守田', state: 'queued', position: 1 })

function open(
  part: Partial<Answer<'activities.attendees'>> = {},
  roles: ('recorder' | 'committee')[] = ['recorder'],
  answers: Parameters<typeof answerCalls>[0] = {},
) {
  startApp({ shiftId: 'a1:1' })
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs({ personId: 'ma-1', roles }),
    'roster.find': () => foundLiu,
    'activities.attendees': () => ({
      title: brief.title,
      shift: shift({ phase: 'running' }),
      price: brief.price,
      hours: 2,
      attendees: [attendee(), wife, sun, queued],
      may: 'all',
      ...part,
    }),
    'activities.confirm': () => ({ confirmed: 2, waiting: 1, already: 0 }),
    ...answers,
  })
  return render(<Attendance />)
}
const settle = () => act(() => jest.advanceTimersByTimeAsync(400))
const tap = async (role: 'button' | 'checkbox', name: string | RegExp) => {
  fireEvent.click(screen.getByRole(role, { name }))
  await settle()
}

test('the ticked ones are sent, with their hours where they differ, and a walk-in too', async () => {
  open()
  await settle()
  expect(screen.getByText('先勾谁到了')).toBeInTheDocument()
  await tap('checkbox', /^赵永顺/)
  await tap('checkbox', /^孙德海/)
  await tap('button', '改孙德海的时长')
  await tap('button', '孙德海的时长，减少')
  await tap('button', '加现场来的')
  await tap('button', '加上：刘满仓')
  expect(screen.getByText('已在名单')).toBeInTheDocument()
  await tap('button', '关闭')
  await tap('button', '确认 3 人到场')
  expect(sentTo('activities.confirm').map((call) => call.payload)).toEqual([
    {
      villageId: 'shiwan',
      shiftId: 'a1:1',
      came: [
        { residentId: 'zhao-1' },
        { residentId: 'sun-1', hours: 1.5 },
        { residentId: 'liu-1' },
      ],
    },
  ])
  expect(screen.getByText('已确认 2 人到场，1 人待他人确认')).toBeInTheDocument()
})

test('what looks odd is said before it is taken, and goes out again with the answer', async () => {
  const words = '同一时间（08:00–10:00）已在「东口值守」记了到场'
  const questions = [{ id: 'elsewhere:zhao-1', who: '赵永顺', words }]
  open({}, ['recorder'], {
    'activities.confirm': ({ sure }) =>
      sure === undefined
        ? refuse('ANSWER_FIRST', '有几处请您再看一眼', { questions })
        : { confirmed: 1, waiting: 0, already: 0 },
  })
  await settle()
  await tap('checkbox', /^赵永顺/)
  await tap('button', '确认 1 人到场')
  expect(screen.getByText(words)).toBeInTheDocument()
  await tap('button', '回去改')
  expect(screen.queryByText(words)).not.toBeInTheDocument()
  await tap('button', '确认 1 人到场')
  await tap('button', '没错，照样送')
  expect(sentTo('activities.confirm')[1]?.payload).not.toHaveProperty('sure')
  expect(sentTo('activities.confirm')[2]?.payload).toMatchObject({ sure: ['elsewhere:zhao-1'] })
  expect(screen.getByText('已确认 1 人到场')).toBeInTheDocument()
})

test('all who signed up are ticked at one tap, the queue is not; the own household is marked', async () => {
  open()
  await settle()
  expect(screen.getByText('与您同户，勾上后须由他人确认')).toBeInTheDocument()
  await tap('button', '全勾上')
  expect(screen.getByRole('button', { name: '确认 3 人到场' })).toBeInTheDocument()
  expect(screen.getByRole('checkbox', { name: /^李守田/ })).toHaveAttribute('aria-checked', 'false')
})

test('before it starts it is only a list', async () => {
  open({ shift: shift() })
  await settle()
  expect(screen.getByText('开始后才能点名')).toBeInTheDocument()
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
})

test('another recorder confirms only who waits for somebody else', async () => {
  open({
    may: 'waiting',
    attendees: [
      { ...wife, own: false, state: 'waiting', hours: 2 },
      sun,
      attendee({ state: 'came', hours: 2 }),
    ],
  })
  await settle()
  expect(screen.getAllByRole('checkbox')).toHaveLength(1)
  expect(screen.queryByRole('button', { name: '加现场来的' })).not.toBeInTheDocument()
  await tap('checkbox', /^马桂香/)
  await tap('button', '确认 1 人到场')
  expect(sentTo('activities.confirm')[0]?.payload).toMatchObject({ came: [{ residentId: 'ma-2' }] })
})

test('whoever noted the own household cannot confirm it', async () => {
  open({ attendees: [{ ...wife, state: 'waiting', hours: 2 }] })
  await settle()
  expect(screen.getByText('与您同户，须由他人确认')).toBeInTheDocument()
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
})

test('a villager sees no names', async () => {
  open({}, []).unmount()
  await settle()
  reopenApp()
  render(<Attendance />)
  await settle()
  expect(screen.getByText('名单由记录员和村委来点')).toBeInTheDocument()
  expect(sentTo('activities.attendees')).toHaveLength(0)
})
