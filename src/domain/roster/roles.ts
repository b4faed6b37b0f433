import type { Role } from '../common/contract'

export const roleWords: Readonly<Record<Role, string>> = {
  recorder: '记录员',
  reviewer: '审核员',
  committee: '村委',
  supervisor: '监督员',
}

/** The supervisor watches over the committee, so about one no other of it is the second person. */
export function secondAbout(roles: readonly Role[]): 'town' | 'village' {
  return roles.includes('supervisor') ? 'town' : 'village'
}

export function rolesInWords(roles: readonly Role[]): string {
  return roles.length === 0 ? '无职务' : roles.map((role) => roleWords[role]).join('、')
}
