import { addMs, type Instant } from '../common/day'
import { opening } from '../common/opens'
import { fail, ok, type Result } from '../common/result'

/** Codes that were given out within a minute. */
export interface Asked {
  readonly count: number
  readonly since: Instant
  /** Of all: those that were the first of whoever asked. */
  readonly firsts?: number
}

export const askedLimits = {
  /** One address may be that of a whole office. */
  each: 12,
  /** For all together, beyond the first one of each. */
  all: 120,
  /** First ones: more than a county's people ask for in a minute. */
  firsts: 1_200,
} as const

const minuteMs = 60_000

/**
 * One more code, for somebody known (by address or user) or not. Nobody known is kept from a first one by what others
 * ask for; those of whom nothing is known share what is for all.
 */
export function ask(
  { all, own }: { readonly all: Asked | null; readonly own: Asked | null },
  isKnown: boolean,
  now: Instant,
): Result<{ all: Asked; own: Asked }, 'CODE_TOO_MANY'> {
  const [ofAll, ofOwn] = [within(all, now), within(own, now)]
  const first = isKnown && ofOwn.count === 0
  const { count, firsts = 0 } = ofAll
  const most = first ? firsts >= askedLimits.firsts : count >= askedLimits.all
  const full = most ? ofAll : ofOwn.count >= askedLimits.each && isKnown ? ofOwn : null
  if (full !== null) return fail('CODE_TOO_MANY', { ...opening(addMs(full.since, minuteMs), now) })
  return ok({
    all: { ...ofAll, ...(first ? { firsts: firsts + 1 } : { count: count + 1 }) },
    own: { ...ofOwn, count: ofOwn.count + 1 },
  })
}

/** A minute that begins later than now was counted by a clock that ran ahead. */
function within(asked: Asked | null, now: Instant): Asked {
  const running = asked !== null && asked.since <= addMs(now, minuteMs)
  return running && now < addMs(asked.since, minuteMs)
    ? { firsts: 0, ...asked }
    : { count: 0, since: now, firsts: 0 }
}
