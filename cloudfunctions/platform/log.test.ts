import { createLog, type LogOptions } from './log'

const clock = { now: () => '2026-11-24T06:46:21.005Z' }

function logged(options: LogOptions = {}) {
  const lines: string[] = []
  const log = createLog({ clock, write: (line) => void lines.push(line), ...options })
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? 'null') as Record<string, unknown> }
}

test('an event is one line of JSON', () => {
  const { log, lines, last } = logged()
  log.info('called', { call: 'deeds.file', ms: 12, ok: true, village: null })
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toContain('\n')
  expect(last()).toEqual({
    ...{ at: clock.now(), level: 'info', event: 'called' },
    ...{ call: 'deeds.file', ms: 12, ok: true, village: null },
  })
})

test('levels below the wanted one are dropped', () => {
  const { log, lines } = logged({ level: 'warn' })
  log.debug('a')
  log.info('b')
  log.warn('c')
  log.error('d', new Error('x'))
  expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['c', 'd'])
})

test('carried fields stand in every line, and the line’s own win', () => {
  const { log, last } = logged()
  const request = log.with({ request: 'r1', ms: 0 }).with({ call: 'a.b' })
  request.info('x', { ms: 5 })
  expect(last()).toMatchObject({ request: 'r1', call: 'a.b', ms: 5 })
  log.info('y')
  expect(last()).not.toHaveProperty('request')
})

test.each<[string, Record<string, string | number>]>([
  ['a name', { value: '阿依古丽·买买提' }],
  ['a sentence', { value: 'helped at the hall' }],
  ['a mobile number', { value: '13800138000' }],
  ['a mobile number as a number', { value: 13800138000 }],
  ['a citizen number', { value: '52012319900101123X' }],
  ['a mobile number in an id', { value: 'user:13800138000' }],
  ['an openid', { openid: 'oAbC123' }],
  ['a session’s token', { sessionToken: 'abc' }],
  ['a text too long for a machine’s word', { value: 'x'.repeat(201) }],
])('%s is withheld', (_what, fields) => {
  const { log, lines } = logged()
  log.info('x', fields)
  log.with(fields).warn('x')
  log.error('x', new Error('y'), fields)
  for (const line of lines) {
    expect(line).toContain('[withheld]')
    for (const value of Object.values(fields)) expect(line).not.toContain(String(value))
  }
})

test.each([
  'V1StGXR8_Z5jdHi6B-my',
  'a1:2026-W47',
  '2026-11-24T06:46:21.005Z',
  '/api/x.ts',
  '',
  '1732430781005',
])('what a machine made, such as %j, is shown', (value) => {
  const { log, last } = logged()
  log.info('x', { value })
  expect(last()).toHaveProperty('value', value)
})

describe('an error', () => {
  const error = Object.assign(
    new TypeError('no such person: 王小花\n    at 王小花 (home:1:1)', {
      cause: new RangeError('李大山'),
    }),
    { code: 'E_X' },
  )

  test('is told by its name, code and place, without its message', () => {
    const { log, lines, last } = logged()
    log.error('failed', error)
    expect(last()).toMatchObject({
      error: 'TypeError',
      code: 'E_X',
      cause: { error: 'RangeError' },
    })
    expect((last().stack as string[])[0]).toMatch(/^at .*log\.test\.ts/)
    expect(lines[0]).not.toMatch(/王小花|李大山/)
  })

  test('is told with its message where the data is made up', () => {
    const { log, lines } = logged({ messages: true })
    log.error('failed', error)
    expect(lines[0]).toMatch(/王小花.*李大山/)
  })

  test('may be anything that was thrown', () => {
    const { log, last } = logged()
    for (const thrown of ['王小花', undefined, null, 7]) {
      log.error('failed', thrown)
      expect(last()).toEqual({
        at: clock.now(),
        level: 'error',
        event: 'failed',
        error: typeof thrown,
      })
    }
  })
})
