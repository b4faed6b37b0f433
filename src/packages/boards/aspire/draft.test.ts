import { emptyDraft, errorsOf, stepsOf, type Draft } from './draft'
import { suggestions, terms } from './suggestions'

const today = '2026-11-24'
const good: Draft = {
  category: '种养',
  goal: '今年栽两亩果树',
  by: '2028-10-31',
  steps: ['选苗', ' ', '栽下去'],
}

test('a goal with category, words, a day to come and a step can be sent', () => {
  expect(errorsOf(good, 'h1', today)).toEqual({})
  expect(stepsOf(good)).toEqual(['选苗', '栽下去'])
})

test('an empty form says of each field what is missing', () => {
  expect(errorsOf(emptyDraft, 'h1', today)).toEqual({
    category: '请选择类别',
    goal: '心愿至少 4 个字',
    by: '请选择哪天前做到',
    steps: '至少写一步',
  })
})

test('the day must be after today', () => {
  expect(errorsOf({ ...good, by: today }, 'h1', today)).toEqual({ by: '期限要在今天以后' })
})

test('every suggestion can be sent as it stands', () => {
  for (const [category, list] of Object.entries(suggestions)) {
    for (const { goal, steps } of list) {
      const draft = { ...good, category: category as Draft['category'], goal, steps }
      expect(errorsOf(draft, 'h1', today)).toEqual({})
    }
  }
})

test.each(['2026-01-01', '2026-10-31', '2026-12-31'])(
  'on %s every usual term lies ahead',
  (day) => {
    for (const term of terms(day)) expect(term.day > day).toBe(true)
  },
)
