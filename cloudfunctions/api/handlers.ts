import type { Answer, CallName, Request } from '@/domain/contracts'
import * as activities from '../services/activities/publish'
import * as attendance from '../services/activities/attendance'
import * as activityLists from '../services/activities/read'
import * as signUps from '../services/activities/sign-up'
import * as aspirations from '../services/aspirations/aspirations'
import * as checks from '../services/checks/decide'
import * as codes from '../services/codes/codes'
import type { Context, Outcome } from '../services/common/context'
import * as deeds from '../services/deeds/deeds'
import * as deedLists from '../services/deeds/read'
import * as demo from '../services/demo/demo'
import * as files from '../services/files/files'
import * as home from '../services/home/home'
import * as homeHousehold from '../services/home/household'
import * as homeVillage from '../services/home/village'
import * as honours from '../services/honours/honours'
import * as inbox from '../services/inbox/inbox'
import * as ledger from '../services/ledger/ledger'
import * as messages from '../services/messages/messages'
import * as objections from '../services/deeds/objections'
import * as photos from '../services/photos/photos'
import * as ranking from '../services/ranking/ranking'
import * as roster from '../services/roster/roster'
import * as rosterCards from '../services/roster/cards'
import * as sessionBind from '../services/session/bind'
import * as session from '../services/session/me'
import * as sessionPhone from '../services/session/phone'
import * as rosterExport from '../services/roster/export'
import * as rosterImport from '../services/roster/import'
import * as rules from '../services/rules/rules'
import * as sessionCodes from '../services/session/codes'
import * as settings from '../services/settings/settings'
import * as user from '../services/user/user'
import * as userErase from '../services/user/erase'

export type Handler<Payload, Value = unknown> = (
  context: Context,
  payload: Payload,
) => Promise<Outcome<Value>>

/** Every call of the contract map and the use case behind it. */
export const handlers: { readonly [N in CallName]: Handler<Request<N>, Answer<N>> } = {
  'roster.villages': roster.villages,
  'home.village': homeVillage.village,
  'session.me': session.me,
  'home.household': homeHousehold.household,
  'roster.find': roster.find,
  'session.bind': sessionBind.bind,
  'session.bindByPhone': sessionPhone.bindByPhone,
  'session.signOut': sessionBind.signOut,
  'settings.read': settings.read,
  'settings.change': settings.change,
  'settings.nameGroup': settings.nameGroup,
  'settings.removeGroup': settings.removeGroup,
  'settings.giveRoles': settings.giveRoles,
  'settings.changes': settings.changes,
  'roster.groups': rosterCards.groups,
  'roster.people': rosterCards.people,
  'roster.card': rosterCards.card,
  'roster.renewCard': rosterCards.renewCard,
  'roster.cards': rosterCards.cards,
  'roster.checkImport': rosterImport.checkImport,
  'roster.import': rosterImport.runImport,
  'roster.importState': rosterImport.importState,
  'roster.template': rosterExport.template,
  'roster.export': rosterExport.exportRoster,
  'rules.inForce': rules.inForce,
  'rules.adopt': rules.adoptVersion,
  'deeds.file': deeds.file,
  'deeds.approve': deeds.approve,
  'deeds.reject': deeds.reject,
  'deeds.withdraw': deeds.withdraw,
  'deeds.object': deeds.object,
  'deeds.answer': deeds.answer,
  'deeds.objections': objections.waiting,
  'deeds.read': deedLists.read,
  'deeds.todo': deedLists.todo,
  'deeds.inPublicity': deedLists.inPublicity,
  'deeds.mine': deedLists.mine,
  'deeds.filed': deedLists.filed,
  'ledger.account': ledger.account,
  'ledger.history': ledger.history,
  'ledger.verify': ledger.verify,
  'ledger.verifyVillage': ledger.verifyVillage,
  'ranking.page': ranking.page,
  'aspirations.post': aspirations.post,
  'aspirations.progress': aspirations.addProgress,
  'aspirations.withdraw': aspirations.withdraw,
  'aspirations.cheer': aspirations.cheer,
  'aspirations.list': aspirations.list,
  'aspirations.read': aspirations.read,
  'honours.post': honours.post,
  'honours.withdraw': honours.withdraw,
  'honours.list': honours.list,
  'honours.read': honours.read,
  'inbox.list': inbox.list,
  'inbox.read': inbox.read,
  'inbox.subscribe': messages.subscribe,
  'files.promise': files.promise,
  'activities.publish': activities.publishActivity,
  'activities.edit': activities.editActivity,
  'activities.cancel': activities.cancelActivity,
  'activities.signUp': signUps.signUp,
  'activities.leave': signUps.leave,
  'activities.confirm': attendance.confirm,
  'activities.list': activityLists.list,
  'activities.read': activityLists.read,
  'activities.attendees': attendance.attendees,
  'activities.mine': activityLists.mine,
  'photos.add': photos.add,
  'codes.card': codes.card,
  'codes.honour': codes.honour,
  'codes.open': codes.open,
  'checks.todo': checks.todo,
  'checks.decide': checks.decide,
  'user.change': user.change,
  'user.erase': userErase.erase,
  'home.open': home.open,
  'session.askCode': sessionCodes.askCode,
  'session.look': sessionCodes.look,
  'session.confirm': sessionCodes.confirm,
  'session.collect': sessionCodes.collect,
  'session.list': sessionCodes.list,
  'session.end': sessionCodes.end,
  'demo.people': demo.people,
  'demo.signIn': demo.signIn,
  'demo.passDay': demo.passDay,
}
