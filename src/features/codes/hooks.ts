import { useQuery } from '@/data/call'

/** What a code that was scanned leads to; nothing is asked where the page was opened otherwise. */
export function useScanned(scene: string | undefined) {
  return useQuery('codes.open', scene === undefined || scene === '' ? null : { scene })
}

/** What opens an entry of the honour roll; asked once it is to be shown. */
export function useHonourCode(villageId: string | null, honourId: string | null) {
  return useQuery(
    'codes.honour',
    villageId === null || honourId === null ? null : { villageId, honourId, ...openedAt() },
  )
}

/** The same for the card of the own household; null where the plain code has to do. */
export function useCardCode(villageId: string | null, householdId: string | null): string | null {
  const payload = villageId === null || householdId === null ? null : { villageId, householdId }
  return useQuery('codes.card', payload).data?.address ?? null
}

/** What opens a village's boards; asked once it is to be shown. */
export function useVillageCode(villageId: string | null) {
  return useQuery('codes.village', villageId === null ? null : { villageId, ...openedAt() })
}

/** Where this web app was opened: nobody else is shown it. */
function openedAt(): { openedAt?: string } {
  if (process.env.TARO_ENV === 'weapp') return {}
  const { origin, pathname } = window.location
  return { openedAt: `${origin}${pathname}` }
}
