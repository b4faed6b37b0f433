import { defineCapability } from '../common/capability'
import { rankingDocuments } from './documents'
import { boards } from './due'
import { page } from './ranking'

export const ranking = defineCapability({
  name: 'ranking',
  calls: {
    'ranking.page': page,
  },
  collections: rankingDocuments,
  settles: boards,
})
