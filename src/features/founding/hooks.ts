import { useRef, useState } from 'react'
import { backend } from '@/backend'
import type { RequestInput } from '@/domain/contracts'
import { newKey, useCommand, useQuery } from '@/data/call'
import { useBind } from '@/features/session/binding'
import { thisBrowser } from '@/features/session/web-code'

export const useFoundingOverview = () => useQuery('founding.overview', {})
export const useAddTown = () => useCommand('founding.addTown')
export const useAddOfficer = () => useCommand('founding.addOfficer')
export const useAddVillage = () => useCommand('founding.addVillage')

/**
 * Opens the county and signs its first officer in with the card that came of it. Sent again after a lost answer, it is
 * the same founding.
 */
export function useOpenCounty() {
  const key = useRef(newKey())
  const bind = useBind()
  const [busy, setBusy] = useState(false)
  const run = async (payload: RequestInput<'founding.openCounty'>) => {
    setBusy(true)
    const opened = await backend.call('founding.openCounty', payload, key.current)
    if (!opened.ok) key.current = newKey()
    else
      await bind.run({
        cardCode: opened.data.cardCode,
        proof: payload.secret,
        ...(process.env.TARO_ENV === 'weapp' ? {} : { device: thisBrowser(navigator.userAgent) }),
      })
    setBusy(false)
    return opened
  }
  return { run, busy }
}
