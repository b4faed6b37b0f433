import { ask, askedLimits, type Asked } from './asked'

const now = '2026-11-24T08:00:00.000Z'
const after = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString()

/** All that is counted: of everybody, and of each who asks. */
function desk() {
  let all: Asked | null = null
  const each = new Map<string, Asked>()
  return (who: string | null, at = now): boolean => {
    const own = who === null ? null : (each.get(who) ?? null)
    const counted = ask({ all, own }, who !== null, at)
    if (!counted.ok) return false
    all = counted.value.all
    if (who !== null) each.set(who, counted.value.own)
    return true
  }
}

const times = (n: number, asks: () => boolean) =>
  Array.from({ length: n }, asks).filter((given) => given).length

test('one caller has so many a minute, and the next has as many', () => {
  const asks = desk()
  expect(times(400, () => asks('thief'))).toBe(askedLimits.each)
  expect(times(400, () => asks('other'))).toBe(askedLimits.each)
  expect(asks('thief', after(59))).toBe(false)
  expect(asks('thief', after(60))).toBe(true)
})

test('whoever has had none gets a first one, however many others ask', () => {
  const asks = desk()
  for (let i = 0; i < 30; i++) times(askedLimits.each, () => asks(`many${String(i)}`))
  times(400, () => asks(null))
  expect(asks('many1')).toBe(false)
  expect(asks(null)).toBe(false)
  expect(asks('villager')).toBe(true)
  expect(asks('villager')).toBe(false)
})

test('those of whom nothing is known share what is for all', () => {
  const asks = desk()
  expect(times(400, () => asks(null))).toBe(askedLimits.all)
})

test('it says when, and a clock that ran ahead keeps nobody waiting', () => {
  const full = { count: askedLimits.all, since: now }
  expect(ask({ all: full, own: null }, false, after(20))).toMatchObject({
    code: 'CODE_TOO_MANY',
    data: { opensAt: after(60), opens: '今天 16:01' },
  })
  const ahead = { count: askedLimits.all, since: after(3600) }
  expect(ask({ all: ahead, own: null }, false, now)).toMatchObject({ ok: true })
})
