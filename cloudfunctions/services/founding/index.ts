import { defineCapability } from '../common/capability'
import { foundingDocuments } from './documents'
import { addOfficer, addTown, addVillage, openCounty, overview, state } from './founding'

/** How an installation begins, and which one it is. */
export const founding = defineCapability({
  name: 'founding',
  calls: {
    'founding.state': state,
    'founding.openCounty': openCounty,
    'founding.overview': overview,
    'founding.addTown': addTown,
    'founding.addOfficer': addOfficer,
    'founding.addVillage': addVillage,
  },
  collections: foundingDocuments,
})
