import { defineCapability } from '../common/capability'
import { rulesDocuments } from './documents'
import { putBackItem, readDraft, removeItem, saveItem, startDraft } from './draft'
import { adoptVersion, inForce, versionAgreed, versions } from './rules'

export const rules = defineCapability({
  name: 'rules',
  calls: {
    'rules.inForce': inForce,
    'rules.versions': versions,
    'rules.draft': readDraft,
    'rules.start': startDraft,
    'rules.saveItem': saveItem,
    'rules.removeItem': removeItem,
    'rules.putBackItem': putBackItem,
    'rules.adopt': adoptVersion,
  },
  collections: rulesDocuments,
  proposals: { rules: versionAgreed },
})
