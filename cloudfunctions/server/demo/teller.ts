import type { Instant } from '@/domain/common/day'
import type { Answer, CallName, RequestInput } from '@/domain/contracts'
import { dispatch } from '../../api/dispatch'
import type { Clock } from '../../platform/clock'
import type { Platform } from '../../services/common/context'
import { runTimer } from '../../services/timer'

/** A clock that stands still until the story moves on. */
export interface StoryClock extends Clock {
  moveTo(instant: Instant): void
}

export function storyClock(start: Instant): StoryClock {
  let at = start
  return {
    now: () => at,
    moveTo(instant) {
      if (instant < at) throw new RangeError(`a story goes on, not back to ${instant}`)
      at = instant
    },
  }
}

type Act = () => Promise<void>

interface Planned {
  readonly at: Instant
  readonly order: number
  readonly act: Act
}

/** Tells a story: acts in order of time, each through the use cases that everybody uses. */
export class Teller {
  private readonly agenda: Planned[] = []
  private planned = 0

  constructor(
    readonly platform: Platform,
    private readonly clock: StoryClock,
  ) {}

  /** Acts may plan what follows from them. */
  plan(at: Instant, act: Act): void {
    const planned = { at, order: this.planned++, act }
    let [low, high] = [0, this.agenda.length]
    // Latest first, so that the next one is popped from the end.
    while (low < high) {
      const middle = (low + high) >> 1
      const other = this.agenda[middle]
      if (other && isLater(other, planned)) low = middle + 1
      else high = middle
    }
    this.agenda.splice(low, 0, planned)
  }

  /** Tells everything planned before `end`. */
  async tell(end: Instant, onAct: (at: Instant) => void = () => undefined): Promise<void> {
    for (let next = this.agenda.at(-1); next && next.at < end; next = this.agenda.at(-1)) {
      this.agenda.pop()
      this.clock.moveTo(next.at)
      await next.act()
      onAct(next.at)
    }
  }

  /** A refusal is a mistake in the story. */
  async call<N extends CallName>(
    as: string,
    name: N,
    payload: RequestInput<N>,
  ): Promise<Answer<N>> {
    const { platform } = this
    const answer = await dispatch(platform, { name, payload, key: platform.ids.id(), openid: as })
    if (answer.ok) return answer.data as Answer<N>
    throw new Error(
      `${this.clock.now()} ${name} by ${as}: ${answer.code} ${JSON.stringify(payload)}`,
    )
  }

  /** Until nothing more is due. */
  async timer(): Promise<void> {
    for (;;) {
      const { posted, more } = await runTimer(this.platform)
      if (posted === 0 && !more) return
    }
  }
}

function isLater(a: Planned, b: Planned): boolean {
  return a.at === b.at ? a.order > b.order : a.at > b.at
}
