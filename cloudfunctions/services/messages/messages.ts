import { addMs } from '@/domain/common/day'
import { ok } from '@/domain/common/result'
import {
  afterSending,
  agreed,
  sendingMs,
  subscriptionId,
  type Message,
  type Sent,
} from '@/domain/messages/message'
import type { Called } from '../../platform/wechat/wechat'
import { bindingsOf } from '../common/acting'
import { openidOf } from '../common/openids'
import { handler, type Contributions, type Leaves } from '../common/capability'
import type { DocsTx, Platform } from '../common/context'
import type { Documents } from '../common/documents'
import { inBatches, upsert } from '../common/documents-tools'

/** Somebody tapped 同意 once for each of these kinds; whoever came without WeChat gets no messages. */
export const subscribe = handler('inbox.subscribe', async (context, request) => {
  const { userId } = context
  const kinds = openidOf(userId) === null ? [] : [...new Set(request.kinds)]
  return context.write(async (t) => {
    for (const kind of kinds) {
      const _id = subscriptionId(userId, kind)
      const count = agreed(await t.get('subscriptions', _id))
      await upsert(t, 'subscriptions', { _id, userId, kind, count })
    }
    return ok({})
  })
})

/**
 * Part of the transaction that decides on something, which is decided once and so told of once; nothing where the
 * installation has no such template.
 */
export async function tellOnce(
  t: DocsTx,
  { wechat }: Pick<Platform, 'wechat'>,
  message: Told,
  messageId = messageIdOf(message),
): Promise<void> {
  if (!wechat.templates[message.kind]) return
  const { at } = message
  const due = { state: 'due', tries: 0, nextAt: at } as const
  await t.insert('messages', { _id: messageId, messageId, ...message, ...due })
}

/** The same for what may have been told before. */
export async function tellUnlessTold(
  t: DocsTx,
  platform: Pick<Platform, 'wechat'>,
  message: Told,
  messageId = messageIdOf(message),
): Promise<void> {
  if (!platform.wechat.templates[message.kind] || (await t.get('messages', messageId))) return
  await tellOnce(t, platform, message, messageId)
}

type Told = Pick<Message, 'villageId' | 'kind' | 'personId' | 'subjectId' | 'at'>

/** @param round how often what it tells of was taken back before */
export function messageIdOf({ kind, subjectId }: Told, round = 0): string {
  const id = `${kind.replace('.', '-')}:${subjectId}`
  return round === 0 ? id : `${id}:${String(round)}`
}

const atOnce = 20

/** Sends what is due, each at most once; part of the timer. */
export async function sendMessages(
  platform: Platform,
  time: () => boolean,
  { messages: words }: Contributions,
): Promise<void> {
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
  await inBatches(due, atOnce, (message) => send(platform, message, words), time)
}

async function send(
  platform: Platform,
  message: Documents['messages'],
  wordsOf: Contributions['messages'],
): Promise<void> {
  const { store, wechat, log } = platform
  const words = await wordsOf[message.kind](store, message.subjectId)
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

/** What the user agreed to be told. */
export const leaves: Leaves = async ({ store }, { userId }) => {
  const agreedTo = await store.list('subscriptions', { eq: { userId }, limit: 1000 })
  return ok({ gone: agreedTo.map(({ _id }) => ['subscriptions', _id] as const) })
}
