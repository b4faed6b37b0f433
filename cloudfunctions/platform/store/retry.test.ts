import { retrying, withReceipt, type Pace } from './retry'
import { Busy, Conflict, Duplicate, Unknown } from './store'

/** A time of its own in which only pauses pass. */
function measured(pace: Pace = {}) {
  const pauses: number[] = []
  const passed = () => pauses.reduce((sum, ms) => sum + ms, 0)
  return {
    pauses,
    pace: {
      random: () => 1,
      now: passed,
      sleep: async (ms: number) => void pauses.push(ms),
      ...pace,
    },
  }
}

/** Throws these in turn, then answers. */
function failing(...errors: Error[]) {
  let calls = 0
  return async () => {
    const error = errors[calls++]
    if (error) throw error
    return `answer ${String(calls)}`
  }
}

const always = () => true

describe('retrying', () => {
  test('answers at the first success, with pauses that double up to the longest', async () => {
    const { pauses, pace } = measured({ firstPauseMs: 10, longestPauseMs: 35 })
    const errors = Array.from({ length: 5 }, () => new Conflict('lost'))
    expect(await retrying(failing(...errors), always, pace)).toBe('answer 6')
    expect(pauses).toEqual([10, 20, 35, 35, 35])
  })

  test('spreads a pause over its upper half', async () => {
    const { pauses, pace } = measured({ firstPauseMs: 100, random: () => 0 })
    await retrying(failing(new Busy('later')), always, pace)
    expect(pauses).toEqual([50])
  })

  test('gives up with the last error once the next pause would pass the budget', async () => {
    const { pauses, pace } = measured({ budgetMs: 100, firstPauseMs: 20, longestPauseMs: 40 })
    const errors = Array.from({ length: 9 }, (_, i) => new Conflict(String(i)))
    await expect(retrying(failing(...errors), always, pace)).rejects.toBe(errors[3])
    expect(pauses).toEqual([20, 40, 40])
  })

  test('does not repeat what cannot pass', async () => {
    const { pauses, pace } = measured()
    const error = new Duplicate('there')
    const mayPass = (one: unknown) => one instanceof Busy
    await expect(retrying(failing(error), mayPass, pace)).rejects.toBe(error)
    expect(pauses).toEqual([])
  })
})

describe('withReceipt', () => {
  const absent = async () => undefined

  test('runs once when the answer arrives', async () => {
    const { pace } = measured()
    expect(await withReceipt(failing(), absent, pace)).toBe('answer 1')
  })

  test('answers from the receipt when only the answer was lost', async () => {
    const { pauses, pace } = measured()
    const run = failing(new Unknown('reset'))
    expect(await withReceipt(run, async () => 'receipt', pace)).toBe('receipt')
    expect(pauses).toEqual([])
  })

  test('runs again when nothing was written', async () => {
    const { pace } = measured()
    expect(await withReceipt(failing(new Unknown('reset'), new Busy('later')), absent, pace)).toBe(
      'answer 3',
    )
  })

  test('answers from the receipt when the first run lands after all and makes the second a Duplicate', async () => {
    const { pace } = measured()
    const receipts = [undefined, 'first']
    const run = failing(new Unknown('reset'), new Duplicate('receipt'))
    expect(await withReceipt(run, async () => receipts.shift(), pace)).toBe('first')
  })

  test('passes on a Duplicate that no receipt explains, and other errors', async () => {
    const { pace } = measured()
    for (const error of [new Duplicate('name'), new Conflict('gone'), new Error('bug')]) {
      await expect(withReceipt(failing(error), absent, pace)).rejects.toBe(error)
    }
  })
})
