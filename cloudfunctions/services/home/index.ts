import { defineCapability } from '../common/capability'
import { household } from './household'
import { village } from './village'

export const home = defineCapability({
  name: 'home',
  calls: {
    'home.village': village,
    'home.household': household,
  },
})
