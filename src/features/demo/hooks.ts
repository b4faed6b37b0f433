import { useEffect } from 'react'
import { followDemoDay } from '@/session/clock'
import { useCommand, useQuery } from '@/data/call'

/** Ready-made people and the day of the demo clock; asked only where the server says demo. */
export function useDemoPeople(demo: boolean) {
  const query = useQuery('demo.people', demo ? {} : null)
  const today = query.data?.today ?? null
  useEffect(() => {
    if (today !== null) followDemoDay(today)
  }, [today])
  return query
}

/** Moves the demo clock a day on and runs what falls due. */
export function usePassDay() {
  const { run, busy } = useCommand('demo.passDay')
  const passDay = async () => {
    const result = await run({})
    if (result.ok) followDemoDay(result.data.today)
    return result
  }
  return { passDay, busy }
}
