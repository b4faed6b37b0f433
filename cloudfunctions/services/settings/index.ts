import { defineCapability } from '../common/capability'
import { settingsDocuments } from './documents'
import { leaves } from './leaves'
import { change, changes, giveRoles, nameGroup, read, removeGroup, restore } from './settings'

export const settings = defineCapability({
  name: 'settings',
  calls: {
    'settings.read': read,
    'settings.change': change,
    'settings.nameGroup': nameGroup,
    'settings.removeGroup': removeGroup,
    'settings.giveRoles': giveRoles,
    'settings.restoreHolder': restore,
    'settings.changes': changes,
  },
  collections: settingsDocuments,
  leaves,
})
