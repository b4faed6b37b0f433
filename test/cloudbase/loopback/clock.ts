/** The loopback's own time, so that a test can let a transaction grow old without waiting. */
export interface Clock {
  now(): number
}
export const systemClock: Clock = { now: () => Date.now() }
