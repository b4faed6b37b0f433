import { addMs } from '@/domain/common/day'
import { fail, ok, type Failure, type Result } from '@/domain/common/result'
import {
  codesAsked,
  collected,
  confirmed,
  drawDigits,
  isFree,
  newCode,
  oneMore,
  openCode,
  triedOut,
  wrongCodes,
  type Tries,
} from '@/domain/session/code'
import { handler } from '../common/capability'
import type { ContextOf, DocsTx, OpenContext, Platform } from '../common/context'
import { inBatches, removeOld, replace, upsert } from '../common/documents-tools'
import { sessionEnd, sessionIdOf } from './session'

const draws = 8

/** Written without a receipt, which would keep the secret; asked again, it is another code. */
export const askCode = handler('session.askCode', async (context, { browser, system }) => {
  const { store, platform, now } = context
  const secret = platform.ids.token()
  const candidates = Array.from({ length: draws }, () => drawDigits(platform.ids.token()))
  return store.tx(async (t) => {
    const tries = await t.get('webCodeTries', 'asked')
    if (triedOut(tries, codesAsked, now)) return fail('CODE_TOO_MANY')
    for (const digits of candidates) {
      if (!isFree(await t.get('webCodes', digits), now)) continue
      const code = newCode(digits, sessionIdOf(secret), `${browser} · ${system}`, now)
      await upsert(t, 'webCodes', { _id: digits, ...code })
      await countTry(t, 'asked', oneMore(tries, codesAsked, now), now)
      return ok({ code: digits, secret, expiresAt: code.expiresAt })
    }
    return fail('CODE_TOO_MANY')
  })
})

export const look = handler('session.look', async (context, { code }) => {
  const userId = confirmer(context)
  if (!userId.ok) return userId
  if (await lockedOut(context, userId.value)) return fail('CODE_LOCKED')
  const found = openCode(await context.store.get('webCodes', code), context.now)
  if (!found.ok) return counted(context, userId.value, found)
  const { browser, askedAt } = found.value
  return ok({ browser, askedAt })
})

export const confirm = handler('session.confirm', async (context, { code }) => {
  const { now } = context
  const userId = confirmer(context)
  if (!userId.ok) return userId
  if (await lockedOut(context, userId.value)) return fail('CODE_LOCKED')
  const outcome = await context.write(async (t) => {
    const before = await t.get('webCodes', code)
    const found = openCode(before, now)
    if (!before || !found.ok) return found.ok ? fail('CODE_WRONG') : found
    const { browser, askedAt } = found.value
    await replace(t, 'webCodes', before, { ...before, ...confirmed(before, userId.value, now) })
    return ok({ browser, askedAt })
  })
  return outcome.ok ? outcome : counted(context, userId.value, outcome)
})

/** The secret came to this browser alone, so it is the session's; nothing is handed out a second time. */
export const collect = handler('session.collect', async ({ store, now }, { code, secret }) => {
  const sessionId = sessionIdOf(secret)
  return store.tx(async (t) => {
    const before = await t.get('webCodes', code)
    const found = collected(before, sessionId, now)
    if (!before || !found.ok) return found.ok ? fail('CODE_WRONG') : found
    const { userId } = found.value
    if (userId === null) return ok({ ready: false })
    if (before.collected) {
      // The answer before this one was lost, unless the session was ended since.
      return (await t.get('sessions', sessionId)) ? ok({ ready: true }) : fail('CODE_EXPIRED')
    }
    await t.update('webCodes', code, { collected: true })
    await t.insert('sessions', {
      _id: sessionId,
      userId,
      createdAt: now,
      expiresAt: sessionEnd(now),
      browser: before.browser,
    })
    return ok({ ready: true })
  })
})

export const list = handler('session.list', async (context) => {
  const { store, userId, sessionId, now } = context
  const own = await store.list('sessions', {
    eq: { userId },
    range: { field: 'createdAt' },
    order: 'desc',
    limit: 50,
  })
  const sessions = own
    .filter((session) => session.expiresAt > now)
    .map((session) => ({
      sessionId: session._id,
      browser: session.browser ?? '网页',
      createdAt: session.createdAt,
      current: session._id === sessionId,
    }))
  return ok({ sessions })
})

export const end = handler('session.end', async (context, request) => {
  const { userId } = context
  return context.write(async (t) => {
    const session = await t.get('sessions', request.sessionId)
    if (session?.userId !== userId) return fail('SESSION_NOT_FOUND')
    await t.remove('sessions', request.sessionId)
    return ok({})
  })
})

/** Sessions and codes whose time is over. */
export async function sweepSessions(
  { store, clock }: Platform,
  time?: () => boolean,
): Promise<void> {
  const now = clock.now()
  const over = { field: 'expiresAt', lte: now }
  const codes = await store.list('webCodes', { eq: {}, range: over, limit: 200 })
  const stillOld = (at: string | undefined) => at !== undefined && at <= now
  const dropCode = ({ _id }: { _id: string }) =>
    store.tx(async (t) => {
      // Meanwhile another browser may have been given the same digits.
      if (stillOld((await t.get('webCodes', _id))?.expiresAt)) await t.remove('webCodes', _id)
    })
  await inBatches(codes, 10, dropCode, time)
  await removeOld(store, 'sessions', over, time)
  await removeOld(store, 'webCodeTries', { field: 'lastAt', lte: addMs(now, -86_400_000) }, time)
}

/** Signed in by WeChat itself: a browser that was left open must not bring in another one. */
function confirmer({
  userId,
  sessionId,
}: ContextOf<'session.confirm'>): Result<string, 'CONFIRM_IN_WECHAT'> {
  return sessionId === null ? ok(userId) : fail('CONFIRM_IN_WECHAT')
}

async function lockedOut({ store, now }: OpenContext, userId: string): Promise<boolean> {
  return triedOut(await store.get('webCodeTries', userId), wrongCodes, now)
}

/** Counts a code of nobody, so that none is found by trying. */
async function counted<F extends Failure>(
  { store, now }: OpenContext,
  userId: string,
  failure: F,
): Promise<F> {
  if (failure.code === 'CODE_WRONG') {
    await store.tx(async (t) =>
      countTry(t, userId, oneMore(await t.get('webCodeTries', userId), wrongCodes, now), now),
    )
  }
  return failure
}

function countTry(t: DocsTx, id: string, tries: Tries, lastAt: string): Promise<void> {
  return upsert(t, 'webCodeTries', { _id: id, ...tries, lastAt })
}
