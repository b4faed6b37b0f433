import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { dayOf, daysBetween, type Day } from '@/domain/common/day'

const place = 'zhiqi.demoDays'
const dayMs = 86_400_000
let ahead: number | undefined

/** Days that the clock of a demo stands ahead of this phone's; 0 anywhere else. */
function daysAhead(): number {
  ahead ??= Number(Taro.getStorageSync(place)) || 0
  return ahead
}

/** The server's clock as far as this phone knows it; milliseconds since 1970. For showing only, never for deciding. */
export function nowMs(): number {
  return Date.now() + daysAhead() * dayMs
}

/** Today in Asia/Shanghai. */
export function today(): Day {
  return dayOf(new Date(nowMs()).toISOString())
}

/** The demo tells its day; anywhere else the phone's clock is shown as it is. */
export function followDemoDay(day: Day | null): void {
  const days = day === null ? 0 : daysBetween(dayOf(new Date().toISOString()), day)
  if (days === daysAhead()) return
  ahead = days
  Taro.setStorageSync(place, days)
}

/** Now, renewed every half minute so that what is left of a publicity time does not stand still. */
export function useNow(): number {
  const [now, setNow] = useState(nowMs)
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(nowMs())
    }, 30_000)
    return () => {
      clearInterval(timer)
    }
  }, [])
  return now
}
