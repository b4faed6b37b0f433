import { act, renderHook } from '@testing-library/react'
import { useUndo } from './use-undo'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

function setUp() {
  const commit = jest.fn()
  return { commit, ...renderHook(() => useUndo({ seconds: 5, commit })) }
}

test('a decision is sent only after its seconds, once', () => {
  const { commit, result } = setUp()
  act(() => result.current.start('a'))
  act(() => result.current.start('a'))
  act(() => jest.advanceTimersByTime(3000))
  expect(result.current.left('a')).toBe(2)
  expect(commit).not.toHaveBeenCalled()
  act(() => jest.advanceTimersByTime(9000))
  expect(commit.mock.calls).toEqual([['a']])
  expect(result.current.left('a')).toBeNull()
})

test('taken back it is never sent; another goes on', () => {
  const { commit, result } = setUp()
  act(() => result.current.start('a'))
  act(() => result.current.start('b'))
  act(() => result.current.undo('a'))
  act(() => jest.advanceTimersByTime(9000))
  expect(commit.mock.calls).toEqual([['b']])
})

test('whoever leaves the page has decided', () => {
  const { commit, result, unmount } = setUp()
  act(() => result.current.start('a'))
  unmount()
  expect(commit.mock.calls).toEqual([['a']])
})
