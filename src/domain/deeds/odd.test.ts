import { oddOf } from './odd'

const deed = { doerId: 'zhao', doneOn: '2026-11-12', quantity: 8 }
const other = { ...deed, per: 'hour', state: 'posted' } as const
const wordsOf = (...asked: Parameters<typeof oddOf>) => oddOf(...asked).map((q) => q.words)

test('more hours than a day has are asked about, of one person and together with what is there', () => {
  expect(oddOf({ ...deed, quantity: 24 }, 'hour', [])).toEqual([])
  expect(wordsOf({ ...deed, quantity: 1000 }, 'hour', [])).toEqual(['一天记 1000 小时'])
  expect(wordsOf({ ...deed, quantity: 17 }, 'hour', [other])).toEqual([
    '11 月 12 日这天合计 25 小时，超过 24 小时',
  ])
  expect(oddOf({ ...deed, quantity: 16 }, 'hour', [other])).toEqual([])
})

test.each([
  ['of another day', { ...other, doneOn: '2026-11-11' }],
  ['of another member', { ...other, doerId: 'wife' }],
  ['that was sent back', { ...other, state: 'rejected' }],
  ['that counts times', { ...other, per: 'time' }],
] as const)('a deed %s adds no hours', (_, before) => {
  expect(oddOf({ ...deed, quantity: 24 }, 'hour', [before])).toEqual([])
})

test('a household together has more than 24 hours a day', () => {
  const all = { ...deed, doerId: null }
  expect(oddOf({ ...all, quantity: 20 }, 'hour', [{ ...other, doerId: null }])).toEqual([])
})

test('very many pieces are asked about; of one among several people it is said of whom', () => {
  expect(wordsOf({ ...deed, quantity: 99 }, 'piece', [])).toEqual([])
  expect(wordsOf({ ...deed, quantity: 1000 }, 'piece', [])).toEqual(['一件事记 1000 件'])
  expect(
    oddOf({ ...deed, quantity: 1000 }, 'hour', [], { residentId: 'zhao', name: '赵永顺' }),
  ).toMatchObject([{ id: 'many:zhao', who: '赵永顺' }])
})
