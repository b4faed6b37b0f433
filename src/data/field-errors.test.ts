import { fieldError, fieldErrors } from './field-errors'

const refusal = {
  data: {
    fields: [
      { field: 'steps.2', message: '步骤最多 20 个字' },
      { field: 'goal', message: '请填写心愿' },
      { field: 'goal', message: '心愿至少 4 个字' },
    ],
  },
}

test('what is said of a part stands at the whole, and the first of several words', () => {
  expect(fieldErrors(refusal, ['goal', 'steps', 'by'])).toEqual({
    goal: '请填写心愿',
    steps: '步骤最多 20 个字',
  })
})

test('a name that only begins alike is another field', () => {
  expect(fieldError(refusal, 'step')).toBeUndefined()
  expect(fieldError(refusal, 'steps.1')).toBeUndefined()
})

test('a refusal that names no field says nothing of any', () => {
  expect(fieldErrors({}, ['goal'])).toEqual({})
})
