import { reviewWords, riskyWords } from '../../cloudfunctions/platform/wechat/fake'
import { openapiWechat, type OpenapiCloud } from '../../cloudfunctions/platform/wechat/openapi'
import { codes, templates, wechatContract, type Subject } from '../wechat/contract'
import { cloudOf } from './cloud'
import { startLoopback, type Loopback, type OpenApi } from './loopback'

interface State {
  code: number | null
  sent: unknown
  readonly used: Set<string>
}

/** The five APIs as WeChat documents them: fields in snake_case, `errcode` in the answer. */
function apis(state: State): Record<string, OpenApi> {
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
      media_type === 2 &&
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

async function open(timeoutMs?: number): Promise<Subject & { loopback: Loopback; state: State }> {
  const state: State = { code: null, sent: undefined, used: new Set() }
  const loopback = await startLoopback({ openapi: apis(state) })
  const cloud = (await cloudOf(loopback)) as unknown as OpenapiCloud
  return {
    loopback,
    state,
    wechat: openapiWechat(cloud, { templates, ...(timeoutMs === undefined ? {} : { timeoutMs }) }),
    fail: (fault) => void (state.code = codes[fault]),
    lastSent: () => state.sent,
    close: () => loopback.close(),
  }
}

wechatContract('openapi through the real SDK', () => open())

const text = { openid: 'o1', scene: 2, text: '扫了村口的路' } as const

test('a message arrives as WeChat documents it', async () => {
  const { wechat, state, close } = await open()
  const words = ['清扫村道从村口一直到井边再到学校门口的那条路', '没有通过审核', '']
  await wechat.send('o1', { kind: 'deed.decided', words, page: 'packages/points/deed/index' })
  expect(state.sent).toEqual({
    touser: 'o1',
    template_id: 'T1',
    page: 'packages/points/deed/index',
    lang: 'zh_CN',
    data: {
      thing1: { value: '清扫村道从村口一直到井边再到学校门口的…' },
      phrase2: { value: '没有通过…' },
      thing3: { value: '—' },
    },
  })
  await close?.()
})

test('a slow answer is an outage, and the command goes on', async () => {
  const { wechat, loopback, close } = await open(20)
  loopback.setLatency(200)
  expect(await wechat.checkText(text)).toEqual({ ok: false, why: 'down' })
  await close?.()
})

test('so is one that does not come', async () => {
  const { wechat, loopback, close } = await open()
  delete loopback.openapi['security.msgSecCheck']
  expect(await wechat.checkText(text)).toEqual({ ok: false, why: 'down' })
  await close?.()
  expect(await wechat.checkText(text)).toEqual({ ok: false, why: 'down' })
})
