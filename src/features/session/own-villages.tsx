import { Choice } from '@/components/field'
import { rolesInWords } from '@/domain/roster/roles'
import type { Identity } from '@/domain/session/contract'
import { chooseVillage } from '@/session/village'

/** 村民, 记录员、村委, 乡镇干部 */
export function titleOf(identity: Pick<Identity, 'kind' | 'roles'>): string {
  if (identity.kind === 'town') return '乡镇干部'
  if (identity.kind === 'county') return '县里干部'
  return identity.roles.length === 0 ? '村民' : rolesInWords(identity.roles)
}

export interface OwnVillagesProps {
  identities: readonly Identity[]
  current?: string | null
  onChosen?: () => void
}

/** Which of the own villages to look at: whoever is somebody in several is asked, wherever it matters first. */
export function OwnVillages({ identities, current = null, onChosen }: OwnVillagesProps) {
  return (
    <Choice
      label={identities.length > 1 ? '您在几个村都有登记，看哪个村？' : '您登记在这个村'}
      value={current}
      options={identities.map((identity) => ({
        value: identity.villageId,
        label: identity.villageName,
        note: `${identity.name}，${titleOf(identity)}`,
      }))}
      onChange={(villageId) => {
        chooseVillage(villageId)
        onChosen?.()
      }}
    />
  )
}
