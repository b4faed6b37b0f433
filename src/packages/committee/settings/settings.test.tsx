import { act, fireEvent, render, screen, within } from '@testing-library/react'
import type { Role } from '@/domain/common/contract'
import type { SettingsView } from '@/domain/settings/contract'
import { chooseVillage } from '@/session/village'
import { answerCalls, refuse, sentTo } from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { meAs } from '../../../../test/ui/village'
import Settings from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const view: SettingsView = {
  version: 7,
  unit: 'household',
  unitFixed: true,
  publicityDays: 3,
  publicityNext: null,
  claimDays: 30,
  ranking: true,
  boardNames: { aspirations: '志气榜', honours: '光荣榜', ranking: '积分榜' },
  honourTitles: ['最美庭院'],
  carryOver: 'carry',
  groups: [
    { groupId: 'g1', name: '一组', households: 12 },
    { groupId: 'g2', name: '二组', households: 0 },
  ],
  staff: [{ residentId: 'li', name: '李桂芳', group: '一组', roles: ['reviewer'] }],
}

async function open(roles: Role[], answers: Parameters<typeof answerCalls>[0] = {}) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs({ roles }),
    'settings.read': () => view,
    'settings.changes': () => ({
      changes: [
        {
          changeId: 'c',
          at: '2026-11-20T02:00:00.000Z',
          by: '周明',
          person: '李桂芳',
          words: ['职务：无职务 → 审核员'],
        },
      ],
      after: null,
    }),
    'settings.change': () => ({ version: 8 }),
    'settings.nameGroup': () => ({ groupId: 'g3' }),
    'settings.removeGroup': () => ({}),
    'settings.giveRoles': () => ({}),
    ...answers,
  })
  render(<Settings />)
  await settle()
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(400))
const press = async (name: string | RegExp, within_: HTMLElement = document.body) => {
  fireEvent.click(within(within_).getAllByRole('button', { name })[0]!)
  await settle()
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('the committee changes the days of publicity and says which settings it saw', async () => {
  await open(['committee'])
  await press('公示天数，3 天，修改')
  await press('公示天数，增加')
  await press('保存')
  expect(sentTo('settings.change').map((call) => call.payload)).toEqual([
    { villageId: 'shiwan', version: 7, publicityDays: 4 },
  ])
})

test('the plant of the landscape is one of those drawn', async () => {
  const plants = (['persimmon', 'tea'] as const).map((plant) => ({ plant, picture: '<svg/>' }))
  await open(['committee'], { 'settings.read': () => ({ ...view, plants }) })
  await press('山水里的植物，柿子，修改')
  expect(screen.getByRole('radio', { name: '柿子' })).toHaveAttribute('aria-checked', 'true')
  fireEvent.click(screen.getByRole('radio', { name: '茶叶' }))
  await press('保存')
  expect(sentTo('settings.change').map((call) => call.payload)).toEqual([
    { villageId: 'shiwan', version: 7, plant: 'tea' },
  ])
})

test('what cannot be changed any more says why and opens nothing', async () => {
  await open(['committee'])
  expect(screen.getByText('已有人申报，不能再改')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /记分方式/ })).toBeNull()
})

test('the supervisor reads everything, with who changed what, and changes nothing', async () => {
  await open(['supervisor'])
  expect(screen.getByText('李桂芳，职务：无职务 → 审核员')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /修改/ })).toBeNull()
  expect(screen.queryByText('加小组')).toBeNull()
})

test('a villager is told whom to ask', async () => {
  await open([])
  expect(screen.getByText('这里由村委来办')).toBeInTheDocument()
})

test('a group in which somebody lives cannot be removed, an empty one can', async () => {
  await open(['committee'])
  await press('一组，12 户，修改')
  expect(screen.getByText('还有住户，不能删')).toBeInTheDocument()
  await press('关闭')
  await press('二组，0 户，修改')
  await press('删除')
  expect(sentTo('settings.removeGroup').map((call) => call.payload)).toEqual([
    { villageId: 'shiwan', version: 7, groupId: 'g2' },
  ])
})

test('roles are ticked and sent whole', async () => {
  await open(['committee'])
  await press('李桂芳，审核员，修改')
  fireEvent.click(screen.getByRole('checkbox', { name: /记录员/ }))
  await press('保存')
  expect(sentTo('settings.giveRoles').map((call) => call.payload)).toEqual([
    { villageId: 'shiwan', version: 7, residentId: 'li', roles: ['recorder', 'reviewer'] },
  ])
})

test('a supervisor takes a meeting and its minutes', async () => {
  await open(['committee'], { 'settings.giveRoles': () => ({ waitsFor: 'town' }) })
  await press('李桂芳，审核员，修改')
  expect(screen.queryByLabelText('会议记录')).toBeNull()
  fireEvent.click(screen.getByRole('checkbox', { name: /审核员/ }))
  fireEvent.click(screen.getByRole('checkbox', { name: /监督员/ }))
  const minutes = '到会 26 人，同意 25 票'
  fireEvent.change(screen.getByLabelText('会议记录'), { target: { value: minutes } })
  await press('提出来')
  expect(sentTo('settings.giveRoles')[0]?.payload).toMatchObject({
    roles: ['supervisor'],
    meeting: { heldOn: '2026-11-24', minutes },
  })
})

test('where the roster tells no age, whoever asks vouches for it', async () => {
  await open(['committee'], {
    'settings.giveRoles': () => refuse('AGE_UNKNOWN', '请先确认满 18 岁'),
  })
  await press('李桂芳，审核员，修改')
  fireEvent.click(screen.getByRole('checkbox', { name: /记录员/ }))
  await press('保存')
  fireEvent.click(screen.getByRole('checkbox', { name: /已满 18 岁/ }))
  await press('保存')
  expect(sentTo('settings.giveRoles')[1]?.payload).toMatchObject({ adult: true })
})

describe('what the server says of a field', () => {
  const risky = (...named: [field: string, message: string][]) => {
    const fields = named.map(([field, message]) => ({ field, message }))
    return refuse('TEXT_RISKY', fields[0]?.message ?? '', { fields })
  }
  const type = (label: string, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } })

  test('stands beside it until it is changed', async () => {
    await open(['committee'], {
      'settings.change': () => risky(['boardNames.ranking', '积分榜的榜名至少 2 个字']),
    })
    await press(/^榜名，/)
    await press('保存')
    expect(screen.getByLabelText('积分榜叫什么')).toHaveAccessibleDescription(/至少 2 个字/)
    expect(screen.getByLabelText('光荣榜叫什么')).not.toHaveAccessibleDescription(/至少 2 个字/)
    type('积分榜叫什么', '比一比')
    expect(screen.getByLabelText('积分榜叫什么')).not.toHaveAccessibleDescription(/至少 2 个字/)
  })

  test('stands at the first of several names where it is about all of them', async () => {
    await open(['committee'], { 'settings.change': () => risky(['boardNames', '榜名不合适']) })
    await press(/^榜名，/)
    await press('保存')
    expect(screen.getByLabelText('光荣榜叫什么')).toHaveAccessibleDescription(/榜名不合适/)
    expect(screen.getByLabelText('积分榜叫什么')).not.toHaveAccessibleDescription(/榜名不合适/)
  })

  test('stands beside the name of a group', async () => {
    await open(['committee'], { 'settings.nameGroup': () => risky(['name', '小组名不合适']) })
    await press('加小组')
    type('小组名', '某组')
    await press('保存')
    expect(screen.getByLabelText('小组名')).toHaveAccessibleDescription('小组名不合适')
    type('小组名', '三组')
    expect(screen.getByLabelText('小组名')).not.toHaveAccessibleDescription()
  })
})
