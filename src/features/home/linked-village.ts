import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { parseScene } from '@/domain/codes/scene'
import { chooseVillage, useVillageId, visitVillage } from '@/session/village'

/**
 * The village that a shared link names; undefined where it names none. It is remembered only by a phone that has
 * no village yet: looking at a neighbour's honour does not move anybody.
 */
export function useLinkedVillage(scanned?: string): string | undefined {
  const linked = useNamedVillage() ?? scanned
  const current = useVillageId()
  useEffect(() => {
    if (linked !== undefined && current === null) chooseVillage(linked)
  }, [linked, current])
  return linked
}

/** The same for a tab page, which shows that village as a whole until the app is opened anew. */
export function useVisitedVillage(): string | undefined {
  const linked = useNamedVillage()
  useEffect(() => {
    if (linked !== undefined) visitVillage(linked)
  }, [linked])
  return linked
}

/** By the address, or by the code of a village that was scanned. */
function useNamedVillage(): string | undefined {
  const { villageId, scene } = useRouter().params
  const opened = parseScene(scene)
  return villageId || (opened?.kind === 'village' ? opened.id : undefined)
}
