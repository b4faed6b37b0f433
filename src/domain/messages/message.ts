import { addMs, type Instant } from '../common/day'
import type { MessageKind } from '../common/told'

/**
 * A message that is to go out, written in the transaction that has something to tell. It is sent at most once: who
 * sends it takes it first, and one that was taken and never reported back is not tried again.
 */
export interface Message {
  readonly messageId: string
  readonly villageId: string
  readonly kind: MessageKind
  /** Whoever is told, on the phone on which they agreed to it. */
  readonly personId: string
  /** The deed, objection or sign-up. */
  readonly subjectId: string
  /**
   * `unasked`: nobody had agreed to it; `refused`: WeChat says so; `failed`: it cannot be sent; `lost`: nobody knows;
   * `stale`: there is nothing to tell any more.
   */
  readonly state: 'due' | 'sending' | 'sent' | 'unasked' | 'refused' | 'failed' | 'lost' | 'stale'
  readonly at: Instant
  readonly tries: number
  /** When it is tried again, or given up as lost. */
  readonly nextAt: Instant
}

/** How often somebody agreed to one kind of message, less those sent: one consent, one message. */
export interface Subscription {
  readonly userId: string
  readonly kind: MessageKind
  readonly count: number
}

/** More than anybody taps; so that a phone gone wild cannot pile up. */
const countMax = 20

export function agreed(before: Pick<Subscription, 'count'> | null): number {
  return Math.min((before?.count ?? 0) + 1, countMax)
}

export function subscriptionId(userId: string, kind: MessageKind): string {
  return `${userId}:${kind.replace('.', '-')}`
}

const triesMax = 5
const pauseMs = 10 * 60_000
/** Longer than any call takes. */
export const sendingMs = 5 * 60_000

export type Sent = 'sent' | 'refused' | 'impossible' | 'later' | 'unknown'

/** What became of a message that was taken, and whether its consent is still good. */
export function afterSending(
  message: Message,
  sent: Sent,
  now: Instant,
): { message: Pick<Message, 'state' | 'tries' | 'nextAt'>; consentBack: boolean } {
  const tries = message.tries + 1
  const end = (state: Message['state'], consentBack = false) => ({
    message: { state, tries, nextAt: now },
    consentBack,
  })
  switch (sent) {
    case 'sent':
      return end('sent')
    case 'refused':
      return end('refused')
    case 'impossible':
      return end('failed', true)
    case 'unknown':
      return end('lost')
    case 'later': {
      if (tries >= triesMax) return end('failed', true)
      const nextAt = addMs(now, pauseMs * tries)
      return { message: { state: 'due', tries, nextAt }, consentBack: true }
    }
  }
}

/** From this hour on, in Shanghai, people are reminded of tomorrow. */
export const reminderHour = 18
