import {
  postAspiration,
  progress,
  stepsReached,
  withdrawAspiration,
  type Aspiration,
} from './aspiration'

const now = '2026-11-24T00:00:00.000Z'

function posted(): Aspiration {
  const result = postAspiration(
    {
      aspirationId: 'a1',
      villageId: 'v1',
      householdId: 'h1',
      residentId: null,
      category: '种养',
      goal: '栽两亩柿子',
      by: '2028-10-01',
      steps: ['选苗', '栽下'],
    },
    { by: 'r1', today: '2026-11-24', now },
  )
  if (!result.ok) throw new Error(result.code)
  return result.value
}

test('steps are reached in order, and the last one reaches the goal', () => {
  const one = progress(posted(), '选好了', '2026-11-25', now)
  expect(one).toMatchObject({
    value: {
      state: 'open',
      steps: [{ reachedOn: '2026-11-25', note: '选好了' }, { reachedOn: null }],
    },
  })
  if (!one.ok) throw new Error(one.code)
  const two = progress(one.value, '', '2026-12-01', now)
  expect(two).toMatchObject({ value: { state: 'reached', reachedAt: now } })
  if (!two.ok) throw new Error(two.code)
  expect(stepsReached(two.value)).toBe(2)
  expect(progress(two.value, '', '2026-12-02', now)).toMatchObject({ code: 'ASPIRATION_CLOSED' })
  expect(withdrawAspiration(two.value)).toMatchObject({ code: 'ASPIRATION_CLOSED' })
})

test('its term lies in the future', () => {
  const { steps, ...draft } = posted()
  expect(
    postAspiration(
      { ...draft, by: '2026-11-24', steps: steps.map((s) => s.name) },
      { by: 'r1', today: '2026-11-24', now },
    ),
  ).toMatchObject({ code: 'ASPIRATION_BY_PAST' })
})
