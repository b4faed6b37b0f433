import type { Day, Instant } from '../common/day'
import type { Shift } from './shift'

/** What somebody signed up for on one day. */
export interface BusyDay {
  readonly residentId: string
  readonly day: Day
  readonly spans: readonly Span[]
}

export interface Span {
  readonly shiftId: string
  readonly title: string
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** `<resident>:<day>`: written by every sign-up, so that two at once for the same hour meet here. */
export function busyDayId(residentId: string, day: Day): string {
  return `${residentId}:${day}`
}

export function spanOf(shift: Shift, title: string): Span {
  const { shiftId, startsAt, endsAt } = shift
  return { shiftId, title, startsAt, endsAt }
}

/** Spans that take part of the same time; one that ends when the other begins does not. */
export function clashes(busy: BusyDay | null, span: Span): readonly Span[] {
  return (busy?.spans ?? []).filter(
    (other) =>
      other.shiftId !== span.shiftId &&
      other.startsAt < span.endsAt &&
      span.startsAt < other.endsAt,
  )
}

export function withSpan(busy: BusyDay, span: Span): BusyDay {
  return { ...withoutSpan(busy, span.shiftId), spans: [...without(busy, span.shiftId), span] }
}

export function withoutSpan(busy: BusyDay, shiftId: string): BusyDay {
  return { ...busy, spans: without(busy, shiftId) }
}

function without(busy: BusyDay, shiftId: string): readonly Span[] {
  return busy.spans.filter((span) => span.shiftId !== shiftId)
}
