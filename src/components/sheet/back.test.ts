import { followBack, holdBack, leaveLayers } from './back'

const router = jest.fn()
let told: (() => void) | undefined

beforeAll(() => {
  window.addEventListener('popstate', () => told?.(), true)
  followBack()
  window.addEventListener('popstate', router)
})
afterEach(() => router.mockClear())

let idx = 100
/** As the router does. */
const openPage = () => history.pushState({ idx: ++idx }, '')
const page = () => (history.state as { idx: number }).idx

const moved = () => new Promise<void>((resolve) => (told = resolve))

/** A tap on the way back, with the steps that follow of themselves. */
async function goBack(steps = 1): Promise<void> {
  for (let step = 0; step < steps; step++) {
    const there = moved()
    if (step === 0) history.back()
    await there
  }
}

test('going back closes what lies on top first, and leaves the page only then', async () => {
  openPage()
  openPage()
  const here = page()
  const closed: string[] = []
  const open = (name: string) => {
    const letBack = holdBack(() => {
      closed.push(name)
      letBack()
    })
  }
  open('sheet')
  open('viewer')
  await goBack()
  expect(closed).toEqual(['viewer'])
  await goBack()
  expect(closed).toEqual(['viewer', 'sheet'])
  expect(page()).toBe(here)
  expect(router).not.toHaveBeenCalled()
  await goBack()
  expect(router).toHaveBeenCalledTimes(1)
  expect(page()).toBe(here - 1)
})

test('an effect that runs twice adds one step, and what was closed with a tap none', async () => {
  openPage()
  openPage()
  const here = page()
  const before = history.length
  holdBack(jest.fn())()
  const close = jest.fn()
  const letBack = holdBack(close)
  expect(history.length).toBe(before + 1)
  letBack()
  await goBack(2)
  expect(page()).toBe(here - 1)
  expect(close).not.toHaveBeenCalled()
  expect(router).toHaveBeenCalledTimes(1)
})

test('a sheet that led to another page is passed over on the way back', async () => {
  openPage()
  openPage()
  const here = page()
  holdBack(jest.fn())()
  openPage()
  await goBack()
  expect(page()).toBe(here)
  expect(router).toHaveBeenCalledTimes(1)
  await goBack(2)
  expect(page()).toBe(here - 1)
  expect(router).toHaveBeenCalledTimes(2)
})

test('what its opener keeps open is closed by the next way back again', async () => {
  openPage()
  const keep = jest.fn()
  const letBack = holdBack(keep)
  await goBack()
  await new Promise((resolve) => setTimeout(resolve))
  await goBack()
  expect(keep).toHaveBeenCalledTimes(2)
  expect(router).not.toHaveBeenCalled()
  letBack()
})

test('a page put in place of one with a sheet leaves nothing of it below', async () => {
  openPage()
  openPage()
  const here = page()
  const letBack = holdBack(jest.fn())
  const there = moved()
  const replace = jest.fn(() => history.replaceState({ idx: here, other: true }, ''))
  leaveLayers(replace)
  letBack()
  await there
  expect(replace).toHaveBeenCalledTimes(1)
  await goBack()
  expect(page()).toBe(here - 1)
  leaveLayers(replace)
  expect(replace).toHaveBeenCalledTimes(2)
})
