import { addMs } from '@/domain/common/day'
import { opening } from '@/domain/common/opens'
import { fail, ok, type Result } from '@/domain/common/result'
import { ask, type Asked } from '@/domain/session/asked'
import { collected, confirmed, drawDigits, isFree, newCode, openCode } from '@/domain/session/code'
import { codeGuesses } from '@/domain/session/tries'
import { handler } from '../common/capability'
import type { Documents } from '../common/documents'
import type { ContextOf, DocsTx, OpenContext, Platform } from '../common/context'
import { inBatches, removeOld, replace, upsert } from '../common/documents-tools'
import { callerOf } from './caller'
import { sessionEnd, sessionIdOf } from './session'
import { signsIn } from './signing-in'
import { guessed } from './tries'

const draws = 8
const asked = 'webCodeTries'
const allAsked = 'asked'

/**
 * Written without a receipt, which would keep the secret; asked again, it is another code. Each who asks has so many a
 * minute; what all together have is for more than one each, so that nobody uses it up for the others.
 */
export const askCode = handler('session.askCode', async (context, { browser, system }) => {
  const { store, platform, now } = context
  const secret = platform.ids.token()
  const candidates = Array.from({ length: draws }, () => drawDigits(platform.ids.token()))
  const asker = askerOf(context)
  return store.tx(async (t) => {
    const all = await t.get(asked, allAsked)
    const own = asker === null ? null : await t.get(asked, asker)
    const counted = ask({ all, own }, asker !== null, now)
    if (!counted.ok) return counted
    for (const digits of candidates) {
      if (!isFree(await t.get('webCodes', digits), now)) continue
      const code = newCode(digits, sessionIdOf(secret), `${browser} · ${system}`, now)
      await upsert(t, 'webCodes', { _id: digits, ...code })
      await put(t, allAsked, all, counted.value.all, now)
      if (asker !== null) await put(t, asker, own, counted.value.own, now)
      return ok({ code: digits, secret, expiresAt: code.expiresAt })
    }
    return fail('CODE_TOO_MANY', { ...opening(addMs(now, 60_000), now) })
  })
})

export const look = handler('session.look', async (context, { code }) => {
  const userId = confirmer(context)
  if (!userId.ok) return userId
  if ((await boundAs(context)).length === 0) return fail('SIGN_IN_FIRST')
  return guessed(context, guessOf(context, userId.value), async () => {
    const found = openCode(await context.store.get('webCodes', code), context.now)
    if (!found.ok) return found
    const { browser, askedAt } = found.value
    return ok({ browser, askedAt })
  })
})

export const confirm = handler('session.confirm', async (context, { code }) => {
  const { now } = context
  const userId = confirmer(context)
  if (!userId.ok) return userId
  const bound = await boundAs(context)
  return guessed(context, guessOf(context, userId.value), () =>
    context.write(async (t) => {
      // After the account was deleted WeChat still says who calls, and there is nobody to sign in as.
      if (!(await anyLeft(t, bound))) return fail('SIGN_IN_FIRST')
      const before = await t.get('webCodes', code)
      const found = openCode(before, now)
      if (!before || !found.ok) return found.ok ? fail('CODE_WRONG') : found
      const { browser, askedAt } = found.value
      const signed = await signsIn(t, { now }, userId.value)
      if (!signed.ok) return signed
      await replace(t, 'webCodes', before, { ...before, ...confirmed(before, userId.value, now) })
      return ok({ browser, askedAt })
    }),
  )
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
    const signed = await signsIn(t, { now }, userId)
    if (!signed.ok) return signed
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

async function boundAs({ store, userId }: ContextOf<'session.confirm'>): Promise<string[]> {
  const bindings = await store.list('bindings', { eq: { userId }, limit: 100 })
  return bindings.map(({ _id }) => _id)
}

async function anyLeft(t: DocsTx, bindings: readonly string[]): Promise<boolean> {
  for (const id of bindings) if (await t.get('bindings', id)) return true
  return false
}

function askerOf(context: OpenContext): string | null {
  const caller = callerOf(context)
  return caller === null ? null : `${allAsked}:${caller}`
}

function put(
  t: DocsTx,
  id: string,
  before: Documents[typeof asked] | null,
  after: Asked,
  lastAt: string,
): Promise<void> {
  const document = { _id: id, ...after, lastAt }
  return before ? replace(t, asked, before, { ...before, ...document }) : t.insert(asked, document)
}

/** Codes of nobody, so that none is found by trying. */
function guessOf({ now }: OpenContext, userId: string) {
  return {
    of: 'webCodeTries',
    id: userId,
    limit: codeGuesses,
    wrong: ['CODE_WRONG'],
    locked: ({ opensAt }) =>
      fail('CODE_LOCKED', opensAt === null ? {} : { ...opening(opensAt, now) }),
  } satisfies Parameters<typeof guessed>[1]
}
