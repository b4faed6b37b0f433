import { fireEvent, render, screen } from '@testing-library/react'
import { useMe } from '@/features/session/hooks'
import { chooseVillage } from '@/session/village'
import { answerCalls } from '../../../test/ui/calls'
import { startApp, went } from '../../../test/ui/taro'
import { meAs } from '../../../test/ui/village'
import { ReportButton } from './holder'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../test/ui/calls'))

function Report() {
  const me = useMe()
  return me.identity === null ? null : <ReportButton me={me} />
}

function open(...roles: ('recorder' | 'supervisor')[]) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({ 'session.me': () => meAs({ roles }) })
  render(<Report />)
}

test('a recorder reports like any villager', async () => {
  open('recorder')
  fireEvent.click(await screen.findByRole('button', { name: '报一件事' }))
  expect(went).toEqual(['/packages/points/claim/index'])
})

test('a supervisor, who answers what is said against reports, reads who makes them', async () => {
  open('supervisor', 'recorder')
  expect(await screen.findByText('监督员不能申报，请家人来报')).toBeInTheDocument()
  expect(screen.queryByText('报一件事')).not.toBeInTheDocument()
})
