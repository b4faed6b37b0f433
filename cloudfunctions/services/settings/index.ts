import { defineCapability } from '../common/capability'
import { dataOffice, setDataOffice, unset } from './data-office'
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
    'settings.dataOffice': dataOffice,
    'settings.setDataOffice': setDataOffice,
    'settings.changes': changes,
  },
  proposals: { roles: rolesAgreed, supervisor: rolesAgreed },
  badge: unset,
  notices: { 'near.stated': nearNotice },
  leaves,
})
