import { act, fireEvent, render, screen } from '@testing-library/react'
import type { OfficerRow } from '@/domain/session/contract'
import { chooseVillage } from '@/session/village'
import { answerCalls, refuse, sentTo } from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { meAs } from '../../../../test/ui/village'
import Officers from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const officers: OfficerRow[] = (
  [
    {
      officerId: 'fan',
      name: '范志远',
      level: 'county',
      place: '云岭县',
      signedIn: true,
      me: true,
    },
    { officerId: 'qin', name: '秦晓雯', level: 'town', place: '石湾镇', signedIn: true, me: false },
    { officerId: 'ma', name: '马镇', level: 'town', place: '石湾镇', signedIn: false, me: false },
  ] as const
).map((one) => ({ ...one, ended: null }))

function open(kind: 'county' | 'town', more: Parameters<typeof answerCalls>[0] = {}) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs({ kind, householdId: null, name: '县办' }),
    'session.officers': () => ({ officers }),
    'session.endOfficer': () => ({}),
    ...more,
  })
  render(<Officers />)
}
const settle = () => act(() => jest.advanceTimersByTimeAsync(400))

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('the county ends a card with a reason', async () => {
  open('county')
  fireEvent.click(await screen.findByRole('button', { name: '停用秦晓雯的卡' }))
  await settle()
  fireEvent.click(screen.getByText('调走了'))
  fireEvent.click(screen.getByRole('button', { name: '停用' }))
  await settle()
  expect(sentTo('session.endOfficer')[0]?.payload).toEqual({
    ...{ villageId: 'shiwan', officerId: 'qin', reason: '调走了' },
  })
  expect(screen.queryByRole('button', { name: '停用范志远的卡' })).not.toBeInTheDocument()
})

test('the last one stays, and the sentence says what to do', async () => {
  const words = '这里没有别的能办事的干部了，请先让接替的人领卡、登录一次'
  open('county', { 'session.endOfficer': () => refuse('OFFICER_LAST', words) })
  fireEvent.click(await screen.findByRole('button', { name: '停用秦晓雯的卡' }))
  await settle()
  fireEvent.click(screen.getByText('调走了'))
  fireEvent.click(screen.getByRole('button', { name: '停用' }))
  await settle()
  expect(screen.getAllByText(words).length).toBeGreaterThan(0)
})

test('a town reads who ended whom, and ends nobody', async () => {
  const ended = { on: '2026-11-20', by: '范志远', reason: '调走了' }
  open('town', { 'session.officers': () => ({ officers: officers.map((o) => ({ ...o, ended })) }) })
  expect((await screen.findAllByText(/由范志远停用：调走了/)).length).toBe(3)
  expect(screen.queryByRole('button', { name: /停用/ })).not.toBeInTheDocument()
})
