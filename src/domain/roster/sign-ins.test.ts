import { endsSignIns } from './sign-ins'

const row = { phone: '13800001234', leftOn: null }

test.each([
  ['another phone', row, { ...row, phone: '13800005678' }, true],
  ['a phone taken away', row, { ...row, phone: '' }, true],
  ['the first phone', { ...row, phone: '' }, row, false],
  ['moving out', row, { ...row, leftOn: '2026-11-24' }, true],
  ['coming back', { ...row, leftOn: '2026-10-01' }, row, false],
  ['nothing of these', row, { ...row }, false],
])('%s: %#', (_, before, after, ends) => {
  expect(endsSignIns(before, after)).toBe(ends)
})
