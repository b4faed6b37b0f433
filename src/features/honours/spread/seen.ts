import { useEffect, useState } from 'react'

/** What is in view of a roll: first and last column, counted from 1, and the part of its length. */
export interface Seen {
  readonly first: number
  readonly last: number
  readonly from: number
  readonly to: number
}

const nothing: Seen = { first: 0, last: 0, from: 0, to: 1 }

/** Of the roll that lies in `within`, as it is turned; `count` says when it has grown. */
export function useSeen(within: () => HTMLElement | null, count: number): Seen {
  const [seen, setSeen] = useState(nothing)
  useEffect(() => {
    const roll = within()?.querySelector<HTMLElement>('.roll') ?? null
    if (roll === null) return
    const look = () => setSeen(seenOf(roll))
    look()
    roll.addEventListener('scroll', look)
    window.addEventListener('resize', look)
    return () => {
      roll.removeEventListener('scroll', look)
      window.removeEventListener('resize', look)
    }
  }, [within, count])
  return seen
}

function seenOf(roll: HTMLElement): Seen {
  const { scrollLeft, clientWidth, scrollWidth } = roll
  const middles = Array.from(
    roll.querySelectorAll<HTMLElement>('.roll__column'),
    (column) => column.offsetLeft + column.offsetWidth / 2,
  )
  // A column counts once half of it is there.
  const inView = middles.flatMap((middle, i) =>
    middle >= scrollLeft && middle <= scrollLeft + clientWidth ? [i + 1] : [],
  )
  return {
    first: inView[0] ?? 0,
    last: inView[inView.length - 1] ?? 0,
    from: scrollWidth > 0 ? scrollLeft / scrollWidth : 0,
    to: scrollWidth > 0 ? Math.min(1, (scrollLeft + clientWidth) / scrollWidth) : 1,
  }
}
