import { hasRole, isOf, type Viewer } from '../common/viewer'

/** An account and its entries, whole or not at all: for the own household, and any of the village for the supervisor. */
export function seesAccount(
  viewer: Viewer | null,
  account: { readonly householdId: string; readonly villageId: string },
  here: string | undefined,
): boolean {
  return (
    isOf(viewer, account.householdId) ||
    (hasRole(viewer, 'supervisor') && account.villageId === here)
  )
}
