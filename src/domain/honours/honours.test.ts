import type { Resident } from '../roster/roster'
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
  resident: { residentId: 'r1', name: '赵永顺', under18Until: 'grown' } as Resident,
  members: [],
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

describe('of a child', () => {
  const child = { residentId: 'r1', name: '赵小满', under18Until: '2037-01' } as Resident
  const members = [
    { residentId: 'father', under18Until: 'grown' } as Resident,
    { residentId: 'brother', under18Until: '2028-05' } as Resident,
    child,
  ]
  const ofChild = { ...facts, resident: child, members }
  const post = (more: Partial<HonourDraft>) => postHonour({ ...draft, ...more }, ofChild)
  const guardian = { residentId: 'father', on: '2026-11-20' }

  test('nothing names it before a guardian agreed', () => {
    expect(post({})).toMatchObject({ code: 'GUARDIAN_NEEDED' })
    expect(post({ consent: false })).toMatchObject({ ok: true })
    for (const field of ['citation', 'issuer'] as const)
      expect(post({ consent: false, [field]: '赵小满拾金不昧' })).toMatchObject({
        code: 'HONOUR_NAMES_CHILD',
      })
    const photos = [{ photoId: 'p', width: 1, height: 1 }]
    expect(post({ consent: false, photos })).toMatchObject({ code: 'HONOUR_PHOTO_CONSENT' })
  })

  test('who agreed, and when, is kept with it', () => {
    expect(post({ guardian, citation: '赵小满拾金不昧' })).toMatchObject({ value: { guardian } })
    for (const wrong of [
      { ...guardian, residentId: 'brother' },
      { ...guardian, residentId: 'r1' },
      { ...guardian, residentId: 'neighbour' },
      { ...guardian, on: '2026-11-25' },
    ])
      expect(post({ guardian: wrong })).toMatchObject({ code: 'GUARDIAN_WRONG' })
  })
})

test('whose age nobody knows is honoured without the name', () => {
  const ageless = { ...facts, resident: { ...facts.resident, under18Until: null } }
  expect(postHonour(draft, ageless)).toMatchObject({ code: 'HONOUR_AGE_UNKNOWN' })
  expect(postHonour({ ...draft, consent: false }, ageless)).toMatchObject({ ok: true })
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
