import { defineCapability } from '../common/capability'
import { household } from './household'
import { allowName, hideName, naming } from './naming'
import { village } from './village'

export const home = defineCapability({
  name: 'home',
  calls: {
    'home.village': village,
    'home.household': household,
    'home.naming': naming,
    'home.allowName': allowName,
    'home.hideName': hideName,
  },
})
