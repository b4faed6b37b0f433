import { defineCapability } from '../common/capability'
import { passDay, people, signIn } from './demo'
import { demoDocuments } from './documents'

export const demo = defineCapability({
  name: 'demo',
  calls: {
    'demo.people': people,
    'demo.signIn': signIn,
    'demo.passDay': passDay,
  },
  collections: demoDocuments,
})
