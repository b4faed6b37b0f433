import { defineCapability } from '../common/capability'
import { card, honour, open } from './codes'

export const codes = defineCapability({
  name: 'codes',
  calls: {
    'codes.card': card,
    'codes.honour': honour,
    'codes.open': open,
  },
})
