import type { Who } from '@/domain/common/contract'
import type { CallName, RequestInput } from '@/domain/contracts'

export interface Example<N extends CallName> {
  /** Somebody who may call it. */
  readonly as: Who
  /** `<…>` stands for the id of such a thing. */
  readonly payload: RequestInput<N>
}

const villageId = '<village>'
const here = { villageId }
const cleaningShift = { day: '2026-11-02', from: '08:00', to: '12:00', capacity: 5 }
const cleaning = {
  title: '清扫北沟村道',
  kind: 'service' as const,
  text: '沿路捡垃圾，清边沟',
  place: '村口',
  bring: '手套、扫帚',
  contact: '马德厚',
  itemId: 'sweep',
  shifts: [cleaningShift],
}

/** One request of every call, for the reference; a test runs each of them. */
export const examples: { readonly [N in CallName]: Example<N> } = {
  'founding.state': { as: 'visitor', payload: {} },
  'founding.openCounty': {
    as: 'visitor',
    payload: {
      code: '<founding code>',
      county: '云岭县',
      name: '秦晓雯',
      phone: '15400000001',
      secret: '583017',
    },
  },
  'founding.overview': { as: 'county', payload: {} },
  'founding.addTown': { as: 'county', payload: { name: '青石镇' } },
  'founding.addOfficer': {
    as: 'county',
    payload: { regionId: '<town>', name: '马镇', phone: '15400000002' },
  },
  'founding.addVillage': {
    as: 'town',
    payload: {
      townId: '<town>',
      name: '柿湾村',
      committee: { name: '杨树林', phone: '15400000003', group: '一组', number: '1' },
      reviewer: { name: '李桂芳', phone: '15400000004', group: '一组', number: '2' },
    },
  },
  'roster.villages': { as: 'visitor', payload: { text: '岭头' } },
  'home.village': { as: 'visitor', payload: here },
  'roster.groups': { as: 'recorder', payload: here },
  'roster.people': { as: 'committee', payload: { ...here, text: '张' } },
  'roster.card': { as: 'committee', payload: { ...here, householdId: '<household>' } },
  'roster.giveCode': { as: 'committee', payload: { ...here, householdId: '<household>' } },
  'roster.renewCard': { as: 'committee', payload: { ...here, householdId: '<household>' } },
  'roster.unlockCard': { as: 'committee', payload: { ...here, householdId: '<household>' } },
  'roster.cards': { as: 'committee', payload: { ...here, householdIds: ['<household>'] } },
  'roster.checkImport': { as: 'committee', payload: { ...here, fileId: '<uploaded roster>' } },
  'roster.import': { as: 'committee', payload: { ...here, importId: '<checked import>' } },
  'roster.importState': { as: 'committee', payload: { ...here, importId: '<checked import>' } },
  'roster.template': { as: 'committee', payload: here },
  'roster.export': { as: 'committee', payload: { ...here, kind: 'csv' } },
  'roster.addPerson': {
    as: 'committee',
    payload: {
      ...here,
      householdId: '<household>',
      name: '张小禾',
      relation: '女儿',
      phone: '',
      birth: '2014-06',
    },
  },
  'roster.changePerson': {
    as: 'committee',
    payload: { ...here, residentId: '<neighbour>', phone: '无' },
  },
  'roster.personLeft': {
    as: 'committee',
    payload: { ...here, residentId: '<lodger>', how: 'movedOut' },
  },
  'roster.personBack': { as: 'committee', payload: { ...here, residentId: '<gone>' } },
  'roster.movePerson': {
    as: 'committee',
    payload: { ...here, residentIds: ['<lodger>'], householdId: '<household>' },
  },
  'roster.split': {
    as: 'committee',
    payload: { ...here, residentIds: ['<lodger>'], groupId: '<empty group>', number: '21' },
  },
  'roster.addHousehold': {
    as: 'committee',
    payload: {
      ...here,
      groupId: '<empty group>',
      number: '22',
      name: '孙德海',
      phone: '13911112222',
      birth: '1968-03',
    },
  },
  'roster.changeHousehold': {
    as: 'committee',
    payload: { ...here, householdId: '<household>', number: '23' },
  },
  'roster.closeHousehold': {
    as: 'committee',
    payload: { ...here, householdId: "<neighbour's household>" },
  },
  'roster.agreeOnPaper': {
    as: 'committee',
    payload: { ...here, residentId: '<neighbour>', signedOn: '2026-10-20' },
  },
  'roster.endPaper': { as: 'committee', payload: { ...here, residentId: '<agreed on paper>' } },
  'session.me': { as: 'visitor', payload: {} },
  'home.household': { as: 'villager', payload: here },
  'home.naming': { as: 'villager', payload: here },
  'home.allowName': { as: 'villager', payload: { ...here, residentId: '<resident>', on: true } },
  'home.hideName': { as: 'villager', payload: { ...here, on: true } },
  'roster.find': { as: 'recorder', payload: { ...here, text: '张' } },
  'session.bind': { as: 'visitor', payload: { cardCode: '<card>', proof: '583017' } },
  'session.waits': { as: 'visitor', payload: { proposalId: '<waiting sign-in>' } },
  'session.bindByPhone': { as: 'villager', payload: { phoneCode: '<phone code>' } },
  'session.setSecret': { as: 'villager', payload: { ...here, secret: '903174' } },
  'session.bindings': { as: 'villager', payload: here },
  'session.endBinding': { as: 'villager', payload: { ...here, bindingId: '<binding>' } },
  'session.signOut': { as: 'visitor', payload: {} },
  'settings.read': { as: 'committee', payload: here },
  'settings.change': { as: 'committee', payload: { ...here, version: 0, claimDays: 20 } },
  'settings.nameGroup': { as: 'committee', payload: { ...here, version: 0, name: '河东组' } },
  'settings.removeGroup': {
    as: 'committee',
    payload: { ...here, version: 0, groupId: '<empty group>' },
  },
  'settings.giveRoles': {
    as: 'committee',
    payload: { ...here, version: 0, residentId: '<resident>', roles: ['recorder'] },
  },
  'settings.near': { as: 'reviewer', payload: { ...here, text: '张' } },
  'settings.stateNear': { as: 'reviewer', payload: { ...here, householdIds: ['<household>'] } },
  'settings.restoreHolder': {
    as: 'town',
    payload: {
      ...here,
      name: '<name of the holder>',
      phone: '13800002046',
      reason: '手机号换了，登录不了',
    },
  },
  'settings.dataOffice': { as: 'visitor', payload: here },
  'settings.setDataOffice': {
    as: 'county',
    payload: {
      ...here,
      body: '云岭县民政局',
      phone: '0312-7221234',
      address: '云岭县政务大厅三楼',
      hours: '工作日 9 到 17 点',
    },
  },
  'proposals.waiting': { as: 'committee', payload: here },
  'proposals.confirm': { as: 'town', payload: { ...here, proposalId: '<proposal>' } },
  'proposals.refuse': {
    as: 'town',
    payload: { ...here, proposalId: '<proposal>', reason: '请先开会商量' },
  },
  'proposals.withdraw': { as: 'committee', payload: { ...here, proposalId: '<proposal>' } },
  'settings.changes': { as: 'supervisor', payload: here },
  'rules.inForce': { as: 'visitor', payload: here },
  'rules.adopt': {
    as: 'committee',
    payload: {
      ...here,
      effectiveFrom: '2027-01-01',
      note: '村民会议通过',
      items: [
        {
          id: 'sweep',
          category: '生态',
          name: '清扫村道',
          kind: 'award',
          points: { kind: 'fixed', value: 5 },
          per: 'time',
          filers: ['villager', 'recorder'],
          needsNote: false,
          caps: [{ amount: 20, unit: 'points', per: 'month', of: 'household' }],
        },
      ],
    },
  },
  'deeds.file': {
    as: 'recorder',
    payload: {
      ...here,
      itemId: 'sweep',
      householdId: '<household>',
      doneOn: '2026-11-01',
      note: '扫了村口到井边的路',
    },
  },
  'deeds.room': {
    as: 'recorder',
    payload: { ...here, itemId: 'sweep', householdId: '<household>', doneOn: '2026-11-01' },
  },
  'deeds.approve': { as: 'reviewer', payload: { ...here, deedId: '<filed deed>' } },
  'deeds.reject': {
    as: 'reviewer',
    payload: { ...here, deedId: '<filed deed>', reason: '日期不对，请改了再报' },
  },
  'deeds.withdraw': { as: 'recorder', payload: { ...here, deedId: '<filed deed>' } },
  'deeds.takeBack': {
    as: 'reviewer',
    payload: { ...here, deedId: '<public deed>', reason: '分值选错了，重新审' },
  },
  'deeds.retract': { as: 'villager', payload: { ...here, deedId: '<objected deed>' } },
  'deeds.object': {
    as: 'villager',
    payload: { ...here, deedId: '<public deed>', text: '那天没有看见有人扫' },
  },
  'deeds.objectFor': {
    as: 'recorder',
    payload: {
      ...here,
      deedId: '<public claim>',
      residentId: '<neighbour>',
      text: '那天没有看见有人扫',
      heard: true,
    },
  },
  'deeds.answer': {
    as: 'supervisor',
    payload: {
      ...here,
      objectionId: '<objection>',
      decision: 'dismissed',
      reason: '问过邻居，确实扫了',
    },
  },
  'deeds.objections': { as: 'supervisor', payload: here },
  'deeds.read': { as: 'visitor', payload: { ...here, deedId: '<public deed>' } },
  'deeds.todo': { as: 'reviewer', payload: here },
  'deeds.inPublicity': { as: 'visitor', payload: here },
  'deeds.mine': { as: 'villager', payload: { ...here, pending: true } },
  'deeds.filed': { as: 'recorder', payload: here },
  'ledger.account': { as: 'villager', payload: here },
  'ledger.history': { as: 'villager', payload: { ...here, accountId: '<account>', limit: 20 } },
  'ledger.verify': { as: 'villager', payload: { ...here, accountId: '<account>' } },
  'ledger.verifyVillage': { as: 'supervisor', payload: here },
  'ranking.page': { as: 'visitor', payload: { ...here, kind: 'month', from: 0 } },
  'aspirations.post': {
    as: 'villager',
    payload: {
      ...here,
      householdId: '<household>',
      category: '种养',
      goal: '栽两亩柿子',
      by: '2027-10-01',
      steps: ['选苗', '挖坑', '栽上'],
    },
  },
  'aspirations.progress': {
    as: 'villager',
    payload: { ...here, aspirationId: '<aspiration>', note: '苗选好了' },
  },
  'aspirations.withdraw': { as: 'villager', payload: { ...here, aspirationId: '<aspiration>' } },
  'aspirations.cheer': { as: 'recorder', payload: { ...here, aspirationId: '<aspiration>' } },
  'aspirations.uncheer': { as: 'villager', payload: { ...here, aspirationId: '<cheered goal>' } },
  'aspirations.reached': { as: 'visitor', payload: here },
  'aspirations.list': { as: 'visitor', payload: here },
  'aspirations.read': { as: 'visitor', payload: { ...here, aspirationId: '<aspiration>' } },
  'honours.post': {
    as: 'committee',
    payload: {
      ...here,
      title: '最美庭院',
      householdId: '<household>',
      citation: '院子整洁，一年四季有花',
      awardedOn: '2026-10-01',
      issuer: '岭头村村民委员会',
      consent: true,
    },
  },
  'honours.withdraw': {
    as: 'committee',
    payload: { ...here, honourId: '<honour>', reason: '授予有误' },
  },
  'honours.list': { as: 'visitor', payload: here },
  'honours.read': { as: 'visitor', payload: { ...here, honourId: '<honour>' } },
  'inbox.list': { as: 'villager', payload: here },
  'inbox.read': { as: 'villager', payload: { ...here, noticeId: '<notice>' } },
  'inbox.subscribe': { as: 'villager', payload: { ...here, kinds: ['deed.decided'] } },
  'files.promise': { as: 'villager', payload: { ...here, purpose: 'photo', bytes: 240_000 } },
  'activities.publish': { as: 'recorder', payload: { ...here, ...cleaning } },
  'activities.edit': {
    as: 'recorder',
    payload: {
      ...here,
      ...cleaning,
      activityId: '<activity>',
      version: 1,
      shifts: [{ ...cleaningShift, shiftId: '<shift>', capacity: 8 }],
    },
  },
  'activities.cancel': {
    as: 'recorder',
    payload: { ...here, activityId: '<activity>', reason: '下雨，改到下周' },
  },
  'activities.signUp': {
    as: 'recorder',
    payload: { ...here, shiftId: '<shift>', residentId: '<neighbour>' },
  },
  'activities.leave': {
    as: 'villager',
    payload: { ...here, shiftId: '<shift>', residentId: '<resident>' },
  },
  'activities.confirm': {
    as: 'recorder',
    payload: { ...here, shiftId: '<shift>', came: [{ residentId: '<resident>' }] },
  },
  'activities.list': { as: 'visitor', payload: here },
  'activities.read': { as: 'visitor', payload: { ...here, activityId: '<activity>' } },
  'activities.attendees': { as: 'recorder', payload: { ...here, shiftId: '<shift>' } },
  'activities.mine': { as: 'villager', payload: here },
  'activities.month': { as: 'villager', payload: { ...here, month: '2026-11-01' } },
  'photos.add': { as: 'villager', payload: { ...here, fileId: '<uploaded photo>' } },
  'codes.card': { as: 'villager', payload: { ...here, householdId: '<household>' } },
  'codes.honour': { as: 'visitor', payload: { ...here, honourId: '<honour>' } },
  'codes.village': { as: 'visitor', payload: { ...here, openedAt: 'https://zhiqi.example' } },
  'codes.open': { as: 'visitor', payload: { scene: 'cK7QM3F2P' } },
  'checks.todo': { as: 'committee', payload: here },
  'checks.decide': {
    as: 'committee',
    payload: { ...here, checkId: '<held text>', decision: 'show' },
  },
  'session.askCode': { as: 'visitor', payload: { browser: 'Chrome', system: 'Windows' } },
  'session.look': { as: 'villager', payload: { code: '<web code>' } },
  'session.confirm': { as: 'villager', payload: { code: '<web code>' } },
  'session.collect': {
    as: 'visitor',
    payload: { code: '<web code>', secret: '<secret of the web code>' },
  },
  'session.list': { as: 'villager', payload: {} },
  'session.officers': { as: 'town', payload: here },
  'session.endOfficer': {
    as: 'county',
    payload: { ...here, officerId: '<officer>', reason: '调走了' },
  },
  'session.end': { as: 'villager', payload: { sessionId: '<web session>' } },
  'user.change': { as: 'villager', payload: { ...here, nickname: '柿子树' } },
  'user.erase': { as: 'villager', payload: {} },
  'demo.people': { as: 'visitor', payload: {} },
  'demo.signIn': { as: 'visitor', payload: { personId: '<resident>' } },
  'demo.passDay': { as: 'visitor', payload: {} },
}
