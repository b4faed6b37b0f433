import { readStartOptions } from './options'
import { Stop } from './stop'

test('everything has a default', () => {
  expect(readStartOptions([])).toEqual({
    port: 7420,
    folder: '.data',
    fresh: false,
    demo: true,
    tickMs: 10_000,
  })
})

test('every option is read', () => {
  const args = ['--port', '0', '--data', 'x', '--fresh', '--no-demo', '--tick=2']
  expect(readStartOptions(args)).toEqual({
    port: 0,
    folder: 'x',
    fresh: true,
    demo: false,
    tickMs: 2_000,
  })
  expect(readStartOptions(['--help', '--port', '1'])).toBe('help')
})

test.each([
  [['--prot', '1'], /Unknown option '--prot'/],
  [['extra'], /extra/],
  [['--port'], /--port/],
  [['--port', '-1'], /--port/],
  [['--port', '65536'], /--port takes a whole number from 0 to 65535/],
  [['--port', '1e3'], /"1e3"/],
  [['--tick', '0'], /--tick takes/],
])('%j is refused in one line', (args, line) => {
  expect(() => readStartOptions(args)).toThrow(Stop)
  expect(() => readStartOptions(args)).toThrow(line)
  try {
    readStartOptions(args)
  } catch (error) {
    expect((error as Stop).message).not.toContain('\n')
  }
})
