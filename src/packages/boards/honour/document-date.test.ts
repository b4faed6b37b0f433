import { documentDate } from './document-date'

test.each([
  ['2026-11-08', '二〇二六年十一月八日'],
  ['2030-01-10', '二〇三〇年一月十日'],
  ['2026-10-20', '二〇二六年十月二十日'],
  ['2026-12-31', '二〇二六年十二月三十一日'],
])('%s is written %s under a document', (day, words) => {
  expect(documentDate(day)).toBe(words)
})
