import { defineCapability } from '../common/capability'
import { ledgerDocuments } from './documents'
import { account, history, verify, verifyVillage } from './ledger'

export const ledger = defineCapability({
  name: 'ledger',
  calls: {
    'ledger.account': account,
    'ledger.history': history,
    'ledger.verify': verify,
    'ledger.verifyVillage': verifyVillage,
  },
  collections: ledgerDocuments,
})
