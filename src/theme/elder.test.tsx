import { act, renderHook } from '@testing-library/react'
import Taro from '@tarojs/taro'

beforeEach(() => {
  jest.resetModules()
  Taro.clearStorageSync()
  document.documentElement.className = ''
})
afterEach(() => jest.restoreAllMocks())

/** A phone whose owner set this text size. */
async function start(fontSize: string) {
  jest.spyOn(window, 'getComputedStyle').mockReturnValue({ fontSize } as CSSStyleDeclaration)
  const { useElder } = await import('./elder')
  const { renderHook: fresh } = await import('@testing-library/react')
  return fresh(() => useElder()).result
}

test('it follows the phone from a text scale of 1.3', async () => {
  expect((await start('16px')).current.elder).toBe(false)
  jest.resetModules()
  expect((await start('20.8px')).current.elder).toBe(true)
})

test('a choice outranks the phone and is remembered', async () => {
  const result = await start('24px')
  act(() => result.current.setElder(false))
  expect(result.current.elder).toBe(false)
  jest.resetModules()
  expect((await start('24px')).current.elder).toBe(false)
})
