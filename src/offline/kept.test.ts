import Taro from '@tarojs/taro'
import { startApp } from '../../test/ui/taro'
import { keep, kept } from './kept'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../test/ui/taro'))

const answer = (characters: number) => 'x'.repeat(characters)

beforeEach(() => startApp())
afterEach(() => jest.restoreAllMocks())

test('the oldest answers go before the phone is full', () => {
  for (let i = 0; i < 12; i++) keep(`slot ${i}`, answer(300_000))
  expect(kept('slot 0')).toBeNull()
  expect(kept('slot 2')).toBeNull()
  expect(kept('slot 3')).not.toBeNull()
  expect(kept('slot 11')).not.toBeNull()
})

test('an answer that is asked for again becomes the newest', () => {
  for (let i = 0; i < 10; i++) keep(`slot ${i}`, answer(300_000 - 100))
  keep('slot 0', answer(300_000 - 100))
  keep('slot 10', answer(300_000 - 100))
  expect(kept('slot 0')).not.toBeNull()
  expect(kept('slot 1')).toBeNull()
})

test('one that is too large for the phone is not kept, nor is its older version', () => {
  keep('slot', 'small')
  keep('slot', answer(500_000))
  expect(kept('slot')).toBeNull()
})

test('where the storage is full earlier than thought, the oldest make room', () => {
  for (let i = 0; i < 5; i++) keep(`slot ${i}`, i)
  const real = Taro.setStorageSync
  let refusals = 2
  jest.spyOn(Taro, 'setStorageSync').mockImplementation((key, value) => {
    if (refusals-- > 0) throw new Error('setStorageSync:fail exceed storage max size')
    real(key, value)
  })
  keep('new', 'new')
  expect([kept('slot 0'), kept('slot 1')]).toEqual([null, null])
  expect(kept('slot 2')?.data).toBe(2)
  expect(kept('new')?.data).toBe('new')
})
