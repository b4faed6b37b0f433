import { defineCapability } from '../common/capability'
import { approve, file, reject, takeBack, withdraw } from './deeds'
import { deedsDocuments } from './documents'
import { deedsDue } from './due'
import { takesObjectionsAlong } from './lapse'
import { leaves } from './leaves'
import { deedSource } from './ledger-source'
import { answerMessage, deedMessage } from './messages'
import { answerNotice, deedNotice } from './notices'
import { objectFor } from './object-for'
import { answer, object, retract, waiting } from './objections'
import { tellWaiting, waitingNotice } from './overdue'
import { filed, inPublicity, mine, read, todo } from './read'
import { room } from './room'
import { answerText, rejectionText } from './texts'
import { voiceCheck } from './voice'

export const deeds = defineCapability({
  name: 'deeds',
  calls: {
    'deeds.file': file,
    'deeds.room': room,
    'deeds.approve': approve,
    'deeds.reject': reject,
    'deeds.withdraw': withdraw,
    'deeds.takeBack': takeBack,
    'deeds.object': object,
    'deeds.objectFor': objectFor,
    'deeds.retract': retract,
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
    'deeds.takeBack',
    'deeds.object',
    'deeds.objectFor',
    'deeds.retract',
    'deeds.answer',
  ],
  collections: deedsDocuments,
  settles: deedsDue,
  due: [{ name: 'tell what waits for review', budgetMs: 5_000, run: tellWaiting }],
  notices: {
    'deed.approved': deedNotice,
    'deed.rejected': deedNotice,
    'deed.takenBack': deedNotice,
    'deed.dropped': deedNotice,
    'deed.posted': deedNotice,
    'deed.reversed': deedNotice,
    'objection.upheld': answerNotice,
    'objection.dismissed': answerNotice,
    'objection.lapsed': answerNotice,
    'objection.written': answerNotice,
    'review.waits': waitingNotice,
    'review.atTown': waitingNotice,
  },
  messages: { 'deed.decided': deedMessage, 'objection.answered': answerMessage },
  texts: { deed: rejectionText, objection: answerText, voice: voiceCheck },
  photos: { deed: 'deeds' },
  sources: { deed: deedSource },
  leaves,
  movedHouse: takesObjectionsAlong,
})
