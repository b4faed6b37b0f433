import { act, fireEvent, render, screen } from '@testing-library/react'
import type { Answer } from '@/domain/contracts'
import { chooseVillage } from '@/session/village'
import { answerCalls, sentTo } from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { meAs, village } from '../../../../test/ui/village'
import PostHonour from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const sun = {
  householdId: 'sun',
  name: '孙德海户',
  shown: '孙*海户',
  group: '三组',
  number: '5',
  members: [
    { residentId: 'sun-1', name: '孙德海', shown: '孙*海', under14: false, age: 'adult' as const },
    {
      residentId: 'sun-3',
      name: '孙小满',
      shown: '孙*海家的孩子',
      under14: true,
      age: 'child' as const,
    },
  ],
}

async function open(answer: Answer<'honours.post'> = { honourId: 'h9', number: 9 }) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs({ roles: ['committee'] }),
    'home.village': () => village,
    'roster.find': () => ({ households: [sun], after: null }),
    'honours.post': () => answer,
  })
  return draw()
}

async function draw() {
  const drawn = render(<PostHonour />)
  await settle()
  return drawn
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(400))
const tap = async (role: 'button' | 'radio', name: string | RegExp) => {
  fireEvent.click(screen.getAllByRole(role, { name })[0]!)
  await settle()
}
const write = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-24T08:00:00.000Z') }))
afterEach(() => jest.useRealTimers())

test('who, for what and by whom: what is missing is said, what is filled goes out', async () => {
  await open()
  await tap('button', /^孙德海户/)
  await tap('button', '盖章，上榜')
  expect(screen.getByText('请选一个荣誉')).toBeInTheDocument()
  expect(sentTo('honours.post')).toHaveLength(0)
  await tap('radio', '最美庭院')
  write('事迹', '院里院外收拾得清清爽爽')
  await tap('button', '盖章，上榜')
  expect(sentTo('honours.post').map((call) => call.payload)).toEqual([
    {
      villageId: 'shiwan',
      title: '最美庭院',
      householdId: 'sun',
      citation: '院里院外收拾得清清爽爽',
      awardedOn: '2026-11-24',
      issuer: '柿湾村村民委员会',
      consent: false,
    },
  ])
  expect(screen.getByText('孙*海户，上榜了')).toBeInTheDocument()
})

test('a child is named with a guardian’s consent alone, which is kept with its day', async () => {
  await open()
  await tap('button', /^孙德海户/)
  await tap('radio', '孙小满')
  await tap('radio', '最美庭院')
  write('事迹', '院里院外收拾得清清爽爽')
  expect(screen.getByText(/不同意写「孙\*海家的孩子」/)).toBeInTheDocument()
  fireEvent.click(screen.getByRole('checkbox', { name: /监护人同意/ }))
  await settle()
  await tap('button', '盖章，上榜')
  expect(screen.getByText('请选同意的监护人')).toBeInTheDocument()
  expect(sentTo('honours.post')).toHaveLength(0)
  const grown = screen.getAllByRole('radio', { name: '孙德海' })
  fireEvent.click(grown[grown.length - 1]!)
  await settle()
  await tap('button', '盖章，上榜')
  expect(sentTo('honours.post')[0]?.payload).toMatchObject({
    ...{ residentId: 'sun-3', consent: true },
    guardian: { residentId: 'sun-1', on: '2026-11-24' },
  })
})

test('an honour that was not finished is there again; for the next one title and issuer stay', async () => {
  const { unmount } = await open()
  await tap('button', /^孙德海户/)
  await tap('radio', '最美庭院')
  write('事迹', '院里院外收拾得清清爽爽')
  unmount()
  const again = await draw()
  expect(screen.getByText('上次没写完的，接着写')).toBeInTheDocument()
  expect(screen.getByLabelText('事迹')).toHaveValue('院里院外收拾得清清爽爽')
  await tap('button', '盖章，上榜')
  await tap('button', '再发一个')
  await tap('button', /^孙德海户/)
  expect(screen.getByLabelText('事迹')).toHaveValue('')
  expect(screen.getByRole('radio', { name: '最美庭院' })).toBeChecked()
  await tap('button', '换一户')
  again.unmount()
  await draw()
  expect(screen.getByText('谁家上榜')).toBeInTheDocument()
})

test('where the town has to agree, nothing is said to stand on the roll yet', async () => {
  await open({ honourId: 'h9', number: 0, waitsFor: 'town' })
  await tap('button', /^孙德海户/)
  await tap('radio', '最美庭院')
  write('事迹', '院里院外收拾得清清爽爽')
  await tap('button', '盖章，上榜')
  expect(screen.getByText('等乡镇同意')).toBeInTheDocument()
  expect(screen.queryByText(/上榜了/)).not.toBeInTheDocument()
})
