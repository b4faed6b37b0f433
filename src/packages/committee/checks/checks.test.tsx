import { fireEvent, render, screen } from '@testing-library/react'
import type { CheckRow } from '@/domain/checks/contract'
import { chooseVillage } from '@/session/village'
import { answerCalls, refuse, reopenApp, sentTo, trips } from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { meAs } from '../../../../test/ui/village'
import Checks from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const goal: CheckRow = {
  checkId: 'check-1',
  what: '心愿',
  text: '跟人学祖传偏方\n选苗',
  photo: null,
  by: '赵*顺',
  at: '2026-11-24T01:00:00.000Z',
  may: true,
  why: null,
}

function open(rows: CheckRow[], answers: Parameters<typeof answerCalls>[0] = {}) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs({ roles: ['reviewer'] }),
    'checks.todo': () => ({ rows, total: rows.length, after: null }),
    'checks.decide': () => ({}),
    ...answers,
  })
  return render(<Checks />)
}

test('a text is let out at one tap', async () => {
  open([goal])
  expect(await screen.findByText(/跟人学祖传偏方/)).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '可以公开：心愿，赵*顺' }))
  expect(await screen.findByText('已公开')).toBeInTheDocument()
  expect(sentTo('checks.decide').map((c) => c.payload)).toEqual([
    { villageId: 'shiwan', checkId: 'check-1', decision: 'show' },
  ])
})

test('taking it away asks once more, since it is for good', async () => {
  open([goal])
  fireEvent.click(await screen.findByRole('button', { name: '不能公开：心愿，赵*顺' }))
  expect(sentTo('checks.decide')).toHaveLength(0)
  fireEvent.click(await screen.findByRole('button', { name: '撤下，不公开' }))
  expect(await screen.findByText('已撤下，会告诉写的人')).toBeInTheDocument()
  expect(sentTo('checks.decide').map((c) => c.payload)).toMatchObject([{ decision: 'take' }])
})

test('what one may not decide says who can', async () => {
  open([{ ...goal, may: false, why: 'CHECK_OWN' }])
  expect(await screen.findByText('您家的，须由他人定')).toBeInTheDocument()
  expect(screen.queryByText('可以公开')).not.toBeInTheDocument()
})

test('what somebody else decided meanwhile says so', async () => {
  open([goal], { 'checks.decide': () => refuse('CHECK_NOT_FOUND', '这一条已经有人定了，请刷新') })
  fireEvent.click(await screen.findByRole('button', { name: '可以公开：心愿，赵*顺' }))
  expect(await screen.findByText('这一条已经有人定了，请刷新')).toBeInTheDocument()
})

test('nothing waits', async () => {
  open([])
  expect(await screen.findByText('都定完了')).toBeInTheDocument()
})

test('a villager has nothing to decide', async () => {
  const { unmount } = open([goal], { 'session.me': () => meAs() })
  expect(await screen.findByText('没有要您定的')).toBeInTheDocument()
  expect(trips).toHaveLength(1)
  unmount()
  reopenApp()
  render(<Checks />)
  expect(await screen.findByText('没有要您定的')).toBeInTheDocument()
  expect(sentTo('checks.todo')).toHaveLength(0)
})
