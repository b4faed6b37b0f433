import { postHonour, withdrawHonour, type HonourDraft } from './honour'

const draft: HonourDraft = {
  honourId: 'o1',
  villageId: 'v1',
  title: '云岭好人',
  householdId: 'h1',
  residentId: 'r1',
  citation: '十一年送热饭',
  awardedOn: '2026-11-08',
  issuer: '柿湾村村民委员会',
  consent: true,
}
const facts = {
  number: 27,
  titles: ['云岭好人'],
  today: '2026-11-24',
  now: '2026-11-24T00:00:00.000Z',
  by: 'c1',
}

test('an honour is posted under a title that the village has', () => {
  expect(postHonour(draft, facts)).toMatchObject({ value: { number: 27, state: 'posted' } })
  expect(postHonour({ ...draft, title: '先进' }, facts)).toMatchObject({
    code: 'HONOUR_TITLE_UNKNOWN',
  })
  expect(postHonour({ ...draft, awardedOn: '2026-11-25' }, facts)).toMatchObject({
    code: 'HONOUR_IN_FUTURE',
  })
})

test('it is withdrawn once, with a reason that stays', () => {
  const posted = postHonour(draft, facts)
  if (!posted.ok) throw new Error(posted.code)
  const gone = withdrawHonour(posted.value, 'c1', '授予有误', facts.now)
  expect(gone).toMatchObject({
    value: { state: 'withdrawn', number: 27, withdrawal: { reason: '授予有误' } },
  })
  expect(gone.ok && withdrawHonour(gone.value, 'c1', '再撤', facts.now)).toMatchObject({
    code: 'HONOUR_WITHDRAWN',
  })
})
