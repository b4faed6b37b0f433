import { defineCapability } from '../common/capability'
import { card, honour, open, village } from './codes'

export const codes = defineCapability({
  name: 'codes',
  calls: {
    'codes.card': card,
    'codes.honour': honour,
    'codes.village': village,
    'codes.open': open,
  },
})
