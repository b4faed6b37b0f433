import { addDays, addMs, dayOf, monthDay, startOfDay, timeOf, type Instant } from './day'

/** Stands in a refusal's sentence for the time from which it may be tried again. */
const when = '{几时}'

/** What a refusal carries for the form, and for the sentence. */
export interface Opening {
  readonly opensAt: Instant
  /** 今天 15:20 */
  readonly opens: string
}

export function opening(opensAt: Instant, now: Instant): Opening {
  return { opensAt, opens: opensWords(opensAt, now) }
}

/** Where something is counted by the day. */
export function tomorrow(now: Instant): Opening {
  return opening(startOfDay(addDays(dayOf(now), 1)), now)
}

export function opensWords(opensAt: Instant, now: Instant): string {
  // A minute that has begun is not over: one later is never too early.
  const shown = addMs(opensAt, 59_999)
  const [today, day] = [dayOf(now), dayOf(shown)]
  const clock = timeOf(shown)
  if (day === today) return `今天 ${clock}`
  if (day === addDays(today, 1)) return `明天 ${clock}`
  return `${monthDay(day)} ${clock}`
}

/** The sentence of a refusal with its time in it. */
export function withOpening(
  sentence: string,
  data: Readonly<Record<string, unknown>> = {},
): string {
  const { opens } = data
  return sentence.replace(when, typeof opens === 'string' ? opens : '过一阵')
}
