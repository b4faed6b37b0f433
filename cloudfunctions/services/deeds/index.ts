import { defineCapability } from '../common/capability'
import { answer, approve, file, object, reject, withdraw } from './deeds'
import { deedsDocuments } from './documents'
import { deedsDue } from './due'
import { leaves } from './leaves'
import { deedSource } from './ledger-source'
import { answerMessage, deedMessage } from './messages'
import { deedNotice } from './notices'
import { waiting } from './objections'
import { filed, inPublicity, mine, read, todo } from './read'
import { answerText, rejectionText } from './texts'

export const deeds = defineCapability({
  name: 'deeds',
  calls: {
    'deeds.file': file,
    'deeds.approve': approve,
    'deeds.reject': reject,
    'deeds.withdraw': withdraw,
    'deeds.object': object,
    'deeds.answer': answer,
    'deeds.objections': waiting,
    'deeds.read': read,
    'deeds.todo': todo,
    'deeds.inPublicity': inPublicity,
    'deeds.mine': mine,
    'deeds.filed': filed,
  },
  mayRunAgain: [
    'deeds.file',
    'deeds.approve',
    'deeds.reject',
    'deeds.withdraw',
    'deeds.object',
    'deeds.answer',
  ],
  collections: deedsDocuments,
  settles: deedsDue,
  notices: {
    'deed.approved': deedNotice,
    'deed.rejected': deedNotice,
    'deed.dropped': deedNotice,
    'deed.posted': deedNotice,
    'deed.reversed': deedNotice,
  },
  messages: { 'deed.decided': deedMessage, 'objection.answered': answerMessage },
  texts: { deed: rejectionText, objection: answerText },
  photos: { deed: 'deeds' },
  sources: { deed: deedSource },
  leaves,
})
