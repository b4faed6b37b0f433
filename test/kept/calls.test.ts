import { previousCalls } from '../../cloudfunctions/api/previous'
import { misfits, type Shape } from './misfits'
import { callsOf, callsToday, releases } from './release'

const before = callsOf(releases().at(-1) ?? '')
const today = callsToday()

/** An app passes over what it does not know in an answer, and measures no text that it reads. */
function passingOver(answer: Shape): Shape {
  return JSON.parse(
    JSON.stringify(answer, (key, value: unknown) =>
      (key === 'additionalProperties' && value === false) || key === 'maxLength'
        ? undefined
        : value,
    ),
  ) as Shape
}

test('many calls are kept', () => {
  expect(Object.keys(before).length).toBeGreaterThan(80)
})

describe('an app of the release before', () => {
  const retold = Object.keys(before).filter((name) => typeof previousCalls[name] === 'function')
  const same = Object.keys(before).filter((name) => !retold.includes(name))

  test.each(same)('is understood when it asks %s, and understands the answer', (name) => {
    const todays = String(previousCalls[name] ?? name)
    expect(Object.keys(today)).toContain(todays)
    const [old, now] = [before[name]!, today[todays]!]
    expect(now.kind).toBe(old.kind)
    expect(misfits(old.request, now.request)).toEqual([])
    expect(misfits(now.answer, passingOver(old.answer))).toEqual([])
  })

  test('asks no call under an old name that is another one today', () => {
    expect(Object.keys(before)).toEqual(expect.arrayContaining(Object.keys(previousCalls)))
    expect(Object.keys(today).filter((name) => name in previousCalls)).toEqual([])
  })
})

describe('a shape does not fit another', () => {
  const text = { type: 'string', maxLength: 20 }
  const of = (properties: Record<string, Shape>, ...required: string[]): Shape => ({
    ...{ type: 'object', properties, required, additionalProperties: false },
  })

  test.each<[string, Shape, Shape]>([
    [': type', { type: 'number' }, text],
    [': maxLength', text, { ...text, maxLength: 10 }],
    [': minimum', { type: 'integer' }, { type: 'number', minimum: 1 }],
    [': values', text, { type: 'string', enum: ['a'] }],
    [': values', { type: 'string', enum: ['a', 'b'] }, { type: 'string', const: 'a' }],
    [': pattern', text, { ...text, pattern: '^a' }],
    [': none', text, { anyOf: [{ type: 'null' }, { type: 'number' }] }],
    [': type', { anyOf: [text, { type: 'null' }] }, text],
    ['.a: unknown', of({ a: text }), of({})],
    ['.a: may be missing', of({ a: text }), of({ a: text }, 'a')],
    [
      '[].a: type',
      { type: 'array', items: of({ a: { type: 'null' } }) },
      { type: 'array', items: of({ a: text }) },
    ],
  ])('%s', (where, sent, read) => {
    expect(misfits(sent, read)).toEqual([where])
    expect(misfits(sent, sent)).toEqual([])
    expect(misfits(read, read)).toEqual([])
  })
})
