import type { MessageWords, Templates } from './template'
import { failed, type Called, type Fault, type Suggest, type WeChat } from './wechat'

/**
 * WeChat for the local default and for tests: the same contract, nothing leaves the computer, and the same question
 * has the same answer. To try it out: a text with one of `riskyWords` is risky, with one of `reviewWords` to be
 * reviewed; everything else passes.
 */
export const riskyWords: readonly string[] = ['办假证', '代开发票', '高利贷']
export const reviewWords: readonly string[] = ['偏方', '打牌', '加微信']

export interface FakeWeChat extends WeChat {
  /** Everything fails like this until it is null again. */
  fail: Fault | null
  /** What the next photos and recordings get; `null` waits for an event, as with WeChat itself. */
  photos: Suggest | null
  readonly asked: { readonly what: 'text' | 'photo' | 'voice'; readonly words: string }[]
  readonly sent: ({ readonly openid: string } & MessageWords)[]
  /** Openids that take no message. */
  readonly refusing: Set<string>
}

export interface FakeOptions {
  readonly templates?: Templates
  /** Judges without an openid too: people of the demo have none. */
  readonly anybody?: boolean
  /** Without it no code is drawn: a picture that no camera reads helps nobody. */
  readonly draws?: boolean
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const phonePrefix = 'phone-'

export function fakeWechat({
  templates = {},
  anybody = false,
  draws = true,
}: FakeOptions = {}): FakeWeChat {
  const used = new Set<string>()
  let traces = 0
  const fake: FakeWeChat = {
    templates,
    fail: null,
    photos: 'pass',
    asked: [],
    sent: [],
    refusing: new Set(),
    checkText: ({ openid, text }) => {
      fake.asked.push({ what: 'text', words: text })
      return outcome(fake, openid !== null || anybody ? suggest(text) : 'nobody')
    },
    checkMedia: ({ what, openid, address }) => {
      fake.asked.push({ what, words: address })
      const trace = { traceId: `trace-${String(++traces)}`, verdict: fake.photos }
      return outcome(fake, openid !== null || anybody ? { ok: true, value: trace } : 'nobody')
    },
    send: (openid, message) => {
      if (fake.fail !== null) return Promise.resolve(failed(fake.fail))
      if (!templates[message.kind]) return Promise.resolve(failed('template'))
      if (fake.refusing.has(openid)) return Promise.resolve(failed('refused'))
      fake.sent.push({ openid, ...message })
      return Promise.resolve({ ok: true, value: null })
    },
    drawCode: (scene) =>
      outcome(
        fake,
        draws && scene.length <= 32
          ? { ok: true, value: { bytes: png, ending: 'png' } }
          : 'invalid',
      ),
    /** The code `phone-13800001234` stands for that number, once. */
    phoneOf: (code) => {
      if (!code.startsWith(phonePrefix) || used.has(code)) return outcome(fake, 'expired')
      if (fake.fail === null) used.add(code)
      return outcome(fake, {
        ok: true,
        value: code.slice(phonePrefix.length, phonePrefix.length + 11),
      })
    },
  }
  return fake
}

function outcome<T>(
  { fail }: FakeWeChat,
  answer: { readonly ok: true; readonly value: T } | Fault,
): Promise<Called<T>> {
  if (fail !== null) return Promise.resolve(failed(fail))
  return Promise.resolve(typeof answer === 'string' ? failed(answer) : answer)
}

function suggest(text: string): { readonly ok: true; readonly value: Suggest } {
  const holds = (words: readonly string[]) => words.some((word) => text.includes(word))
  return { ok: true, value: holds(riskyWords) ? 'risky' : holds(reviewWords) ? 'review' : 'pass' }
}
