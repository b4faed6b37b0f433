import type { Answer, Request } from '@/domain/contracts'
import { signUpId } from '@/domain/activities/shift'
import { addMs, addDays, dayOf, startOfDay } from '@/domain/common/day'
import type { MessageKind } from '@/domain/common/messages'
import { fail, ok } from '@/domain/common/result'
import {
  afterSending,
  agreed,
  reminderHour,
  sendingMs,
  subscriptionId,
  type Message,
  type Sent,
} from '@/domain/messages/message'
import { timeFor } from '../../platform/clock'
import type { Called } from '../../platform/wechat/wechat'
import { bindingsOf } from '../common/acting'
import { openidOf } from '../common/openids'
import type { Context, DocsTx, Outcome, Platform } from '../common/context'
import type { Documents } from '../common/documents'
import { inBatches, listAll, upsert } from '../common/documents-tools'
import { wordsOf } from './words'

/** Somebody tapped 同意 once for each of these kinds; whoever came without WeChat gets no messages. */
export async function subscribe(
  context: Context,
  request: Request<'inbox.subscribe'>,
): Promise<Outcome<Answer<'inbox.subscribe'>>> {
  const { userId } = context
  if (userId === null) return fail('SIGN_IN_FIRST')
  const kinds = openidOf(userId) === null ? [] : [...new Set(request.kinds)]
  return context.write(async (t) => {
    for (const kind of kinds) {
      const _id = subscriptionId(userId, kind)
      const count = agreed(await t.get('subscriptions', _id))
      await upsert(t, 'subscriptions', { _id, userId, kind, count })
    }
    return ok({})
  })
}

/** Part of the transaction that has something to tell; nothing where the installation has no such template. */
export async function tellLater(
  t: DocsTx,
  { wechat }: Pick<Platform, 'wechat'>,
  message: Pick<Message, 'villageId' | 'kind' | 'personId' | 'subjectId' | 'at'>,
  messageId = `${message.kind.replace('.', '-')}:${message.subjectId}`,
): Promise<void> {
  if (!wechat.templates[message.kind] || (await t.get('messages', messageId))) return
  const { at } = message
  const due = { state: 'due', tries: 0, nextAt: at } as const
  await t.insert('messages', { _id: messageId, messageId, ...message, ...due })
}

const atOnce = 5
/** As long as a call that WeChat does not answer takes, twice. */
const budgetMs = 8_000

/** Sends what is due, each at most once; part of the timer. */
export async function sendMessages(platform: Platform): Promise<void> {
  const { store, clock } = platform
  const range = { field: 'nextAt', lte: clock.now() }
  // Whoever took it did not come back: it may have been sent.
  const lost = await store.list('messages', { eq: { state: 'sending' }, range, limit: 50 })
  await inBatches(lost, atOnce, ({ _id }) =>
    store.tx(async (t) => {
      if ((await t.get('messages', _id))?.state === 'sending')
        await t.update('messages', _id, { state: 'lost' })
    }),
  )
  const due = await store.list('messages', { eq: { state: 'due' }, range, limit: 100 })
  await inBatches(due, atOnce, (message) => send(platform, message), timeFor(clock, budgetMs))
}

async function send(platform: Platform, message: Documents['messages']): Promise<void> {
  const { store, wechat, log } = platform
  const words = await wordsOf(store, message)
  if (words === null) return end(platform, message, 'stale')
  const bindings = await bindingsOf(store, message.personId)
  const userId = await take(
    platform,
    message,
    bindings.map((b) => b.userId),
  )
  const openid = openidOf(userId)
  if (userId === null || openid === null) return
  const called = await wechat.send(openid, { kind: message.kind, ...words })
  if (!called.ok) log.warn('message not sent', { kind: message.kind, why: called.why })
  await report(platform, message, userId, sentOf(called))
}

/** Takes the message and the consent of one of the person's phones. */
async function take(
  { store, clock }: Platform,
  { _id, kind }: Documents['messages'],
  userIds: readonly string[],
): Promise<string | null> {
  const now = clock.now()
  return store.tx(async (t) => {
    if ((await t.get('messages', _id))?.state !== 'due') return null
    for (const userId of userIds) {
      const consent = await t.get('subscriptions', subscriptionId(userId, kind))
      if (!consent || consent.count < 1) continue
      await t.update('subscriptions', consent._id, { count: consent.count - 1 })
      const nextAt = addMs(now, sendingMs)
      await t.update('messages', _id, { state: 'sending', nextAt })
      return userId
    }
    await t.update('messages', _id, { state: 'unasked' })
    return null
  })
}

async function end({ store }: Platform, { _id }: Documents['messages'], state: Message['state']) {
  await store.tx(async (t) => {
    if ((await t.get('messages', _id))?.state === 'due') await t.update('messages', _id, { state })
  })
}

async function report(
  { store, clock }: Platform,
  { _id, kind }: Documents['messages'],
  userId: string,
  sent: Sent,
): Promise<void> {
  const now = clock.now()
  await store.tx(async (t) => {
    const message = await t.get('messages', _id)
    if (message?.state !== 'sending') return
    const after = afterSending(message, sent, now)
    await t.update('messages', _id, after.message)
    const consent = await t.get('subscriptions', subscriptionId(userId, kind))
    if (!consent) return
    // WeChat counts too: what it refuses it has no consent for, whatever was counted here.
    if (sent === 'refused') await t.update('subscriptions', consent._id, { count: 0 })
    else if (after.consentBack)
      await t.update('subscriptions', consent._id, { count: agreed(consent) })
  })
}

function sentOf(called: Called<null>): Sent {
  if (called.ok) return 'sent'
  switch (called.why) {
    case 'refused':
      return 'refused'
    case 'limited':
    case 'inactive':
      return 'later'
    case 'down':
      return 'unknown'
    case 'nobody':
    case 'template':
    case 'expired':
    case 'invalid':
      return 'impossible'
  }
}

const reminders = 'reminders'
const placesAtOnce = 50

/** Once an evening: whoever has a place tomorrow is reminded. */
export async function remindOfTomorrow(platform: Platform): Promise<void> {
  const { store, clock, wechat } = platform
  const kind: MessageKind = 'activity.tomorrow'
  const now = clock.now()
  const today = dayOf(now)
  const evening = Date.parse(startOfDay(today)) + reminderHour * 3_600_000
  if (!wechat.templates[kind] || Date.parse(now) < evening) return
  const tomorrow = startOfDay(addDays(today, 1))
  const done = await store.get('timers', reminders)
  if (done && done.settledUntil >= tomorrow) return
  const shifts = await listAll(store, 'shifts', {
    eq: { state: 'open' },
    range: { field: 'startsAt', gte: tomorrow, lt: startOfDay(addDays(today, 2)) },
  })
  const places = shifts.flatMap((s) => s.seats.map((seat) => signUpId(s.shiftId, seat.residentId)))
  for (let i = 0; i < places.length; i += placesAtOnce) {
    await store.tx(async (t) => {
      for (const id of places.slice(i, i + placesAtOnce)) {
        const signUp = await t.get('signUps', id)
        if (!signUp?.active) continue
        const { villageId, signedBy } = signUp
        await tellLater(t, platform, {
          ...{ villageId, kind, at: now },
          personId: signedBy,
          subjectId: id,
        })
      }
    })
  }
  // Last, so that a run that broke off begins anew: a message has the sign-up's id, and is written once.
  const mark = { holder: null, until: now, settledUntil: tomorrow }
  await store.tx((t) => upsert(t, 'timers', { _id: reminders, ...mark }))
}
