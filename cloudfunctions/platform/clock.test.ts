import { demoClock, systemClock } from './clock'

const stopped = { now: () => '2026-11-24T06:46:21.005Z' }

test('the system’s clock tells UTC with milliseconds', () => {
  const before = Date.now()
  const now = systemClock.now()
  expect(now).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  expect(Date.parse(now)).toBeGreaterThanOrEqual(before)
})

test('a demo’s clock is as far ahead as its offset, which its owner can keep', () => {
  const offset = { offsetMs: 0 }
  const clock = demoClock(offset, stopped)
  expect(clock.now()).toBe('2026-11-24T06:46:21.005Z')
  clock.advance(86_400_000)
  clock.advance(1)
  expect(clock.now()).toBe('2026-11-25T06:46:21.006Z')
  expect(clock.offsetMs).toBe(86_400_001)
  expect(demoClock({ ...offset }, stopped).now()).toBe(clock.now())
})

test.each([-1, 0.5, Number.NaN, Infinity])('a demo’s clock does not move by %p', (ms) => {
  const clock = demoClock({ offsetMs: 7 }, stopped)
  expect(() => {
    clock.advance(ms)
  }).toThrow(RangeError)
  expect(clock.offsetMs).toBe(7)
})
