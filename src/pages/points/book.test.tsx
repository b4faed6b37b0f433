import { act, render, screen } from '@testing-library/react'
import type { AccountView } from '@/domain/ledger/contract'
import { chooseVillage } from '@/session/village'
import { answerCalls } from '../../../test/ui/calls'
import { startApp } from '../../../test/ui/taro'
import { accountOf, chainOf, historyOf, meAs } from '../../../test/ui/village'
import { Book } from './book'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../test/ui/calls'))

async function open(members: AccountView['members']) {
  const chain = chainOf('points:h1', [20])
  startApp()
  chooseVillage('shiwan')
  answerCalls({ 'session.me': () => meAs(), 'ledger.history': historyOf(chain) })
  render(<Book villageId="shiwan" account={{ ...accountOf('points:h1', chain), members }} />)
  await act(() => jest.advanceTimersByTimeAsync(400))
}
beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const member = (name: string, honour: number) => ({
  ...{ accountId: `points:${name}`, name, honour, spendable: honour },
})

test('what no member is named for is explained', async () => {
  await open([member('赵永顺', 8), member('赵海波', 5)])
  expect(screen.getByText('全家一起')).toBeInTheDocument()
  expect(screen.getByText(/^全家一起：没写是谁做的/)).toBeInTheDocument()
})

test('where the members make up all of it there is nothing to explain', async () => {
  await open([member('赵永顺', 15), member('赵海波', 5)])
  expect(screen.queryByText(/全家一起/)).not.toBeInTheDocument()
})
