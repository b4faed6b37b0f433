import { fireEvent, render, screen } from '@testing-library/react'
import { currentVillage } from '@/session/village'
import { answerCalls } from '../../../test/ui/calls'
import { startApp } from '../../../test/ui/taro'
import { identity } from '../../../test/ui/village'
import { FirstVisit } from './first-visit'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../test/ui/calls'))

test('whoever is bound in two villages says which one to open', async () => {
  startApp()
  answerCalls({
    'session.me': () => ({
      signedIn: true,
      demo: false,
      today: '2026-11-24',
      identities: [
        identity(),
        identity({ villageId: 'liping', villageName: '梨坪村', personId: 'zhao-9' }),
      ],
    }),
    'roster.villages': () => ({ villages: [], after: null }),
  })
  render(<FirstVisit />)
  const other = await screen.findByRole('radio', { name: /梨坪村/ })
  expect(screen.getByRole('radio', { name: /柿湾村/ })).toBeInTheDocument()
  expect(currentVillage()).toBeNull()
  fireEvent.click(other)
  expect(currentVillage()).toBe('liping')
})
