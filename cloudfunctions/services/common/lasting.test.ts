import type { Docs } from './context'
import { madeOf, readAgainOnceChanged, whileUnchanged } from './lasting'

function storeOf(written: Record<string, number>): Docs {
  return { changes: (collection: string) => written[collection] ?? 0 } as unknown as Docs
}

test('what was worked out is given again until one of its collections is written', async () => {
  const written: Record<string, number> = {}
  const store = storeOf(written)
  const work = jest.fn(async () => ({}))
  const ask = () => whileUnchanged(store, ['boards', 'households'], 'k', work)
  const first = await ask()
  written.deeds = 1
  expect(await ask()).toBe(first)
  written.households = 1
  expect(await ask()).not.toBe(first)
  expect(await whileUnchanged(store, ['boards'], 'other', work)).not.toBe(first)
  expect(work).toHaveBeenCalledTimes(3)
})

test('what is written while it is worked out outdates it', async () => {
  const written = { boards: 1 }
  const store = storeOf(written)
  await whileUnchanged(store, ['boards'], 'k', async () => written.boards++)
  const work = jest.fn(async () => 2)
  await whileUnchanged(store, ['boards'], 'k', work)
  expect(work).toHaveBeenCalled()
})

test('a failure is not kept, and of many things the oldest go', async () => {
  const store = storeOf({})
  const failing = () => Promise.reject(new Error('no'))
  await expect(whileUnchanged(store, ['boards'], 'k', failing)).rejects.toThrow('no')
  for (let i = 0; i <= 300; i++)
    await whileUnchanged(store, ['boards'], `k${String(i)}`, async () => i)
  const work = jest.fn(async () => -1)
  await whileUnchanged(store, ['boards'], 'k1', work)
  expect(work).not.toHaveBeenCalled()
  await whileUnchanged(store, ['boards'], 'k0', work)
  expect(work).toHaveBeenCalled()
})

test('a store that others write too keeps nothing', async () => {
  const work = jest.fn(async () => ({}))
  for (let i = 0; i < 2; i++) await whileUnchanged({} as Docs, ['boards'], 'k', work)
  expect(work).toHaveBeenCalledTimes(2)
})

test('what is made of a kept value is made once, and of another one each time', async () => {
  const make = jest.fn(() => ({}))
  const kept = await whileUnchanged(storeOf({}), ['boards'], 'k', async () => ({}))
  expect(madeOf(kept, 'a', make)).toBe(madeOf(kept, 'a', make))
  // And so is what is made of that.
  const text = jest.fn(() => 'text')
  for (let i = 0; i < 2; i++) madeOf(madeOf(kept, 'a', make), 'text', text)
  expect(text).toHaveBeenCalledTimes(1)
  for (let i = 0; i < 2; i++) madeOf({}, 'a', make)
  expect(make).toHaveBeenCalledTimes(3)
})

test('of much, the oldest go; of what alone is too much, nothing stays', async () => {
  const store = storeOf({})
  const work = jest.fn(async () => 'x'.repeat(1_500_000))
  for (const key of ['a', 'b', 'c']) await whileUnchanged(store, ['boards'], key, work)
  await whileUnchanged(store, ['boards'], 'c', work)
  expect(work).toHaveBeenCalledTimes(3)
  await whileUnchanged(store, ['boards'], 'a', work)
  expect(work).toHaveBeenCalledTimes(4)
  const vast = jest.fn(async () => 'x'.repeat(5_000_000))
  for (let i = 0; i < 2; i++) await whileUnchanged(store, ['boards'], 'vast', vast)
  expect(vast).toHaveBeenCalledTimes(2)
})

test('what somebody holds on to is read again once one of its collections is written', async () => {
  const written: Record<string, number> = {}
  const work = jest.fn(async () => ({}))
  const read = readAgainOnceChanged(storeOf(written), ['accounts'], work)
  expect(await read()).toBe(await read())
  written.accounts = 1
  await read()
  expect(work).toHaveBeenCalledTimes(2)
  const always = readAgainOnceChanged({} as Docs, ['accounts'], work)
  await always()
  await always()
  expect(work).toHaveBeenCalledTimes(4)
})
