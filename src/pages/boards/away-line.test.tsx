import { fireEvent, render, screen } from '@testing-library/react'
import { useMe } from '@/features/session/hooks'
import { chooseVillage, currentVillage } from '@/session/village'
import { answerCalls } from '../../../test/ui/calls'
import { startApp } from '../../../test/ui/taro'
import { identity, meAs } from '../../../test/ui/village'
import { AwayLine } from './away-line'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../test/ui/calls'))

function Line() {
  return <AwayLine me={useMe()} />
}

async function visitAs(...others: ReturnType<typeof identity>[]) {
  startApp()
  chooseVillage('liping')
  answerCalls({ 'session.me': () => ({ ...meAs(), identities: [identity(), ...others] }) })
  render(<Line />)
  await screen.findByText('您在看别的村')
}

test('the way back leads to the own village, and is not shown there', async () => {
  await visitAs()
  fireEvent.click(screen.getByRole('button', { name: '回柿湾村' }))
  expect(currentVillage()).toBe('shiwan')
  expect(screen.queryByText('您在看别的村')).not.toBeInTheDocument()
})

test('of several own villages one is asked which', async () => {
  await visitAs(identity({ villageId: 'nanwan', villageName: '南湾村', personId: 'zhao-9' }))
  fireEvent.click(screen.getByRole('button', { name: '回自己的村' }))
  expect(currentVillage()).toBe('liping')
  fireEvent.click(screen.getByRole('radio', { name: /南湾村/ }))
  expect(currentVillage()).toBe('nanwan')
})
