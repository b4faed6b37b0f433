import * as z from 'zod/mini'
import { sure } from '../common/asked'
import { command, inVillage, query } from '../common/contract'
import { day, id, oneOf, optionalText, pageSize, quantity, text, whole } from '../common/fields'
import { photoIds, photoView } from '../photos/contract'
import { photosMax } from '../photos/limits'
import { deedsLimits } from './limits'
import { deedStates } from './states'

const capRoom = z.object({
  unit: z.enum(['points', 'hours']),
  per: z.enum(['activity', 'day', 'week', 'month', 'year']),
  of: z.enum(['household', 'person']),
  limit: z.number(),
  /** By what was approved, and by what waits for review. */
  used: z.number(),
})

const cut = z.object({
  unit: z.enum(['points', 'hours']),
  per: z.enum(['activity', 'day', 'week', 'month', 'year']),
  of: z.enum(['household', 'person']),
  limit: z.number(),
  /** Already used in that span before this deed. */
  used: z.number(),
  /** What this cap leaves of the deed, in the cap's unit. */
  left: z.number(),
})
/** Why a deed counts less than its rule says. */
export type Cut = z.infer<typeof cut>

const deedView = z.object({
  deedId: z.string(),
  /** The town officer's list holds deeds of several villages. */
  villageId: z.string(),
  state: z.enum(deedStates),
  kind: z.enum(['award', 'deduct']),
  /** The filer's words, else the name of the rule item. */
  title: z.string(),
  /** WeChat has not let the filer's words pass: whoever reviews looks closely. Others see the item's name. */
  checking: z.optional(z.boolean()),
  item: z.string(),
  category: z.string(),
  per: z.enum(['time', 'hour', 'piece']),
  quantity: z.number(),
  /** Household as the caller may see it, with 户. */
  household: z.string(),
  group: z.string(),
  /** House number, to whoever decides on it. */
  number: z.optional(z.string()),
  /** Doer as the caller may see it; null where the household as a whole did it. */
  doer: z.nullable(z.string()),
  doneOn: z.string(),
  /** Signed: what it is worth by the rule, before caps. Null while the reviewer has to pick in a range. */
  claimed: z.nullable(z.number()),
  /** Signed: what it counts, or would count if approved now. */
  points: z.nullable(z.number()),
  cuts: z.array(cut),
  range: z.nullable(z.object({ from: z.number(), to: z.number() })),
  filedAt: z.string(),
  filedBy: z.object({ name: z.string(), own: z.boolean() }),
  approvedAt: z.nullable(z.string()),
  /** Objections are open until this instant. */
  endsAt: z.nullable(z.string()),
  postedAt: z.nullable(z.string()),
  rejection: z.nullable(z.string()),
  /** Why a reviewer took the last approval back, while it waits for review again. */
  takenBack: z.optional(z.string()),
  /** What was asked about when it was filed, and said to be right: to those who answer for it. */
  asked: z.optional(z.array(z.string())),
  /** In the list of what is in publicity, the first that the caller may see. */
  photo: z.optional(photoView),
  /** It concerns the caller's own household. */
  mine: z.boolean(),
})
export type DeedView = z.infer<typeof deedView>

const review = z.object({
  may: z.boolean(),
  /** Why not: own household, own filing. */
  why: z.nullable(z.enum(['OWN_HOUSEHOLD', 'OWN_FILING'])),
  /** Who can instead, as the caller may see their names. */
  others: z.array(z.string()),
  /** Nobody in the village qualifies: the town officer decides. */
  substitute: z.boolean(),
})

/** What may be the same thing, beside what waits for review. */
const alike = z.object({
  deedId: z.string(),
  title: z.string(),
  doer: z.nullable(z.string()),
  doneOn: z.string(),
  state: z.enum(deedStates),
  /** What it counts, signed, once it was approved. */
  points: z.optional(z.number()),
})
export type AlikeView = z.infer<typeof alike>

const todoRow = z.object({
  deed: deedView,
  review,
  photos: z.array(photoView),
  alike: z.optional(z.array(alike)),
  /** The caller may decide on it with others at one tap. */
  together: z.optional(z.boolean()),
})
export type TodoRow = z.infer<typeof todoRow>

/** To whoever answers the objection, and to whoever made it; `address` runs out within the hour. */
const voiceView = z.object({ seconds: z.number(), address: z.string() })
export type VoiceView = z.infer<typeof voiceView>

/** What somebody wrote or said against a deed, and what came of it. */
const ownObjection = z.object({
  text: z.string(),
  voice: z.optional(voiceView),
  at: z.string(),
  state: z.enum(['open', 'upheld', 'dismissed', 'withdrawn', 'lapsed']),
  /** The recorder who wrote it down for them. */
  scribe: z.optional(z.string()),
  answer: z.optional(
    z.object({
      reason: z.string(),
      at: z.string(),
      /** The supervisor; null where the town answered. */
      by: z.nullable(z.string()),
      checking: z.optional(z.boolean()),
    }),
  ),
})
export type OwnObjection = z.infer<typeof ownObjection>

/** What a recorder wrote down for somebody: whom to tell the answer, whole. */
const writtenObjection = z.extend(ownObjection, {
  objectionId: z.string(),
  who: z.string(),
  place: z.string(),
})
export type WrittenObjection = z.infer<typeof writtenObjection>

const story = z.object({
  deed: deedView,
  /** None where the caller may not see them: visitors never do. */
  photos: z.array(photoView),
  rule: z.object({ version: z.number(), name: z.string(), number: z.number() }),
  approvedBy: z.nullable(z.string()),
  substitute: z.boolean(),
  rejectedBy: z.nullable(z.string()),
  rejectedAt: z.nullable(z.string()),
  withdrawnAt: z.nullable(z.string()),
  reversedAt: z.nullable(z.string()),
  account: z.string(),
  /** The ledger entry it became; only the household and the supervisor see it. */
  entry: z.nullable(z.object({ accountId: z.string(), seq: z.number(), hash: z.string() })),
  /** The supervisor's answers; who objected is never told. */
  answers: z.array(
    z.object({
      decision: z.enum(['upheld', 'dismissed']),
      reason: z.string(),
      checking: z.optional(z.boolean()),
      at: z.string(),
    }),
  ),
  openObjections: z.number(),
  /** To whoever objected and waits: the last day for the answer. */
  answerBy: z.optional(z.string()),
  /** To whoever objected: what they wrote or said, and what came of it. */
  objection: z.optional(ownObjection),
  /** To a recorder who wrote some down for others, newest first. */
  written: z.optional(z.array(writtenObjection)),
  /** To whoever may object: the supervisors who would answer. */
  answerers: z.optional(z.array(z.string())),
  /** To them too: the recorders who would write it down, those of the own group first. */
  scribes: z.optional(z.array(z.object({ name: z.string(), group: z.string() }))),
  can: z.object({
    withdraw: z.boolean(),
    approve: z.boolean(),
    object: z.boolean(),
    /** Write down, as a recorder, what somebody else objects to. */
    objectFor: z.optional(z.boolean()),
    /** Take the approval back. */
    takeBack: z.optional(z.boolean()),
    /** Take the own objection back. */
    retract: z.optional(z.boolean()),
  }),
  /** To whoever filed it, once it was rejected: what the form starts with when it is filed anew. */
  again: z.nullable(
    z.object({
      itemId: z.string(),
      householdId: z.string(),
      doerId: z.nullable(z.string()),
      quantity: z.number(),
      note: z.string(),
    }),
  ),
  /** It was rejected and filed anew. */
  refiledAs: z.nullable(z.string()),
  review,
  /** To whoever may review it. */
  alike: z.optional(z.array(alike)),
})
export type DeedStory = z.infer<typeof story>

const objectionRow = z.object({
  objectionId: z.string(),
  deed: deedView,
  /** Empty where it was only said. */
  text: z.string(),
  voice: z.optional(voiceView),
  /** WeChat has not let the text or the recording pass: who answers looks and listens closely. */
  checking: z.optional(z.boolean()),
  /** Who objected, whole: to the supervisor who answers, and to nobody else. */
  by: z.nullable(z.string()),
  /** Group and house number of whoever objected, with the name. */
  byPlace: z.optional(z.string()),
  /** The recorder who wrote it down and read it back, with the name. */
  scribe: z.optional(z.string()),
  at: z.string(),
  /** The last day for the supervisor; later the town answers too. */
  answerBy: z.string(),
  overdue: z.boolean(),
  /** Of whom it is, to the town, whose list holds those of several. */
  village: z.optional(z.string()),
})
export type ObjectionRow = z.infer<typeof objectionRow>

const page = z.object({ deeds: z.array(deedView), after: z.nullable(z.string()) })

/** Of whatever a reviewer decides on a deed. */
const reviewRefusals = [
  'DEED_NOT_FOUND',
  'DEED_STATE',
  'GOES_TO_TOWN',
  'NOT_SUBSTITUTE',
  'OWN_FILING',
  'OWN_HOUSEHOLD',
] as const

export const deedsContract = {
  'deeds.file': command({
    about: 'Files a deed: an own claim, or by a recorder for somebody else',
    who: ['villager'],
    request: inVillage({
      itemId: id('细则'),
      householdId: id('农户'),
      /** Whoever did it; needed where the village counts by resident. */
      doerId: z.optional(id('做事的人')),
      doneOn: day('哪天做的'),
      quantity: z._default(quantity('数量'), 1),
      note: optionalText('做了什么', deedsLimits.note.max),
      photoIds: photoIds(photosMax.deed),
      /** A rejected deed that is filed anew: its photos go over. */
      insteadOf: z.optional(id('原来那件')),
      sure,
    }),
    answer: z.object({
      deedId: z.string(),
      /** Nobody in the village may review it: it went to the town officer. */
      substitute: z.boolean(),
      points: z.nullable(z.number()),
    }),
    refusals: [
      'ANSWER_FIRST',
      'DEEDS_ENOUGH_TODAY',
      'DEED_IN_FUTURE',
      'DEED_NOT_FOUND',
      'DEED_TOO_OLD',
      'DOER_NEEDED',
      'DOER_NOT_IN_HOUSEHOLD',
      'HOUSEHOLD_NOT_FOUND',
      'ITEM_NOT_FOR_RECORDER',
      'ITEM_NOT_FOUND',
      'ITEM_NOT_YOURS',
      'NOTE_NEEDED',
      'NOT_YOUR_HOUSEHOLD',
      'PHOTO_NEEDED',
      'PHOTO_NOT_YOURS',
      'PHOTO_RISKY',
      'PHOTO_USED',
      'QUANTITY_WHOLE',
      'REFILED_ALREADY',
      'SUPERVISOR_MAY_NOT_FILE',
      'TEXT_RISKY',
    ],
  }),
  'deeds.room': query({
    about:
      'What is taken of the caps of a rule item, and whether a deed like it is there, before one is filed',
    who: ['villager'],
    request: inVillage({
      itemId: id('细则'),
      householdId: id('农户'),
      doerId: z.optional(id('做事的人')),
      doneOn: day('哪天做的'),
    }),
    answer: z.object({
      caps: z.array(capRoom),
      /** What the form asks before it sends: one like it is there. Its id then goes into `sure`. */
      alike: z.optional(z.object({ id: z.string(), words: z.string() })),
    }),
    refusals: ['HOUSEHOLD_NOT_FOUND', 'ITEM_NOT_FOUND', 'NOT_YOUR_HOUSEHOLD'],
  }),
  'deeds.approve': command({
    about: 'Approves a filed deed; publicity starts',
    who: ['reviewer', 'town'],
    request: inVillage({
      deedId: id('事迹'),
      /** The reviewer's pick where the rule gives a range. */
      points: z.optional(whole('分值', { min: 1, max: 10_000 })),
      /** One of several at one tap: refused where it wants a look of its own. */
      together: z.optional(z.boolean()),
    }),
    answer: z.object({ points: z.number(), cuts: z.array(cut), endsAt: z.string() }),
    refusals: [
      ...reviewRefusals,
      'ITEM_NOT_FOUND',
      'LOOK_CLOSELY',
      'PICK_NOT_NEEDED',
      'PICK_OUT_OF_RANGE',
      'PICK_POINTS',
    ],
  }),
  'deeds.reject': command({
    about: 'Sends a filed deed back with a reason',
    who: ['reviewer', 'town'],
    request: inVillage({ deedId: id('事迹'), reason: text('退回原因', deedsLimits.rejection) }),
    answer: z.object({}),
    refusals: [...reviewRefusals, 'TEXT_RISKY'],
  }),
  'deeds.withdraw': command({
    about: 'Takes back a deed that the caller filed, until its publicity ends',
    who: ['villager'],
    request: inVillage({ deedId: id('事迹') }),
    answer: z.object({}),
    refusals: ['DEED_NOT_FOUND', 'DEED_STATE', 'NOT_YOUR_DEED', 'WITHDRAW_CLOSED'],
  }),
  'deeds.takeBack': command({
    about:
      'Takes an approval back with a reason, until publicity ends; the deed waits for review again',
    who: ['reviewer', 'town'],
    request: inVillage({ deedId: id('事迹'), reason: text('撤回原因', deedsLimits.takenBack) }),
    answer: z.object({}),
    refusals: [...reviewRefusals, 'TAKE_BACK_CLOSED', 'TEXT_RISKY'],
  }),
  'deeds.object': command({
    about: 'Objects to a deed in publicity; it is not posted until the supervisor answers',
    who: ['villager'],
    request: inVillage({
      deedId: id('事迹'),
      text: z.optional(text('异议内容', deedsLimits.objection)),
      /** An uploaded recording; one of both is needed. */
      voice: z.optional(
        z.object({ fileId: id('录音'), seconds: whole('录音秒数', deedsLimits.voice) }),
      ),
    }),
    answer: z.object({ answerBy: z.string() }),
    refusals: [
      'DEED_NOT_FOUND',
      'FILE_NOT_ARRIVED',
      'FILE_NOT_YOURS',
      'FILE_TOO_LARGE',
      'OBJECTED_ALREADY',
      'OBJECTIONS_ENOUGH_TODAY',
      'OBJECTION_CLOSED',
      'OBJECTION_EMPTY',
      'OBJECTION_NOT_PUBLIC',
      'TEXT_RISKY',
      'VOICE_KIND',
    ],
  }),
  'deeds.objectFor': command({
    about:
      'Objects for a resident who said it to a recorder and heard it read back; both are kept, and it is the own one of the resident',
    who: ['recorder'],
    request: inVillage({
      deedId: id('事迹'),
      residentId: id('提异议的人'),
      text: text('异议内容', deedsLimits.objection),
      /** The resident heard it and said that it is right. */
      heard: z.literal(true, '先念给本人听，本人说对了再提出'),
    }),
    answer: z.object({ answerBy: z.string() }),
    refusals: [
      'DEED_NOT_FOUND',
      'OBJECTION_CLOSED',
      'OBJECTION_NOT_FOR_THEM',
      'OBJECTION_NOT_PUBLIC',
      'OBJECTOR_UNDER_14',
      'RESIDENT_NOT_FOUND',
      'SCRIBED_ENOUGH_TODAY',
      'SCRIBE_ANSWERS',
      'SCRIBE_CONCERNED',
      'OBJECT_YOURSELF',
      'TEXT_RISKY',
    ],
  }),
  'deeds.retract': command({
    about: 'Takes the own objection back, while nobody has answered it',
    who: ['villager'],
    request: inVillage({ deedId: id('事迹') }),
    answer: z.object({}),
    refusals: ['DEED_STATE', 'OBJECTION_ANSWERED', 'OBJECTION_NOT_FOUND'],
  }),
  'deeds.answer': command({
    about: 'Upholds or dismisses an objection with a reason; upholding it answers all of that deed',
    who: ['supervisor', 'town'],
    request: inVillage({
      objectionId: id('异议'),
      decision: oneOf('处理结果', ['upheld', 'dismissed']),
      reason: text('处理理由', deedsLimits.answer),
    }),
    answer: z.object({}),
    refusals: ['DEED_STATE', 'OBJECTION_ANSWERED', 'OBJECTION_NOT_FOUND', 'TEXT_RISKY'],
  }),
  'deeds.objections': query({
    about:
      'Open objections that the caller may answer, what is due first stands first; to the town those of all its villages',
    who: ['supervisor', 'town'],
    townWide: true,
    request: inVillage({ after: z.optional(id('起点')), limit: pageSize }),
    answer: z.object({ rows: z.array(objectionRow), after: z.nullable(z.string()) }),
    refusals: [],
  }),
  'deeds.read': query({
    about: 'One deed with its story',
    who: ['visitor'],
    request: inVillage({ deedId: id('事迹') }),
    answer: story,
    refusals: ['DEED_NOT_FOUND'],
  }),
  'deeds.todo': query({
    about: 'Filed deeds that wait for review, oldest first',
    who: ['reviewer', 'town'],
    townWide: true,
    request: inVillage({ after: z.optional(id('起点')), limit: pageSize }),
    answer: z.object({ rows: z.array(todoRow), total: z.number(), after: z.nullable(z.string()) }),
    refusals: [],
  }),
  'deeds.inPublicity': query({
    about: 'Awards in publicity now, objected ones included; what ends first stands first',
    who: ['visitor'],
    request: inVillage({ after: z.optional(id('起点')), limit: pageSize }),
    answer: page,
    refusals: [],
  }),
  'deeds.mine': query({
    about: "Deeds of the caller's household, newest first",
    who: ['villager'],
    request: inVillage({
      /** Only what is not settled: filed, in publicity, objected; before it what was sent back lately. */
      pending: z._default(z.boolean(), false),
      after: z.optional(id('起点')),
      limit: pageSize,
    }),
    answer: page,
    refusals: ['OFFICER_HAS_NO_HOUSEHOLD'],
  }),
  'deeds.filed': query({
    about: 'Deeds that the caller filed, newest first',
    who: ['villager'],
    request: inVillage({ after: z.optional(id('起点')), limit: pageSize }),
    answer: page,
    refusals: [],
  }),
} as const

export const deedsErrors = {
  DEEDS_ENOUGH_TODAY: '今天报得够多了，{几时} 起再报',
  OBJECTIONS_ENOUGH_TODAY: '今天提的异议够多了，{几时} 起再提',
  DEED_NOT_FOUND: '没有找到这件事，可能已撤回',
  DEED_STATE: '这件事已经办过了，请返回刷新',
  DEED_IN_FUTURE: '日期还没到，请选今天或以前',
  DEED_TOO_OLD: '过了补报期限，请找村委',
  ITEM_NOT_FOUND: '当天的积分细则里没有这一条，请重新选择',
  ITEM_NOT_YOURS: '这一条只能由记录员报，请找小组长或网格员',
  ITEM_NOT_FOR_RECORDER: '这一条要由本人申报',
  QUANTITY_WHOLE: '次数和件数要填整数',
  REFILED_ALREADY: '这件事已经重新报过了，请到「积分」里看',
  NOTE_NEEDED: '这一条要写清做了什么',
  DOER_NEEDED: '请选择是谁做的',
  DOER_NOT_IN_HOUSEHOLD: '这个人不在这一户，请重新选择',
  HOUSEHOLD_NOT_FOUND: '没有找到这一户，请重新选择',
  NOT_YOUR_HOUSEHOLD: '只有记录员能替别的户申报',
  SUPERVISOR_MAY_NOT_FILE: '监督员不能申报或审核，请由家人或记录员申报',
  OWN_HOUSEHOLD: '与您同户，须由他人审',
  OWN_FILING: '这件事是您报的，须由他人审',
  GOES_TO_TOWN: '村里没有人能审这件事，已交乡镇代审',
  NOT_SUBSTITUTE: '这件事由村里审核，乡镇不用办',
  LOOK_CLOSELY: '这件要单独看，没有一起盖章，请回待办看过再审',
  PICK_POINTS: '这一条要由审核员定分，请先选分值',
  PICK_OUT_OF_RANGE: '分值不在细则的范围里，请重新选择',
  PICK_NOT_NEEDED: '这一条是固定分值，不用选',
  NOT_YOUR_DEED: '只有申报的人能撤回',
  WITHDRAW_CLOSED: '公示期已过，不能撤回；记错了请找村委更正',
  TAKE_BACK_CLOSED: '公示期已过，不能撤回同意；记错了要冲正',
  OBJECTION_CLOSED: '公示期已过，不能再提异议；确有错误请告诉监督员',
  OBJECTION_NOT_PUBLIC: '这件事不在公示中，不能提异议',
  OBJECTED_ALREADY: '您已经提过异议，请等监督员答复',
  OBJECTION_EMPTY: '请写明哪里不对，或说一段话',
  VOICE_KIND: '这段录音放不出来，请重新说一遍，或改成写',
  OBJECTION_NOT_FOR_THEM: '这位现在不能再对这件提，请他本人当面问监督员',
  OBJECTOR_UNDER_14: '未满 14 岁不能提异议，请家里大人来提',
  SCRIBE_ANSWERS: '监督员、审核员和村委不能替人写异议，请换一位记录员',
  SCRIBE_CONCERNED: '这件与您或您的近亲有关，请换一位记录员来写',
  OBJECT_YOURSELF: '这是您自己，请在「我有异议」里自己提',
  SCRIBED_ENOUGH_TODAY: '今天替人写的异议够多了，{几时} 起再写，或请换一位记录员',
  OBJECTION_NOT_FOUND: '没有找到您能办的这条异议，请返回刷新',
  OBJECTION_ANSWERED: '这条异议已经答复过了',
} as const
