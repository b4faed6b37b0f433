import * as z from 'zod/mini'

/** A day as it stands beside the date in a village: phones cannot reckon it, so that answers carry it. */
export const calendarDay = z.object({
  /** 2026-11-14 */
  day: z.string(),
  /** 十月, 闰六月 */
  month: z.string(),
  /** 初六 */
  lunar: z.string(),
  /** 立冬, on its day. */
  term: z.nullable(z.string()),
  /** 逢集 */
  market: z.boolean(),
})
export type CalendarDay = z.infer<typeof calendarDay>
