import { openStoryVillage, type StoryVillage } from '../../test/village'
import { Ticker } from './ticker'

let story: StoryVillage

beforeAll(async () => {
  story = await openStoryVillage()
})

afterAll(() => story.close())

test('runs never overlap, and a failed one does not stop the next', async () => {
  const ticker = new Ticker(story.platform, story.platform.log, 1000)
  const steps: string[] = []
  const run = (name: string, fails = false) =>
    ticker.run(async () => {
      steps.push(`${name} begins`)
      await Promise.resolve()
      steps.push(`${name} ends`)
      if (fails) throw new Error(name)
    })
  const [first, second] = await Promise.allSettled([run('first', true), run('second')])
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled'])
  expect(steps).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
})

test('it looks at once, again after its pause, and not any more once it is stopped', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] })
  let looks = 0
  let looked = () => undefined as void
  const next = () => new Promise<void>((resolve) => (looked = resolve))
  const ticker = new Ticker(story.platform, story.platform.log, 10_000, () => {
    looks++
    looked()
    return Promise.resolve()
  })
  let look = next()
  ticker.start()
  await look
  expect(looks).toBe(1)
  look = next()
  await jest.advanceTimersByTimeAsync(10_000)
  await look
  expect(looks).toBe(2)
  await ticker.stop()
  await jest.advanceTimersByTimeAsync(60_000)
  expect(looks).toBe(2)
  jest.useRealTimers()
})
