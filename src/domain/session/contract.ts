import * as z from 'zod/mini'
import { command, done, inVillage, query, refuseUnknown, roles } from '../common/contract'
import { id, oneOf, text } from '../common/fields'
import { messageKinds } from '../common/told'
import { browsers, systems } from './browsers'
import { cardCodeMax, officerReason, onceDigits, secretDigits } from './limits'

const digits = z
  .string({ error: '请填网页上的六位数字' })
  .check(z.regex(/^\d{6}$/, '请填网页上的六位数字'))

const secret = z
  .string({ error: '请刷新网页，换一个码' })
  .check(z.regex(/^[\w-]{43}$/, '请刷新网页，换一个码'))

/** What it is, is known of a browser alone: it says so itself. */
const browser = z.strictObject(
  { browser: oneOf('浏览器', browsers), system: oneOf('系统', systems) },
  { error: refuseUnknown },
)

const ownSecret = z
  .string({ error: '请填六位数字的口令' })
  .check(z.regex(new RegExp(`^\\d{${String(secretDigits)}}$`), '口令是六位数字'))

const proof = z
  .string({ error: '请填口令或登录码' })
  .check(
    z.regex(
      new RegExp(`^(\\d{${String(secretDigits)}}|\\d{${String(onceDigits)}})$`),
      '口令是六位数字，纸上的登录码是八位数字',
    ),
  )

const asking = z.object({
  /** Chrome · Windows */
  browser: z.string(),
  askedAt: z.string(),
})

const webSession = z.object({
  sessionId: z.string(),
  browser: z.string(),
  createdAt: z.string(),
  /** The one that asks. */
  current: z.boolean(),
})
export type WebSession = z.infer<typeof webSession>

const strict = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, { error: refuseUnknown })

const identity = z.object({
  villageId: z.string(),
  villageName: z.string(),
  personId: z.string(),
  name: z.string(),
  kind: z.enum(['resident', 'town', 'county']),
  householdId: z.nullable(z.string()),
  roles: z.array(z.enum(roles)),
  /** Calls not open to every villager that this person may make here. */
  may: z.optional(z.array(z.string())),
  /** Notices of the household that this person has not seen. */
  unread: z.number(),
  /** Texts and photos on which this person may have to decide. */
  checks: z.optional(z.number()),
  /** The household, or the officer, has no secret yet and is asked to set one. */
  secretWanted: z.optional(z.boolean()),
  /** What waits for this person's agreement as the second one. */
  confirms: z.optional(z.number()),
  /** Of the county: nobody is named yet who answers for the data. */
  officeUnset: z.optional(z.boolean()),
})
/** One village in which the caller acts, and as whom. */
export type Identity = z.infer<typeof identity>

const waiting = z.object({
  proposalId: z.string(),
  /** As whom, as anybody may read it. */
  name: z.string(),
  village: z.string(),
  state: z.enum(['open', 'confirmed', 'refused', 'withdrawn', 'lapsed']),
  /** Why somebody did not agree. */
  reason: z.string(),
  /** Who of the committee may agree; none: the town. */
  others: z.array(z.string()),
  /** The last day on which somebody may. */
  lastDay: z.string(),
})
/** A sign-in to somebody with a role, until a second person agrees. */
export type WaitingSignIn = z.infer<typeof waiting>

const binding = z.object({
  bindingId: z.string(),
  /** As whom. */
  personId: z.string(),
  name: z.string(),
  by: z.enum(['wechat', 'web']),
  /** Chrome · Windows; empty where it is not known. */
  device: z.string(),
  /** Unknown of what an earlier version bound. */
  since: z.nullable(z.string()),
  /** The day on which it was last used. */
  lastOn: z.nullable(z.string()),
  /** The one that asks. */
  current: z.boolean(),
  /** Browsers that were signed in with it by code. */
  browsers: z.array(z.string()),
})
export type BindingView = z.infer<typeof binding>

const officerRow = z.object({
  officerId: z.string(),
  name: z.string(),
  level: z.enum(['town', 'county']),
  /** The town's or the county's name. */
  place: z.string(),
  /** Has signed in, and can act. */
  signedIn: z.boolean(),
  me: z.boolean(),
  /** By whom of the county, when and why the card was ended. */
  ended: z.nullable(z.object({ on: z.string(), by: z.string(), reason: z.string() })),
})
export type OfficerRow = z.infer<typeof officerRow>

export const sessionContract = {
  'session.me': query({
    about: 'Who the caller is, in each village',
    who: ['visitor'],
    request: z.strictObject({}, { error: refuseUnknown }),
    answer: z.object({
      signedIn: z.boolean(),
      demo: z.boolean(),
      /** The server's day, which in a demo runs ahead of the phone's. */
      today: z.string(),
      identities: z.array(identity),
      /** Of the county or a town, also while it has no village yet. */
      officer: z.optional(z.object({ level: z.enum(['town', 'county']), place: z.string() })),
      /** In WeChat: messages that this installation can send, with the templates to ask consent for. */
      messages: z.optional(
        z.array(z.object({ kind: z.enum(messageKinds), templateId: z.string() })),
      ),
    }),
    refusals: [],
  }),
  'session.bind': command({
    about:
      'Binds the caller to a resident: household card and the household’s own secret; the first time the one-time code on its paper, and then the secret is set',
    who: ['visitor'],
    request: strict({
      cardCode: text('卡号', { max: cardCodeMax, anyNumber: true }),
      /** The secret of six digits, or the one-time code of eight. Apps of the release before send none, and are told. */
      proof: z.optional(proof),
      residentId: z.optional(id('家庭成员')),
      /** A help to find the person where there are several, never a proof. */
      phoneEnd: z.optional(
        z
          .string({ error: '请填写手机号后四位' })
          .check(z.regex(/^\d{4}$/, '请填写手机号的后四位数字')),
      ),
      /** To be set, where a one-time code is the proof. */
      secret: z.optional(ownSecret),
      device: z.optional(browser),
    }),
    answer: z.object({
      /** Empty for an officer of a region without villages. */
      villageId: z.string(),
      /** Null where it waits, and for such an officer. */
      identity: z.nullable(identity),
      /** A new session for a web caller that had none; where it waits, it opens once somebody agreed. */
      token: z.nullable(z.string()),
      /** Somebody else has to agree, since who signs in holds a role. */
      waits: z.optional(waiting),
    }),
    refusals: [
      'CARDS_LOCKED',
      'CARD_LOCKED',
      'CARD_OR_SECRET_WRONG',
      'CARD_REVOKED',
      'CARD_SHUT',
      'CHOOSE_RESIDENT',
      'NOBODY_SIGNS_IN',
      'PROOF_MISSING',
      'SECRET_EASY',
      'SECRET_OF_BIRTHDAY',
      'SECRET_OF_PHONE',
      'SECRET_WANTED',
      'SIGN_INS_WAIT',
      'UNDER_14',
    ],
  }),
  'session.waits': query({
    about: 'How it stands with a sign-in that waits for a second person',
    who: ['visitor'],
    request: strict({ proposalId: id('登录') }),
    answer: waiting,
    refusals: ['SIGN_IN_GONE'],
  }),
  'session.bindByPhone': command({
    about: 'Binds the caller to the resident whose roster phone WeChat says is theirs',
    who: ['visitor'],
    request: z.strictObject(
      {
        /** Of the button getPhoneNumber; the same one again when asked which village or who. */
        phoneCode: text('手机号授权', { max: 200, anyNumber: true }),
        villageId: z.optional(id('村')),
        residentId: z.optional(id('家庭成员')),
      },
      { error: refuseUnknown },
    ),
    answer: z.object({ identity }),
    refusals: [
      'CHOOSE_RESIDENT',
      'CHOOSE_VILLAGE',
      'PHONE_CODE_OLD',
      'PHONE_IN_WECHAT',
      'PHONE_LATER',
      'PHONE_LOCKED',
      'PHONE_NOT_ON_ROSTER',
      'PHONE_SHARED',
      'UNDER_14',
    ],
  }),
  'session.setSecret': command({
    about:
      'Sets or changes the secret of the own household, with which it signs in beside its card',
    who: ['villager', 'town', 'county'],
    request: inVillage({ secret: ownSecret }),
    answer: done,
    refusals: ['SECRET_EASY', 'SECRET_OF_BIRTHDAY', 'SECRET_OF_PHONE'],
  }),
  'session.bindings': query({
    about: 'Who is signed in as somebody of the own household, with what and since when',
    who: ['villager', 'town', 'county'],
    request: inVillage({}),
    answer: z.object({
      /** When the secret was set; null where there is none. */
      secretAt: z.nullable(z.string()),
      bindings: z.array(binding),
    }),
    refusals: [],
  }),
  'session.endBinding': command({
    about: 'Ends what is bound to the own household, and its sessions at once',
    who: ['villager', 'town', 'county'],
    request: inVillage({ bindingId: id('登录') }),
    answer: done,
    refusals: ['SESSION_NOT_FOUND'],
  }),
  'session.signOut': command({
    about: 'Ends this session',
    who: ['visitor'],
    request: z.strictObject({}, { error: refuseUnknown }),
    answer: done,
    refusals: [],
  }),
  'session.askCode': command({
    about: 'A code for a browser that wants to be signed in; good for five minutes and one sign-in',
    who: ['visitor'],
    request: browser,
    answer: z.object({
      code: z.string(),
      /** Stays in this browser and becomes its session once the code is confirmed. */
      secret: z.string(),
      expiresAt: z.string(),
    }),
    refusals: ['CODE_TOO_MANY'],
  }),
  'session.look': command({
    about: 'What browser asks under a code, before it is confirmed; a wrong code is counted',
    who: ['user'],
    request: strict({ code: digits }),
    answer: asking,
    refusals: ['CODE_CONFIRMED', 'CODE_EXPIRED', 'CODE_LOCKED', 'CODE_WRONG', 'CONFIRM_IN_WECHAT'],
  }),
  'session.confirm': command({
    about: 'Signs the browser that shows the code in as the caller',
    who: ['user'],
    request: strict({ code: digits }),
    answer: asking,
    refusals: ['CODE_CONFIRMED', 'CODE_EXPIRED', 'CODE_LOCKED', 'CODE_WRONG', 'CONFIRM_IN_WECHAT'],
  }),
  'session.collect': command({
    about: 'Asks whether the code was confirmed; if so the secret is from now on the session',
    who: ['visitor'],
    request: strict({ code: digits, secret }),
    answer: z.object({ ready: z.boolean() }),
    refusals: ['CODE_EXPIRED', 'CODE_WRONG'],
  }),
  'session.list': query({
    about: 'Browsers that are signed in as the caller, newest first',
    who: ['user'],
    request: strict({}),
    answer: z.object({ sessions: z.array(webSession) }),
    refusals: [],
  }),
  'session.end': command({
    about: 'Signs one of the own browsers out',
    who: ['user'],
    request: strict({ sessionId: id('登录') }),
    answer: done,
    refusals: ['SESSION_NOT_FOUND'],
  }),
  'session.officers': query({
    about: 'Officers of the town; to the county those of all its towns and its own',
    who: ['town', 'county'],
    request: inVillage({}),
    answer: z.object({ officers: z.array(officerRow) }),
    refusals: [],
  }),
  'session.endOfficer': command({
    about: "Ends an officer's card and sign-ins at once; the last of a town or county stays",
    who: ['county'],
    request: inVillage({ officerId: id('干部'), reason: text('缘由', officerReason) }),
    answer: done,
    refusals: ['OFFICER_LAST', 'OFFICER_NOT_FOUND', 'OFFICER_OWN', 'TEXT_RISKY', 'TEXT_WAITS'],
  }),
} as const

export const sessionErrors = {
  CARD_OR_SECRET_WRONG: '卡号或口令不对，请核对后再试',
  PROOF_MISSING: '登录办法改了：请更新，用卡号和家里的口令登录；没有口令的，找村委要登录码',
  SECRET_WANTED: '登录码对了，请给家里设一个六位数的口令',
  SECRET_EASY: '这个口令太好猜，请换一个，不要用 123456 这样的',
  SECRET_OF_PHONE: '口令不要用家里手机号里的数字，请换一个',
  SIGN_INS_WAIT: '这个人已有登录在等人同意，先请他们定，再来登录',
  SIGN_IN_GONE: '没有找到这次登录，请重新登录',
  SECRET_OF_BIRTHDAY: '这像一个生日，口令不要用生日，请换一个',
  NOBODY_SIGNS_IN: '这一户没有能登录的人，请找村委',
  CARD_REVOKED: '这张卡已停用，请向村委领新卡',
  CARDS_LOCKED: '这里输错卡号的次数太多，{几时} 才能再试，请照户卡核对',
  CARD_LOCKED: '错的次数太多，这张卡{几时} 才能再试',
  CARD_SHUT: '错的次数太多，这张卡锁住了，请找村委解锁',
  PHONE_IN_WECHAT: '手机号登录只能在微信里用，请用一户一码登录',
  PHONE_CODE_OLD: '授权过期了，请再点一次「用手机号登录」',
  PHONE_LATER: '微信现在忙，请稍后再试，或用一户一码登录',
  PHONE_LOCKED: '试的次数太多，{几时} 才能再试',
  PHONE_NOT_ON_ROSTER: '名册里没有这个手机号，请用一户一码，或找村委登记',
  UNDER_14: '未满 14 岁不能自己登录，家里的事请大人登录来办',
  PHONE_SHARED: '这个号码登记在两户，请找村委改名册',
  CHOOSE_VILLAGE: '您在几个村都有登记，请选一个村',
  CHOOSE_RESIDENT: '请选您是家里的哪一位',
  CODE_WRONG: '没有这个码，请照网页上的数字再填一次',
  CODE_EXPIRED: '这个码过期了，请在网页上换一个',
  CODE_CONFIRMED: '这个码已经确认过了，请看网页',
  CODE_LOCKED: '错的次数太多，{几时} 才能再试',
  CODE_TOO_MANY: '要码的次数太多，{几时} 才能再要',
  CONFIRM_IN_WECHAT: '网页登录要在微信小程序里确认',
  OFFICER_LAST: '这里没有别的能办事的干部了，请先让接替的人领卡、登录一次',
  OFFICER_NOT_FOUND: '这位干部已经停用，请刷新',
  OFFICER_OWN: '自己的卡请县里另一位来停，不再办的请注销',
  SESSION_NOT_FOUND: '这个登录已经退出了',
} as const
