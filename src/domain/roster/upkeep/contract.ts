import * as z from 'zod/mini'
import { command, done, inVillage } from '../../common/contract'
import { day, id, oneOf } from '../../common/fields'
import { birth, name, number, phone, relation } from './fields'

const who = ['committee'] as const

/** Of the household that goes on without its head. */
const newHeadId = z.optional(id('新户主'))

const together = z
  .array(id('家里人'), { error: '请选择谁走' })
  .check(z.minLength(1, '请选择谁走'), z.maxLength(30, '一次最多 30 人'))

const person = {
  name,
  phone: z._default(phone, ''),
  birth: z._default(birth, ''),
}

/** What holds of every roster, and what may come between: an import that is written, or somebody who was quicker. */
const always = [
  'IMPORT_RUNNING',
  'LAST_PHONE',
  'NAME_TWICE',
  'NUMBER_TAKEN',
  'PHONE_ACROSS',
  'ROSTER_CHANGED',
] as const

export const rosterUpkeepContract = {
  'roster.addPerson': command({
    about: 'Adds somebody to a household; one of that name who had left it is back',
    who,
    request: inVillage({
      householdId: id('家庭'),
      ...person,
      relation: z._default(relation, ''),
    }),
    answer: z.object({ residentId: z.string() }),
    refusals: [...always, 'BIRTH_AHEAD', 'HOUSEHOLD_NOT_FOUND'],
  }),
  'roster.changePerson': command({
    about: 'Changes name, phone, relation or birthday of somebody; what is left out stays',
    who,
    request: inVillage({
      residentId: id('村民'),
      name: z.optional(name),
      /** Empty: has none any more. */
      phone: z.optional(phone),
      relation: z.optional(relation),
      birth: z.optional(birth),
    }),
    answer: z.object({
      /** Of a role holder, the phone stays until that second person agrees. */
      waitsFor: z.optional(z.enum(['village', 'town'])),
    }),
    refusals: [
      ...always,
      'BIRTH_AHEAD',
      'HEAD_RELATED',
      'HOLDER_RENAMED',
      'NOTHING_CHANGED',
      'PHONE_WAITS',
      'RESIDENT_NOT_FOUND',
    ],
  }),
  'roster.personLeft': command({
    about: 'Somebody died or moved away; coming places in activities are given up, points stay',
    who,
    request: inVillage({
      residentId: id('村民'),
      how: oneOf('出了什么事', ['died', 'movedOut']),
      on: z.optional(day('哪天起')),
      newHeadId,
    }),
    answer: done,
    refusals: [
      ...always,
      'HEAD_NEEDED',
      'HOLDER_LEAVES',
      'LEFT_AHEAD',
      'LEFT_LONG_AGO',
      'RESIDENT_NOT_FOUND',
    ],
  }),
  'roster.personBack': command({
    about: 'Somebody who had left is back in the same household, as the same person',
    who,
    request: inVillage({ residentId: id('村民') }),
    answer: done,
    refusals: [...always, 'NOTHING_CHANGED', 'RESIDENT_NOT_FOUND'],
  }),
  'roster.movePerson': command({
    about:
      'People of one household move to another; role, sign-in and filed deeds go along, points stay',
    who,
    request: inVillage({ residentIds: together, householdId: id('家庭'), newHeadId }),
    answer: done,
    refusals: [
      ...always,
      'HEAD_NEEDED',
      'HOUSEHOLD_NOT_FOUND',
      'NOTHING_CHANGED',
      'NOT_TOGETHER',
      'RESIDENT_NOT_FOUND',
    ],
  }),
  'roster.split': command({
    about: 'A household splits: the first of those named becomes head of a new one, points stay',
    who,
    request: inVillage({ residentIds: together, groupId: id('组'), number, newHeadId }),
    answer: z.object({ householdId: z.string() }),
    refusals: [
      ...always,
      'GROUP_NOT_FOUND',
      'HEAD_NEEDED',
      'NOT_TOGETHER',
      'RESIDENT_NOT_FOUND',
      'SPLIT_OF_ALL',
    ],
  }),
  'roster.addHousehold': command({
    about: 'Adds a household with its head',
    who,
    request: inVillage({ groupId: id('组'), number, ...person }),
    answer: z.object({ householdId: z.string() }),
    refusals: [...always, 'BIRTH_AHEAD', 'GROUP_NOT_FOUND'],
  }),
  'roster.changeHousehold': command({
    about: 'Changes group, number or head of a household; card and points stay',
    who,
    request: inVillage({
      householdId: id('家庭'),
      groupId: z.optional(id('组')),
      number: z.optional(number),
      headId: z.optional(id('户主')),
    }),
    answer: done,
    refusals: [
      ...always,
      'GROUP_NOT_FOUND',
      'HEAD_NEEDED',
      'HOUSEHOLD_NOT_FOUND',
      'NOTHING_CHANGED',
    ],
  }),
  'roster.closeHousehold': command({
    about: 'All who are left of a household move away; its account stays to be read',
    who,
    request: inVillage({ householdId: id('家庭'), on: z.optional(day('哪天起')) }),
    answer: done,
    refusals: [...always, 'HOLDER_LEAVES', 'HOUSEHOLD_NOT_FOUND', 'LEFT_AHEAD', 'LEFT_LONG_AGO'],
  }),
  'roster.agreeOnPaper': command({
    about:
      'Somebody without a phone agreed on paper that the full name is shown; the village keeps the paper',
    who,
    request: inVillage({ residentId: id('村民'), signedOn: day('纸上的日子') }),
    answer: done,
    refusals: [
      'NAME_AGE_UNKNOWN',
      'NAME_OF_CHILD',
      'NAME_STANDS',
      'PAPER_AHEAD',
      'PAPER_LONG_AGO',
      'PAPER_OUTDATED',
      'PAPER_OWN',
      'RESIDENT_NOT_FOUND',
    ],
  }),
  'roster.endPaper': command({
    about: 'Takes back what somebody agreed to on paper, as the household itself may',
    who,
    request: inVillage({ residentId: id('村民') }),
    answer: done,
    refusals: ['PAPER_NONE', 'RESIDENT_NOT_FOUND'],
  }),
} as const

export const rosterUpkeepErrors = {
  ROSTER_CHANGED: '名册刚被别人改过，请刷新再改',
  BIRTH_AHEAD: '出生日期还没到，请核对',
  NAME_TWICE: '这一户已有同名的人，请核对',
  NUMBER_TAKEN: '这个组已有这个户号，请换一个',
  PHONE_ACROSS: '这个号码别的户在用，不同的户不能共用，请改一个，或空着',
  LAST_PHONE: '去掉这个号码，村委就没人能登录了，请写上号码',
  HOLDER_RENAMED: '有职务的人不能改名，请先在设置里换人担任',
  PHONE_WAITS: '这位的手机号已经在等另一位同意，先等定了再改',
  HOLDER_LEAVES: '有职务的人不能移出，请先在设置里换人担任',
  HEAD_RELATED: '户主不写关系，要换户主请用“换户主”',
  HEAD_NEEDED: '户主走了，请选家里谁当户主',
  LEFT_AHEAD: '日子还没到，请选今天或以前',
  LEFT_LONG_AGO: '最多写一年以前，请核对日子',
  NOT_TOGETHER: '一起走的要是同一户的人，请重新选',
  SPLIT_OF_ALL: '全家都走不是分户，请用“改门牌”',
  NAME_STANDS: '这位已经同意写全名了，不用再记',
  PAPER_AHEAD: '纸上的日子还没到，请核对',
  PAPER_LONG_AGO: '这张纸一年多了，请本人重新签一张',
  PAPER_OUTDATED: '签这张纸以后收回过，请本人重新签一张',
  PAPER_OWN: '自己家和近亲家的，请别的村委来记',
  PAPER_NONE: '没有纸上同意可收回，请刷新',
} as const
