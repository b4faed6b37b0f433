import type { Who } from '@/domain/common/contract'
import { contracts, type CallName, type RoleCall } from '@/domain/contracts'
import { mayCall, type Person } from '../common/context'

const open: readonly Who[] = ['visitor', 'user', 'villager']

const roleCalls = Object.entries(contracts)
  .filter(([, { who }]) => !who.some((w: Who) => open.includes(w)))
  .map(([name, { who }]) => ({ name: name as CallName as RoleCall, who }))

/** What the contracts let this person do beyond any villager, so that no screen looks at roles. */
export function mayOf(person: Pick<Person, 'kind' | 'roles'>): RoleCall[] {
  return roleCalls.filter(({ who }) => mayCall(who, person)).map(({ name }) => name)
}
