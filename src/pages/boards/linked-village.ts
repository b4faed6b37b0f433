import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { chooseVillage, useVillageId } from '@/session/village'

/**
 * The village that a shared link names; undefined where it names none. It is remembered only by a phone that has
 * no village yet: looking at a neighbour's honour does not move anybody.
 */
export function useLinkedVillage(scanned?: string): string | undefined {
  const named = useRouter().params.villageId ?? scanned
  const linked = named === undefined || named === '' ? undefined : named
  const current = useVillageId()
  useEffect(() => {
    if (linked !== undefined && current === null) chooseVillage(linked)
  }, [linked, current])
  return linked
}
