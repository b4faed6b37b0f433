import * as glassEasel from 'glass-easel'

interface Point {
  readonly identifier: number
  readonly pageX: number
  readonly pageY: number
  readonly clientX: number
  readonly clientY: number
}

/** An event as a handler of the app gets it: plain data that crossed from the view. */
export function plainEvent(event: glassEasel.ShadowedEvent<unknown>): object {
  const detail = event.detail as Record<string, unknown> | null | undefined
  const gesture = /^(?:tap|touch|long)/.test(event.type)
  const plain: Record<string, unknown> = {
    type: event.type,
    timeStamp: Math.round(event.timeStamp),
    target: described(event.target),
    currentTarget: described(event.currentTarget),
    mark: event.mark ?? {},
    detail: gesture ? { x: Number(detail?.x ?? 0), y: Number(detail?.y ?? 0) } : (detail ?? {}),
  }
  if (gesture) {
    plain.touches = pointsOf(detail, 'touches')
    plain.changedTouches = pointsOf(detail, 'changedTouches')
  }
  return JSON.parse(JSON.stringify(plain)) as object
}

function pointsOf(detail: Record<string, unknown> | null | undefined, list: string): Point[] {
  const touches = detail?.[list] as ArrayLike<Point> | undefined
  if (touches !== undefined) {
    return Array.from(touches, ({ identifier, pageX, pageY, clientX, clientY }) => ({
      identifier,
      pageX,
      pageY,
      clientX,
      clientY,
    }))
  }
  const x = Number(detail?.x ?? 0)
  const y = Number(detail?.y ?? 0)
  return [{ identifier: 0, pageX: x + scrollX, pageY: y + scrollY, clientX: x, clientY: y }]
}

function described(target: unknown): object {
  const element = elementOf(target)
  if (element === null) return {}
  const dom = element.getBackendElement() as unknown as HTMLElement | null
  return {
    id: element.id,
    dataset: { ...element.dataset },
    offsetLeft: dom?.offsetLeft ?? 0,
    offsetTop: dom?.offsetTop ?? 0,
  }
}

/** The target is an element, or what a component's methods are called on. */
function elementOf(target: unknown): glassEasel.Element | null {
  if (target instanceof glassEasel.Element) return target
  const inner = (target as { _$?: unknown } | null)?._$
  return inner instanceof glassEasel.Element ? inner : null
}

/** A handler of the app: whatever glass-easel hands it, it sees plain data. */
export function handler(method: (...args: unknown[]) => unknown): typeof method {
  return function (this: unknown, ...args) {
    const [first, ...rest] = args
    return first instanceof glassEasel.Event
      ? method.call(this, plainEvent(first as glassEasel.ShadowedEvent<unknown>), ...rest)
      : method.apply(this, args)
  }
}
