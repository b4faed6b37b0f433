import { defineCapability } from '../common/capability'
import { leaves } from './leaves'
import { near, nearNotice, stateNear } from './near'
import { giveRoles, rolesAgreed } from './roles'
import { change, changes, nameGroup, read, removeGroup, restore } from './settings'

export const settings = defineCapability({
  name: 'settings',
  calls: {
    'settings.read': read,
    'settings.change': change,
    'settings.nameGroup': nameGroup,
    'settings.removeGroup': removeGroup,
    'settings.giveRoles': giveRoles,
    'settings.near': near,
    'settings.stateNear': stateNear,
    'settings.restoreHolder': restore,
    'settings.changes': changes,
  },
  proposals: { roles: rolesAgreed, supervisor: rolesAgreed },
  notices: { 'near.stated': nearNotice },
  leaves,
})
