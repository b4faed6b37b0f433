import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { chooseVillage } from '@/session/village'
import { activityAnswer, foundLiu, secondShift, shift } from '../../../../test/ui/activities'
import { answerCalls, refuse, sentTo } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { meAs } from '../../../../test/ui/village'
import ActivityPage from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-24T02:00:00.000Z') }))
afterEach(() => jest.useRealTimers())

type Answers = Parameters<typeof answerCalls>[0]

function open(answer = activityAnswer(), answers: Answers = {}) {
  startApp({ activityId: 'a1' })
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs(),
    'activities.read': () => answer,
    'activities.signUp': () => ({ state: 'seated', position: null }),
    'activities.leave': () => ({}),
    'activities.cancel': () => ({}),
    ...answers,
  })
  return render(<ActivityPage />)
}
const settle = () => act(() => jest.advanceTimersByTimeAsync(400))
const tap = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await settle()
}
const seated = { residentId: 'zhao-1', name: '赵永顺', state: 'seated', position: null } as const

test('one reads what, when and where, what it counts, and how many places are left', async () => {
  open()
  await settle()
  for (const words of [
    '清扫北沟村道',
    '11 月 28 日 周六',
    '共 2 场，见下面',
    '每小时 1 分，到场确认、审核公示后入账',
  ])
    expect(screen.getByText(words)).toBeInTheDocument()
  expect(screen.getByRole('radio', { name: '8:00 – 10:00，还有 4 位' })).toHaveAttribute(
    'aria-checked',
    'true',
  )
  expect(screen.getByRole('radio', { name: '10:00 – 12:00，已满，可候补' })).toBeInTheDocument()
})

test('who of the family goes is chosen, oneself first, and each is signed up', async () => {
  open()
  await settle()
  await tap('报名')
  const sheet = within(screen.getByRole('dialog', { name: '家里谁去' }))
  expect(sheet.getByRole('checkbox', { name: /赵永顺/ })).toHaveAttribute('aria-checked', 'true')
  fireEvent.click(sheet.getByRole('checkbox', { name: /苏桂香/ }))
  fireEvent.click(sheet.getByRole('button', { name: '2 人报名' }))
  await settle()
  expect(sentTo('activities.signUp').map((call) => call.payload)).toEqual([
    { villageId: 'shiwan', shiftId: 'a1:1', residentId: 'zhao-1' },
    { villageId: 'shiwan', shiftId: 'a1:1', residentId: 'zhao-2' },
  ])
  expect(screen.getByText('您报上了，苏桂香报上了')).toBeInTheDocument()
})

test('a full shift takes names for the queue', async () => {
  open(activityAnswer({ shifts: [secondShift] }), {
    'activities.signUp': () => ({ state: 'queued', position: 1 }),
  })
  await settle()
  await tap('排候补')
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '报名' }))
  await settle()
  expect(sentTo('activities.signUp')).toHaveLength(1)
  expect(screen.getByText('您排在候补第 1 位')).toBeInTheDocument()
})

describe('whoever has a place elsewhere at that hour', () => {
  const title = '义务巡逻'
  const busy = refuse('BUSY_THEN', '这个时间已报了别的活动', { title, shiftId: 'a9:1' })
  const answered = async (...taps: string[]) => {
    open(activityAnswer(), {
      'activities.signUp': ({ residentId, instead, sure }) =>
        residentId === 'zhao-1' && !instead && !sure ? busy : { state: 'seated', position: null },
    })
    await settle()
    await tap('报名')
    fireEvent.click(screen.getByRole('checkbox', { name: /苏桂香/ }))
    fireEvent.click(screen.getByRole('button', { name: '2 人报名' }))
    await settle()
    expect(screen.getByText('您那个时间报了「义务巡逻」，去哪一场？')).toBeInTheDocument()
    for (const name of taps) await tap(name)
    return sentTo('activities.signUp')
      .slice(1)
      .map((call) => call.payload)
  }
  const of = (residentId: string) => ({ villageId: 'shiwan', shiftId: 'a1:1', residentId })

  test('leaves the other for this one, and the family goes on', async () => {
    expect(await answered('换到这一场，退出那一场')).toEqual([
      { ...of('zhao-1'), instead: ['a9:1'] },
      of('zhao-2'),
    ])
    expect(screen.getByText('您报上了，苏桂香报上了')).toBeInTheDocument()
  })

  test('keeps both', async () => {
    expect(await answered('两场都去')).toEqual([{ ...of('zhao-1'), sure: ['both'] }, of('zhao-2')])
  })

  test('stays with the other alone', async () => {
    expect(await answered('还去那一场，这场不报')).toEqual([of('zhao-2')])
    expect(screen.getByText('苏桂香报上了')).toBeInTheDocument()
  })
})

test('whoever is in can leave, asked back once', async () => {
  open(activityAnswer({ shifts: [shift({ mine: [seated], queued: 3 })] }))
  await settle()
  expect(screen.getByRole('button', { name: '家人报名' })).toBeInTheDocument()
  await tap('退出：赵永顺')
  expect(sentTo('activities.leave')).toHaveLength(0)
  expect(screen.getByText(/马上让给候补的第一位/)).toBeInTheDocument()
  await tap('退出报名')
  expect(sentTo('activities.leave').map((call) => call.payload)).toEqual([
    { villageId: 'shiwan', shiftId: 'a1:1', residentId: 'zhao-1' },
  ])
})

test('a visitor is led to sign in; one of another group is told why not', async () => {
  const { unmount } = open(activityAnswer({}, { signUp: false }), {
    'session.me': () => ({ signedIn: false, demo: false, today: '2026-11-24', identities: [] }),
  })
  await settle()
  await tap('去登录')
  expect(went).toEqual(['/pages/me/index'])
  unmount()
  const answer = activityAnswer({ group: '四组', groupId: 'g4' })
  open({ ...answer, household: answer.household.map((m) => ({ ...m, mayJoin: false })) })
  await settle()
  expect(screen.getByText('只限四组参加')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '报名' })).not.toBeInTheDocument()
})

test('a cancelled one says why and takes nobody', async () => {
  open(activityAnswer({ state: 'cancelled', cancellation: '有雨，改到下周六' }, { signUp: false }))
  await settle()
  expect(screen.getByText('活动取消了：有雨，改到下周六')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /报名/ })).not.toBeInTheDocument()
})

test('the organiser has the lists and may cancel with a reason; villagers see none of it', async () => {
  const { unmount } = open()
  await settle()
  expect(screen.queryByText('办活动')).not.toBeInTheDocument()
  unmount()
  open(activityAnswer({}, { edit: true, cancel: true, confirm: true }))
  await settle()
  await tap(/^名单 · 11 月 28 日 周六 8:00/)
  expect(went).toEqual(['/packages/activities/attendance/index?shiftId=a1:1'])
  await tap(/^取消活动，/)
  await tap('取消活动')
  expect(screen.getByText('请写明取消原因，至少 2 个字')).toBeInTheDocument()
  fireEvent.change(screen.getByRole('textbox', { name: '取消原因' }), { target: { value: '有雨' } })
  await tap('取消活动')
  expect(sentTo('activities.cancel').map((call) => call.payload)).toEqual([
    { villageId: 'shiwan', activityId: 'a1', reason: '有雨' },
  ])
})

test('a recorder signs up somebody without a phone', async () => {
  open(activityAnswer({}, { signUpOthers: true, confirm: true }), {
    'roster.find': () => foundLiu,
  })
  await settle()
  await tap(/^替人报名/)
  await tap('报名：刘满仓')
  expect(sentTo('activities.signUp').map((call) => call.payload)).toEqual([
    { villageId: 'shiwan', shiftId: 'a1:1', residentId: 'liu-1' },
  ])
  expect(screen.getByText('刘满仓报上了')).toBeInTheDocument()
})
