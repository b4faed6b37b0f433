import { act, fireEvent, render, screen } from '@testing-library/react'
import { seenHead } from '@/session/heads'
import { chooseVillage } from '@/session/village'
import type { EntryView } from '@/domain/ledger/contract'
import { answerCalls, refuse, sentTo } from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { accountOf, chainOf, historyOf } from '../../../../test/ui/village'
import Ledger from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const seventy = chainOf(
  'zhao',
  Array.from({ length: 70 }, (_, i) => i + 1),
)

function serve(chain: readonly EntryView[]) {
  answerCalls({
    'ledger.account': () => accountOf('zhao', chain),
    'ledger.history': historyOf(chain),
  })
}

/** Opens the page on the same phone; `fresh` on one that never saw the account. */
async function open(chain: readonly EntryView[], { fresh = false, verify = true } = {}) {
  const kept = fresh ? null : seenHead('zhao')
  startApp({ accountId: 'zhao', ...(verify ? { verify: '1' } : {}) })
  if (kept)
    jest
      .requireActual<typeof import('@/session/heads')>('@/session/heads')
      .rememberHead('zhao', kept)
  chooseVillage('shiwan')
  serve(chain)
  const page = render(<Ledger />)
  await settle()
  return page
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(500))

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('a chain that fits is verified on the phone, page by page, and its end remembered', async () => {
  await open(seventy, { fresh: true })
  expect(screen.getByText('1 至 70 笔，没有被改动')).toBeInTheDocument()
  expect(seenHead('zhao')).toMatchObject({
    seq: 70,
    head: seventy[69]?.record.hash,
    verified: true,
  })
})

test('an amount altered on the server is found and named', async () => {
  const altered = seventy.map((e) =>
    e.record.seq === 33 ? { ...e, record: { ...e.record, doneOn: '2026-11-02' } } : e,
  )
  await open(altered, { fresh: true })
  expect(screen.getByText(/第 33 笔对不上，请告诉监督员。内容被改动过/)).toBeInTheDocument()
})

test('a chain cut off at its end shows, although it fits together', async () => {
  const { unmount } = await open(seventy, { fresh: true })
  unmount()
  await open(seventy.slice(0, 60), { verify: false })
  expect(screen.getByText(/这部手机上次看到第 70 笔，现在只到第 60 笔/)).toBeInTheDocument()
})

test('a chain written anew shows, although it fits together', async () => {
  const { unmount } = await open(seventy, { fresh: true })
  unmount()
  await open(
    chainOf(
      'zhao',
      Array.from({ length: 75 }, () => 2),
    ),
  )
  expect(
    screen.getByText(/第 70 笔对不上，请告诉监督员。与这部手机上次看到的不一样/),
  ).toBeInTheDocument()
})

test('what came after the last check is checked without reading the chain again', async () => {
  const { unmount } = await open(seventy.slice(0, 65), { fresh: true })
  unmount()
  await open(seventy, { verify: false })
  expect(screen.getByText('1 至 70 笔，没有被改动')).toBeInTheDocument()
  expect(sentTo('ledger.history')).toHaveLength(1)
})

test('a difference stays until it is cleared up', async () => {
  const altered = seventy.map((e) =>
    e.record.seq === 33 ? { ...e, record: { ...e.record, doneOn: '2026-11-02' } } : e,
  )
  const { unmount } = await open(altered, { fresh: true })
  unmount()
  await open(altered, { verify: false })
  expect(screen.getByText(/第 33 笔对不上/)).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '已问清楚，重新记' }))
  await settle()
  expect(screen.getByText('共 70 笔，还没在这部手机上核对')).toBeInTheDocument()
})

test('a check that the network broke off says nothing about the chain', async () => {
  startApp({ accountId: 'zhao', verify: '1' })
  chooseVillage('shiwan')
  answerCalls({
    'ledger.account': () => accountOf('zhao', seventy),
    'ledger.history': () => refuse('OFFLINE', '网络不通，请检查网络后再试'),
  })
  render(<Ledger />)
  await settle()
  expect(screen.getByText('没核对完：网络不通，请检查网络后再试')).toBeInTheDocument()
  expect(screen.queryByText(/对不上/)).not.toBeInTheDocument()
})
