import { defineCapability } from '../common/capability'
import { proposalsDocuments } from './documents'
import { proposalNotice } from './notices'
import { confirm, lapse, refuse, toConfirm, waiting, withdraw } from './proposals'

export const proposals = defineCapability({
  name: 'proposals',
  calls: {
    'proposals.waiting': waiting,
    'proposals.confirm': confirm,
    'proposals.refuse': refuse,
    'proposals.withdraw': withdraw,
  },
  collections: proposalsDocuments,
  due: [{ name: 'lapse what nobody agreed to', budgetMs: 5_000, run: lapse }],
  notices: { 'proposal.waits': proposalNotice, 'proposal.told': proposalNotice },
  badge: toConfirm,
})
