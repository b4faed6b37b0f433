import { act, fireEvent, render, screen } from '@testing-library/react'
import type { Role } from '@/domain/common/contract'
import { chooseVillage } from '@/session/village'
import { activityAnswer } from '../../../../test/ui/activities'
import { answerCalls, refuse, sentTo } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { meAs, rules } from '../../../../test/ui/village'
import EditActivity from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-24T02:00:00.000Z') }))
afterEach(() => jest.useRealTimers())

function open(
  params: Record<string, string> = {},
  answers: Parameters<typeof answerCalls>[0] = {},
  roles: Role[] = ['recorder'],
) {
  startApp(params)
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs({ name: '马德厚', roles }),
    'roster.groups': () => ({ groups: [{ groupId: 'g4', name: '四组', households: 21 }] }),
    'rules.inForce': () => rules,
    'activities.read': () => activityAnswer({}, { edit: true }),
    'activities.publish': () => ({ activityId: 'a9' }),
    'activities.edit': () => ({ version: 4 }),
    ...answers,
  })
  return render(<EditActivity />)
}
const settle = () => act(() => jest.advanceTimersByTimeAsync(400))
const tap = async (role: 'button' | 'radio', name: string | RegExp) => {
  fireEvent.click(screen.getAllByRole(role, { name })[0]!)
  await settle()
}
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

test('what is missing is told; what is filled is published and opened', async () => {
  open()
  await settle()
  await tap('button', '发布')
  for (const words of [
    '请写活动名称，至少 2 个字',
    '请选活动类型',
    '请写在哪里',
    '请选记哪一条积分，或不计分',
  ])
    expect(screen.getByText(words)).toBeInTheDocument()
  type('活动名称', '清扫北沟村道')
  type('地点', '村口')
  await tap('radio', '公益劳动')
  await tap('button', /^记哪一条积分/)
  const item = rules.items.find((i) => i.kind === 'award' && i.per !== 'piece')
  await tap('button', new RegExp(`^${item?.name ?? ''}，`))
  await tap('button', '再加一场')
  type('第 2 场名额', '')
  fireEvent.change(screen.getByLabelText('谁能参加'), { target: { value: 'g4' } })
  await tap('button', '发布')
  expect(sentTo('activities.publish').map((call) => call.payload)).toEqual([
    {
      villageId: 'shiwan',
      title: '清扫北沟村道',
      kind: 'service',
      text: '',
      place: '村口',
      bring: '',
      contact: '',
      groupId: 'g4',
      itemId: item?.id,
      shifts: [
        { day: '2026-11-25', from: '08:00', to: '10:00', capacity: 20 },
        { day: '2026-11-25', from: '10:00', to: '12:00' },
      ],
    },
  ])
  expect(went).toEqual(['/packages/activities/activity/index?activityId=a9'])
})

test('an edit starts from what stands, says who is told of another time, and carries the version seen', async () => {
  open({ activityId: 'a1' })
  await settle()
  expect(screen.getByText('改了时间，会告诉报了名的 12 人')).toBeInTheDocument()
  expect(screen.getByLabelText('第 1 场日期')).toHaveValue('2026-11-28')
  expect(screen.queryByRole('button', { name: '去掉这场' })).not.toBeInTheDocument()
  type('第 2 场名额', '20')
  await tap('button', '保存')
  expect(sentTo('activities.edit')[0]?.payload).toMatchObject({
    activityId: 'a1',
    version: 3,
    title: '清扫北沟村道',
    shifts: [
      { shiftId: 'a1:1', capacity: 16 },
      { shiftId: 'a1:2', capacity: 20 },
    ],
  })
  expect(went).toEqual(['back'])
})

test('a change that was not finished is there again, and counts on the version that it was written on', async () => {
  const { unmount } = open({ activityId: 'a1' })
  await settle()
  type('活动名称', '清扫南沟')
  unmount()
  const { activity, ...others } = activityAnswer({}, { edit: true })
  answerCalls({
    'session.me': () => meAs({ name: '马德厚', roles: ['recorder'] }),
    'activities.read': () => ({ ...others, activity: { ...activity, version: 4 } }),
    'activities.edit': () => refuse('ACTIVITY_CHANGED', '别人刚改过这个活动，请刷新后再改'),
  })
  render(<EditActivity />)
  await settle()
  expect(screen.getByLabelText('活动名称')).toHaveValue('清扫南沟')
  await tap('button', '保存')
  expect(sentTo('activities.edit')[0]?.payload).toMatchObject({ version: 3, title: '清扫南沟' })
  await tap('button', '重新写，去掉上次写的')
  expect(screen.getByLabelText('活动名称')).toHaveValue(activity.title)
  await tap('button', '保存')
  expect(sentTo('activities.edit')[1]?.payload).toMatchObject({ version: 4 })
})

test('whoever may no longer join is named first, and moved out once that was said to be right', async () => {
  const words = '报了名，不是四组的：改后替他退出，并告诉他'
  const questions = [{ id: 'outside:li-1', who: '李守田', words }]
  open(
    { activityId: 'a1' },
    {
      'activities.edit': ({ sure }) =>
        sure === undefined
          ? refuse('ANSWER_FIRST', '有几处请您再看一眼', { questions })
          : { version: 4 },
    },
  )
  await settle()
  fireEvent.change(screen.getByLabelText('谁能参加'), { target: { value: 'g4' } })
  await tap('button', '保存')
  expect(screen.getByText('李守田')).toBeInTheDocument()
  await tap('button', '没错，照样送')
  expect(sentTo('activities.edit')[1]?.payload).toMatchObject({ sure: ['outside:li-1'] })
  expect(went).toEqual(['back'])
})

test('a refusal is told and nothing is lost', async () => {
  open(
    { activityId: 'a1' },
    {
      'activities.edit': () => refuse('ACTIVITY_CHANGED', '别人刚改过这个活动，请刷新后再改'),
    },
  )
  await settle()
  type('活动名称', '清扫南沟')
  await tap('button', '保存')
  expect(screen.getByText('别人刚改过这个活动，请刷新后再改')).toBeInTheDocument()
  expect(screen.getByLabelText('活动名称')).toHaveValue('清扫南沟')
})

test('what the server says of a field stands beside it until something is changed', async () => {
  const fields = [
    { field: 'title', message: '活动名称里有不合适的字句，请改一改再发' },
    { field: 'shifts.1.capacity', message: '名额不能大于 500' },
  ]
  open(
    { activityId: 'a1' },
    { 'activities.edit': () => refuse('TEXT_RISKY', fields[0]?.message ?? '', { fields }) },
  )
  await settle()
  await tap('button', '保存')
  expect(screen.getByLabelText('活动名称')).toHaveAccessibleDescription(
    '活动名称里有不合适的字句，请改一改再发',
  )
  expect(screen.getByLabelText('第 2 场名额')).toHaveAccessibleDescription(/名额不能大于 500/)
  expect(screen.getByLabelText('第 1 场名额')).not.toHaveAccessibleDescription(/名额不能大于 500/)
  type('活动名称', '清扫南沟')
  expect(screen.queryByText('名额不能大于 500')).not.toBeInTheDocument()
})

test('a villager is told who publishes', async () => {
  open({}, {}, [])
  await settle()
  expect(screen.getByText('活动由记录员和村委发布')).toBeInTheDocument()
})
