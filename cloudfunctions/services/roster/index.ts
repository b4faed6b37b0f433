import { defineCapability } from '../common/capability'
import { forgetMonths } from './birthdays'
import { card, cards, giveCode, groups, people, renewCard, unlockCard } from './cards'
import { continueImports } from './chunks'
import { rosterDocuments } from './documents'
import { exportRoster, template } from './export'
import { checkImport, importState, runImport } from './import'
import { leaves } from './leaves'
import { agreeOnPaper, endPaper, paperNotice } from './paper-consent'
import { phoneAgreed } from './phones'
import { find, villages } from './roster'
import { tellOfMoves } from './upkeep/aftermath'
import * as household from './upkeep/households'
import * as person from './upkeep/people'

export const roster = defineCapability({
  name: 'roster',
  calls: {
    'roster.villages': villages,
    'roster.find': find,
    'roster.groups': groups,
    'roster.people': people,
    'roster.card': card,
    'roster.renewCard': renewCard,
    'roster.giveCode': giveCode,
    'roster.unlockCard': unlockCard,
    'roster.cards': cards,
    'roster.checkImport': checkImport,
    'roster.import': runImport,
    'roster.importState': importState,
    'roster.template': template,
    'roster.export': exportRoster,
    'roster.addPerson': person.add,
    'roster.changePerson': person.change,
    'roster.personLeft': person.left,
    'roster.personBack': person.back,
    'roster.movePerson': person.move,
    'roster.split': household.split,
    'roster.addHousehold': household.add,
    'roster.changeHousehold': household.change,
    'roster.closeHousehold': household.close,
    'roster.agreeOnPaper': agreeOnPaper,
    'roster.endPaper': endPaper,
  },
  collections: rosterDocuments,
  due: [
    { name: 'go on with imports', budgetMs: 10_000, run: continueImports },
    { name: 'tell of changes of the roster', budgetMs: 5_000, run: tellOfMoves },
    { name: 'forget months of those who came of age', budgetMs: 5_000, run: forgetMonths },
  ],
  notices: { 'name.paper': paperNotice },
  proposals: { phone: phoneAgreed },
  leaves,
})
