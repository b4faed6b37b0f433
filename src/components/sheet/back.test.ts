import { holdBack } from './back'

let told: (() => void) | undefined
/** Where the browser stands is told a moment later. */
const moved = () => new Promise<void>((resolve) => (told = resolve))
const router = jest.fn()
beforeAll(() => {
  window.addEventListener('popstate', () => told?.(), true)
  window.addEventListener('popstate', router)
})
beforeEach(() => router.mockClear())

async function goBack(): Promise<void> {
  const there = moved()
  history.back()
  await there
}

test('going back closes what lies on top first, and the page only then', async () => {
  history.pushState({ page: 1 }, '')
  const closed: string[] = []
  holdBack(() => closed.push('sheet'))
  holdBack(() => closed.push('viewer'))
  await goBack()
  expect(closed).toEqual(['viewer'])
  await goBack()
  expect(closed).toEqual(['viewer', 'sheet'])
  expect(router).not.toHaveBeenCalled()
  expect(history.state).toMatchObject({ page: 1 })
  await goBack()
  expect(router).toHaveBeenCalledTimes(1)
})

test('what was closed with a tap leaves nothing behind to go back through', async () => {
  history.pushState({ page: 2 }, '')
  const close = jest.fn()
  const letBack = holdBack(close)
  const there = moved()
  letBack()
  await there
  expect(history.state).toMatchObject({ page: 2 })
  expect([close, router].map((f) => f.mock.calls.length)).toEqual([0, 0])
  await goBack()
  expect(router).toHaveBeenCalledTimes(1)
})

test('a sheet that led to another page is passed over on the way back from its own', async () => {
  history.pushState({ page: 3 }, '')
  history.pushState({ page: 4 }, '')
  const letBack = holdBack(jest.fn())
  history.pushState({ page: 5 }, '')
  letBack()
  await goBack()
  expect(history.state).toMatchObject({ page: 4 })
  expect(router).toHaveBeenCalledTimes(1)
  await goBack()
  await moved()
  expect(history.state).toMatchObject({ page: 3 })
})
