import * as z from 'zod/mini'
import { command, done, query, refuseUnknown } from '../common/contract'
import { id, oneOf } from '../common/fields'
import { browsers, systems } from './browsers'

const digits = z
  .string({ error: '请填网页上的六位数字' })
  .check(z.regex(/^\d{6}$/, '请填网页上的六位数字'))

const secret = z
  .string({ error: '请刷新网页，换一个码' })
  .check(z.regex(/^[\w-]{43}$/, '请刷新网页，换一个码'))

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

export const sessionContract = {
  'session.askCode': command({
    about: 'A code for a browser that wants to be signed in; good for five minutes and one sign-in',
    who: ['visitor'],
    request: strict({ browser: oneOf('浏览器', browsers), system: oneOf('系统', systems) }),
    answer: z.object({
      code: z.string(),
      /** Stays in this browser and becomes its session once the code is confirmed. */
      secret: z.string(),
      expiresAt: z.string(),
    }),
  }),
  'session.look': command({
    about: 'What browser asks under a code, before it is confirmed; a wrong code is counted',
    who: ['visitor'],
    request: strict({ code: digits }),
    answer: asking,
  }),
  'session.confirm': command({
    about: 'Signs the browser that shows the code in as the caller',
    who: ['visitor'],
    request: strict({ code: digits }),
    answer: asking,
  }),
  'session.collect': command({
    about: 'Asks whether the code was confirmed; if so the secret is from now on the session',
    who: ['visitor'],
    request: strict({ code: digits, secret }),
    answer: z.object({ ready: z.boolean() }),
  }),
  'session.list': query({
    about: 'Browsers that are signed in as the caller, newest first',
    who: ['visitor'],
    request: strict({}),
    answer: z.object({ sessions: z.array(webSession) }),
  }),
  'session.end': command({
    about: 'Signs one of the own browsers out',
    who: ['visitor'],
    request: strict({ sessionId: id('登录') }),
    answer: done,
  }),
} as const

export const sessionErrors = {
  CODE_WRONG: '没有这个码，请照网页上的数字再填一次',
  CODE_EXPIRED: '这个码过期了，请在网页上换一个',
  CODE_CONFIRMED: '这个码已经确认过了，请看网页',
  CODE_LOCKED: '错的次数太多，请一刻钟后再试',
  CODE_TOO_MANY: '现在登录的人多，请过一分钟再试',
  CONFIRM_IN_WECHAT: '网页登录要在微信小程序里确认',
  SESSION_NOT_FOUND: '这个登录已经退出了',
} as const
