import { answeredAll } from './asked'

const long = { id: 'day', words: '这天合计 40 小时' }
const many = { id: 'many', words: '一件事记 1000 件' }

test('whoever sends it is asked for every answer that is missing, and for no other', () => {
  expect(answeredAll([long, many], ['many'])).toMatchObject({
    code: 'ANSWER_FIRST',
    data: { questions: [long] },
  })
  expect(answeredAll([long])).toMatchObject({ data: { questions: [long] } })
})

test('what was answered is kept in its words; an answer to nothing is none', () => {
  expect(answeredAll([long, many], ['many', 'day', 'like'])).toEqual({
    ok: true,
    value: [long.words, many.words],
  })
  expect(answeredAll([], ['day'])).toEqual({ ok: true, value: [] })
})
