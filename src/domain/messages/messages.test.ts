import { addDays } from '../common/day'
import { afterSending, agreed, type Message } from './message'

const now = '2026-11-02T02:00:00.000Z'
const message: Message = {
  messageId: 'm',
  villageId: 'v',
  kind: 'deed.decided',
  personId: 'zhao',
  subjectId: 'd',
  state: 'sending',
  at: now,
  tries: 0,
  nextAt: now,
}

test.each([
  ['sent', 0, 'sent', false],
  ['refused', 0, 'refused', false],
  ['impossible', 0, 'failed', true],
  ['unknown', 0, 'lost', false],
  ['later', 0, 'due', true],
  ['later', 4, 'failed', true],
] as const)('%s after %i tries: %s', (sent, tries, state, consentBack) => {
  expect(afterSending({ ...message, tries }, sent, now)).toMatchObject({
    message: { state, tries: tries + 1 },
    consentBack,
  })
})

test('one that WeChat took no more of is tried again later, never at once', () => {
  const { message: next } = afterSending(message, 'later', now)
  expect(next.nextAt > now).toBe(true)
  expect(next.nextAt < addDays(now.slice(0, 10), 1)).toBe(true)
})

test('each tap agrees to one more message, within reason', () => {
  expect(agreed(null)).toBe(1)
  expect(agreed({ count: 1 })).toBe(2)
  expect(agreed({ count: 20 })).toBe(20)
})
