/** Moves the clock of the world in which it runs. It knows nothing outside itself, since pages of a browser run it too. */
exports.moveClock = function moveClock(aheadMs) {
  const Real = Date
  const now = () => Real.now() + aheadMs
  // No proxy, which would take most of the time wherever dates are reckoned with.
  function Moved(...parts) {
    if (!new.target) return String(new Real(now()))
    if (parts.length === 0) parts.push(now())
    return new.target === Moved ? new Real(...parts) : Reflect.construct(Real, parts, new.target)
  }
  // One prototype for both, so that dates which the platform makes are of this class as well.
  const { prototype, UTC, parse } = Real
  Object.assign(Moved, { prototype, now, UTC, parse })
  Object.defineProperty(Moved, 'name', { value: 'Date' })
  prototype.constructor = Moved
  // Else jest takes `now` away when a file is over, while what the file left may still ask.
  for (const date of [Real, Moved])
    Object.defineProperty(date, Symbol.for('$$jest-protect-from-deletion'), { value: [] })
  globalThis.Date = Moved
}
