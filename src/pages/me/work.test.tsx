import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { dataChanged } from '@/data/ask'
import { useMe } from '@/features/session/hooks'
import { chooseVillage } from '@/session/village'
import { answerCalls, sentTo } from '../../../test/ui/calls'
import { startApp, went } from '../../../test/ui/taro'
import { meAs, objectionRow } from '../../../test/ui/village'
import { useWorkCounts, Work } from './work'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../test/ui/calls'))

function Home() {
  const me = useMe()
  return <Work me={me} counts={useWorkCounts(me)} />
}

function open(part: Parameters<typeof meAs>[0]) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs(part),
    'deeds.objections': () => ({ rows: [objectionRow()], after: null }),
  })
  render(<Home />)
}

test('a supervisor is led to the objections, with how many wait', async () => {
  open({ roles: ['supervisor'] })
  fireEvent.click(await screen.findByRole('button', { name: '异议，1 条' }))
  expect(went).toEqual(['/packages/committee/objections/index'])
})

test('the county is led to say who answers for the data, and sees that nobody is named yet', async () => {
  open({ kind: 'county', may: ['settings.setDataOffice'], officeUnset: true })
  fireEvent.click(await screen.findByRole('button', { name: '谁负责信息，1 件' }))
  expect(went).toEqual(['/packages/account/privacy/index'])
})

test('nobody else asks for them, once it is known who looks', async () => {
  open({ roles: ['reviewer', 'committee'] })
  expect(await screen.findByText('名册')).toBeInTheDocument()
  expect(screen.queryByText('异议')).not.toBeInTheDocument()
  const before = sentTo('deeds.objections').length
  act(() => {
    dataChanged()
  })
  await waitFor(() => {
    expect(sentTo('deeds.todo')).toHaveLength(2)
  })
  expect(sentTo('deeds.objections')).toHaveLength(before)
})
