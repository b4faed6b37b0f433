import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { cx } from '@/components/cx'

/** Turns the roll that lies in `within` on a computer, by the arrow keys or by these two; the mouse is followed in `sideways`. */
export function RollTurner({ within }: { within: () => HTMLElement | null }) {
  const [ends, setEnds] = useState({ first: true, last: false })
  useEffect(() => {
    const roll = within()?.querySelector<HTMLElement>('.roll') ?? null
    if (roll === null) return
    const look = () => setEnds(endsOf(roll))
    const key = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea')
      if (typing || event.altKey || event.ctrlKey || event.metaKey || roll.offsetParent === null)
        return
      if (event.key === 'ArrowRight') turn(roll, 1)
      else if (event.key === 'ArrowLeft') turn(roll, -1)
      else if (event.key === 'Home') roll.scrollTo({ left: 0, behavior: 'smooth' })
      else return
      event.preventDefault()
    }
    look()
    // Its columns come later than it, and more of them with each page.
    const sizes = typeof ResizeObserver === 'function' ? new ResizeObserver(look) : null
    sizes?.observe(roll)
    const sheet = roll.querySelector('.roll__sheet')
    if (sheet) sizes?.observe(sheet)
    roll.addEventListener('scroll', look)
    document.addEventListener('keydown', key)
    return () => {
      sizes?.disconnect()
      roll.removeEventListener('scroll', look)
      document.removeEventListener('keydown', key)
    }
  }, [within])
  const page = (by: 1 | -1) => {
    const roll = within()?.querySelector<HTMLElement>('.roll')
    if (roll) turn(roll, by)
  }
  return (
    <View className="roll-turner">
      <Tap
        className={cx('roll-turner__to', ends.first && 'roll-turner__to--off')}
        label="上一页"
        disabled={ends.first}
        onTap={() => page(-1)}
      >
        <Icon name="back" size={18} />
      </Tap>
      <Tap
        className={cx('roll-turner__to', ends.last && 'roll-turner__to--off')}
        label="下一页"
        disabled={ends.last}
        onTap={() => page(1)}
      >
        <Icon name="next" size={18} />
      </Tap>
    </View>
  )
}

/** How a roll is turned without them. */
export function TurnKeys({ home = false }: { home?: boolean }) {
  return (
    <View className="turn-keys">
      滚轮，或
      <View className="turn-keys__key">←</View>
      <View className="turn-keys__key">→</View>
      {home ? (
        <>
          <View className="turn-keys__key turn-keys__key--home">Home</View>
          最新
        </>
      ) : null}
    </View>
  )
}

/** By what is in view, less one column, so that the last one is the first again. */
function turn(roll: HTMLElement, by: 1 | -1): void {
  roll.scrollBy({ left: by * Math.max(66, roll.clientWidth - 66), behavior: 'smooth' })
}

function endsOf({ scrollLeft, clientWidth, scrollWidth }: HTMLElement) {
  return { first: scrollLeft <= 1, last: scrollLeft + clientWidth >= scrollWidth - 1 }
}
