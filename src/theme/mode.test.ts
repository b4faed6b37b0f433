jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../test/ui/taro'))

type Mode = typeof import('./mode')

afterEach(() => jest.restoreAllMocks())

/** The app starts on a phone whose owner set this text size. */
function start(fontSize: string, kept = ''): Mode {
  jest.spyOn(window, 'getComputedStyle').mockReturnValue({ fontSize } as CSSStyleDeclaration)
  let mode: Mode | undefined
  jest.isolateModules(() => {
    const taro = jest.requireMock<{
      default: { setStorageSync(key: string, value: string): void }
    }>('@tarojs/taro')
    taro.default.setStorageSync('elder', kept)
    mode = jest.requireActual<Mode>('./mode')
  })
  return mode!
}

test.each([
  ['20px', '', false],
  ['20.8px', '', true],
  ['24px', 'off', false],
  ['16px', 'on', true],
])('with a text of %s and the choice "%s" elder mode is %s', (fontSize, kept, elder) => {
  expect(start(fontSize, kept).readElder()).toBe(elder)
})

test('who looks at it hears of a change', () => {
  const mode = start('16px')
  const listener = jest.fn()
  const stop = mode.subscribeElder(listener)
  mode.setElder(true)
  expect(mode.readElder()).toBe(true)
  stop()
  mode.setElder(false)
  expect(listener).toHaveBeenCalledTimes(1)
})
