import { defineCapability } from '../common/capability'
import { rulesDocuments } from './documents'
import { adoptVersion, inForce } from './rules'

export const rules = defineCapability({
  name: 'rules',
  calls: {
    'rules.inForce': inForce,
    'rules.adopt': adoptVersion,
  },
  collections: rulesDocuments,
})
