// The package marks these two calls as deprecated, for environments whose rights another engine decides; those of
// WeChat's mini-programs are set by them, and its console shows what they set.
/* eslint-disable @typescript-eslint/no-deprecated */
import type CloudBase from '@cloudbase/manager-node'
import type { Rule } from './wanted'

/** Phones reach the collection through no right of their own; functions always do. */
export async function closeCollection(manager: CloudBase, collection: string): Promise<void> {
  await manager.permission.modifyResourcePermission({
    resourceType: 'collection',
    resource: collection,
    permission: 'ADMINONLY',
  })
}

/** Those of the collections that are closed to phones. */
export async function closedCollections(manager: CloudBase, names: string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set()
  const { Data } = await manager.permission.describeResourcePermission({
    resourceType: 'collection',
    resources: names,
  })
  const closed = Data.PermissionList.filter(({ Permission }) => Permission === 'ADMINONLY')
  return new Set(closed.map(({ Resource = '' }) => Resource))
}

export async function setRule(
  manager: CloudBase,
  resourceType: 'storage' | 'function',
  rule: Rule,
  resource?: string,
): Promise<void> {
  await manager.permission.modifyResourcePermission({
    resourceType,
    permission: 'CUSTOM',
    securityRule: JSON.stringify(rule),
    ...(resource === undefined ? {} : { resource }),
  })
}

export async function ruleOf(
  manager: CloudBase,
  resourceType: 'storage' | 'function',
  resource?: string,
): Promise<Rule | null> {
  const { Data } = await manager.permission.describeResourcePermission({
    resourceType,
    ...(resource === undefined ? {} : { resources: [resource] }),
  })
  const [found] = Data.PermissionList
  if (found?.Permission !== 'CUSTOM' || !found.SecurityRule) return null
  return JSON.parse(found.SecurityRule) as Rule
}
