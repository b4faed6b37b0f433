import { reviewWords, riskyWords } from '../../cloudfunctions/platform/wechat/fake'
import type { OpenApi } from './loopback'

export interface WeChatState {
  /** What every API refuses with; null while all is well. */
  code: number | null
  sent: unknown
  readonly used: Set<string>
}

/** WeChat's five APIs as documented, fields in snake_case and `errcode` in the answer; judges by the words of the fake. */
export function wechatApis(
  state: WeChatState = { code: null, sent: undefined, used: new Set() },
): Record<string, OpenApi> {
  const answer = (value: object | Buffer, refusal: number | null = null) => {
    const errcode = state.code ?? refusal
    if (errcode !== null) return { errcode, errmsg: 'as documented' }
    return Buffer.isBuffer(value) ? value : { errcode: 0, errmsg: 'ok', ...value }
  }
  const holds = (text: unknown, words: readonly string[]) =>
    words.some((word) => String(text).includes(word))
  return {
    'security.msgSecCheck': ({ content, version, openid, scene }) => {
      if (version !== 2 || typeof scene !== 'number') return answer({}, 47001)
      if (typeof openid !== 'string') return answer({}, 40003)
      const risky = holds(content, riskyWords)
      const suggest = risky ? 'risky' : holds(content, reviewWords) ? 'review' : 'pass'
      const result = { suggest, label: risky ? 20001 : 100 }
      return answer({ result, detail: [], trace_id: 't' })
    },
    'security.mediaCheckAsync': ({ media_url, media_type, version, openid }) =>
      version === 2 &&
      [1, 2].includes(media_type as number) &&
      typeof media_url === 'string' &&
      typeof openid === 'string'
        ? answer({ trace_id: 'trace-1' })
        : answer({}, 47001),
    'subscribeMessage.send': (message) => {
      state.sent = message
      if (message.template_id !== 'T1') return answer({}, 40037)
      return answer({}, message.touser === 'refuses' ? 43101 : null)
    },
    'wxacode.getUnlimited': ({ scene, page }) =>
      String(scene).length > 32 || String(page).startsWith('/')
        ? answer({}, 40169)
        : answer(Buffer.from([0xff, 0xd8, 0xff, 0xe0])),
    'phonenumber.getPhoneNumber': ({ code }) => {
      const given = String(code)
      const bad = state.used.has(given) || !given.startsWith('phone-')
      if (state.code === null) state.used.add(given)
      const number = given.slice(6)
      return answer(
        { phone_info: { phoneNumber: number, purePhoneNumber: number, countryCode: '86' } },
        bad ? 40029 : null,
      )
    },
  }
}
