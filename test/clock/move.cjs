/** Moves the clock of the world in which it runs. It knows nothing outside itself, since pages of a browser run it too. */
exports.moveClock = function moveClock(aheadMs) {
  const Real = Date
  // Else jest takes `now` away from it when a file is over, while what the file left may still ask.
  Object.defineProperty(Real, Symbol.for('$$jest-protect-from-deletion'), { value: [] })
  const now = () => Real.now() + aheadMs
  // A proxy, so that dates which the platform makes are of this class as well.
  globalThis.Date = new Proxy(Real, {
    get: (_, name) => (name === 'now' ? now : Reflect.get(Real, name)),
    apply: () => String(new Real(now())),
    construct: (_, parts, target) =>
      Reflect.construct(Real, parts.length === 0 ? [now()] : parts, target),
  })
}
