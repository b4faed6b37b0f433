import { defineCapability } from '../common/capability'
import { rulesDocuments } from './documents'
import { adoptVersion, inForce, versionAgreed } from './rules'

export const rules = defineCapability({
  name: 'rules',
  calls: {
    'rules.inForce': inForce,
    'rules.adopt': adoptVersion,
  },
  collections: rulesDocuments,
  proposals: { rules: versionAgreed },
})
