import Taro from '@tarojs/taro'
import { startApp } from '../../test/ui/taro'
import { keep, kept } from './kept'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../test/ui/taro'))

const answer = (characters: number) => 'x'.repeat(characters)

beforeEach(() => startApp())
afterEach(() => jest.restoreAllMocks())

test('the oldest answers go before the phone is full', () => {
  for (let i = 0; i < 12; i++) keep(`queryKey ${i}`, answer(300_000))
  expect(kept('queryKey 0')).toBeNull()
  expect(kept('queryKey 2')).toBeNull()
  expect(kept('queryKey 3')).not.toBeNull()
  expect(kept('queryKey 11')).not.toBeNull()
})

test('an answer that is asked for again becomes the newest', () => {
  for (let i = 0; i < 10; i++) keep(`queryKey ${i}`, answer(300_000 - 100))
  keep('queryKey 0', answer(300_000 - 100))
  keep('queryKey 10', answer(300_000 - 100))
  expect(kept('queryKey 0')).not.toBeNull()
  expect(kept('queryKey 1')).toBeNull()
})

test('one that is too large for the phone is not kept, nor is its older version', () => {
  keep('queryKey', 'small')
  keep('queryKey', answer(500_000))
  expect(kept('queryKey')).toBeNull()
})

test('where the storage is full earlier than thought, the oldest make room', () => {
  for (let i = 0; i < 5; i++) keep(`queryKey ${i}`, i)
  const real = Taro.setStorageSync
  let refusals = 2
  jest.spyOn(Taro, 'setStorageSync').mockImplementation((key, value) => {
    if (refusals-- > 0) throw new Error('setStorageSync:fail exceed storage max size')
    real(key, value)
  })
  keep('new', 'new')
  expect([kept('queryKey 0'), kept('queryKey 1')]).toEqual([null, null])
  expect(kept('queryKey 2')?.data).toBe(2)
  expect(kept('new')?.data).toBe('new')
})
