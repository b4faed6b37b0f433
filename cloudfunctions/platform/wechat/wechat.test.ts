import { usualFields, type Templates } from './template'
import { fakeWechat, reviewWords, riskyWords } from './fake'
import { openapiWechat, templatesOf, type OpenapiCloud } from './openapi'
import type { Fault, WeChat } from './wechat'

const templates: Templates = {
  'deed.decided': { id: 'T1', fields: usualFields['deed.decided'] },
}

interface Subject {
  readonly wechat: WeChat
  /** From now on everything is answered as WeChat does in such a case. */
  fail(fault: Fault): void
  /** What arrived last at subscribeMessage.send. */
  lastSent(): unknown
}

/** A code that WeChat documents for each fault; none where it does not answer at all. */
const codes: Readonly<Record<Fault, number>> = {
  nobody: 40003,
  inactive: 61010,
  limited: 45009,
  down: -604100,
  refused: 43101,
  template: 40037,
  expired: 40029,
  invalid: 47003,
}

/** cloud.openapi as the SDK gives it: camelCase answers, rejections with errCode. */
function openapiSubject(): Subject {
  let code: number | null = null
  let sent: unknown
  const used = new Set<string>()
  const answer = (value: object, refusal: number | null = null) => {
    const errCode = code ?? refusal
    return errCode === null
      ? Promise.resolve({ ...value, errCode: 0, errMsg: 'openapi:ok' })
      : Promise.reject(Object.assign(new Error('openapi'), { errCode }))
  }
  const cloud: OpenapiCloud = {
    openapi: {
      security: {
        msgSecCheck: (asked) => {
          const { content, version, openid, scene } = asked as Record<string, string | number>
          expect([version, typeof openid, typeof scene]).toEqual([2, 'string', 'number'])
          const holds = (words: readonly string[]) => words.some((w) => String(content).includes(w))
          const suggest = holds(riskyWords) ? 'risky' : holds(reviewWords) ? 'review' : 'pass'
          return answer({ result: { suggest, label: 100 }, detail: [], traceId: 't' })
        },
        mediaCheckAsync: (asked) => {
          expect(asked).toMatchObject({ version: 2, mediaType: 2 })
          return answer({ traceId: 'trace-1' })
        },
      },
      subscribeMessage: {
        send: (message) => {
          sent = message
          return answer({}, (message as { touser: string }).touser === 'refuses' ? 43101 : null)
        },
      },
      wxacode: {
        getUnlimited: (asked) => {
          const { scene, page } = asked as { scene: string; page: string }
          if (scene.length > 32 || page.startsWith('/')) return answer({}, 40169)
          return answer({ contentType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff]) })
        },
      },
      phonenumber: {
        getPhoneNumber: (asked) => {
          const { code: given } = asked as { code: string }
          const bad = used.has(given) || !given.startsWith('phone-')
          used.add(given)
          const purePhoneNumber = given.slice(6)
          const phoneInfo = { purePhoneNumber, phoneNumber: purePhoneNumber, countryCode: '86' }
          return answer({ phoneInfo }, bad ? 40029 : null)
        },
      },
    },
  }
  return {
    wechat: openapiWechat(cloud, { templates }),
    fail: (fault) => void (code = codes[fault]),
    lastSent: () => sent,
  }
}

function fakeSubject(): Subject {
  const wechat = fakeWechat({ templates })
  wechat.refusing.add('refuses')
  return {
    wechat,
    fail: (fault) => void (wechat.fail = fault),
    lastSent: () => wechat.sent.at(-1),
  }
}

const message = { kind: 'deed.decided', words: ['清扫村道', '通过', ''], page: 'p' } as const

describe.each([
  ['openapi', openapiSubject],
  ['fake', fakeSubject],
])('WeChat: %s', (_, make) => {
  const text = (words: string) => ({ openid: 'o1', scene: 2, text: words }) as const
  let subject: Subject
  beforeEach(() => (subject = make()))

  test.each([
    ['扫了村口的路', 'pass'],
    ['祖传偏方', 'review'],
    ['办假证', 'risky'],
    ['办假证，有偏方', 'risky'],
  ])('%s: %s', async (words, value) => {
    expect(await subject.wechat.checkText(text(words))).toEqual({ ok: true, value })
  })

  test('whoever came without WeChat cannot be judged', async () => {
    const nobody = { openid: null, scene: 2, text: '路', address: 'https://a' } as const
    expect(await subject.wechat.checkText(nobody)).toEqual({ ok: false, why: 'nobody' })
    expect(await subject.wechat.checkPhoto(nobody)).toEqual({ ok: false, why: 'nobody' })
  })

  test('a photo gets a trace, by which its verdict is known', async () => {
    const asked = { openid: 'o1', scene: 2, address: 'https://a/b.jpg' } as const
    expect(await subject.wechat.checkPhoto(asked)).toMatchObject({
      ok: true,
      value: { traceId: expect.stringMatching(/./) as string },
    })
  })

  test('a message goes out, unless it is refused or has no template', async () => {
    expect(await subject.wechat.send('o1', message)).toEqual({ ok: true, value: null })
    expect(subject.lastSent()).toBeDefined()
    expect(await subject.wechat.send('refuses', message)).toEqual({ ok: false, why: 'refused' })
    expect(await subject.wechat.send('o1', { ...message, kind: 'place.freed' })).toEqual({
      ok: false,
      why: 'template',
    })
  })

  test('a code is drawn; one that says too much is not', async () => {
    const drawn = await subject.wechat.drawCode('cK7QM3F2P', 'pages/me/index')
    expect(drawn.ok && drawn.value.bytes.length).toBeGreaterThan(2)
    expect(await subject.wechat.drawCode('x'.repeat(33), 'pages/me/index')).toEqual({
      ok: false,
      why: 'invalid',
    })
  })

  test('a code for a phone number is good once', async () => {
    const number = { ok: true, value: '13800001234' }
    expect(await subject.wechat.phoneOf('phone-13800001234')).toEqual(number)
    const again = await subject.wechat.phoneOf('phone-13800001234')
    expect(again).toEqual({ ok: false, why: 'expired' })
    expect(await subject.wechat.phoneOf('nonsense')).toEqual({ ok: false, why: 'expired' })
  })

  test.each(Object.keys(codes) as Fault[])('%s is an outcome of every service', async (why) => {
    subject.fail(why)
    const { wechat } = subject
    const photo = { openid: 'o1', scene: 2, address: 'https://a' } as const
    for (const called of [
      wechat.checkText(text('路')),
      wechat.checkPhoto(photo),
      wechat.send('o1', message),
      wechat.drawCode('c', 'p'),
      wechat.phoneOf('phone-13800001234'),
    ])
      expect(await called).toEqual({ ok: false, why })
  })
})

describe('what only the real one has to bear', () => {
  const cloudOf = (answer: () => Promise<unknown>) => {
    const api = { msgSecCheck: answer, mediaCheckAsync: answer, send: answer }
    const more = { getUnlimited: answer, getPhoneNumber: answer }
    const openapi = { security: api, subscribeMessage: api, wxacode: more, phonenumber: more }
    return { openapi } as OpenapiCloud
  }
  const asked = { openid: 'o1', scene: 2, text: '路' } as const

  test('no answer in time is an outage', async () => {
    const wechat = openapiWechat(
      cloudOf(() => new Promise(() => undefined)),
      { timeoutMs: 1 },
    )
    expect(await wechat.checkText(asked)).toEqual({ ok: false, why: 'down' })
  })

  test.each([null, 'text', {}, { result: null }, { result: { suggest: 'perhaps' } }])(
    'an answer of %p is no verdict',
    async (answer) => {
      const wechat = openapiWechat(cloudOf(() => Promise.resolve(answer)))
      expect(await wechat.checkText(asked)).toEqual({ ok: false, why: 'down' })
      expect(await wechat.phoneOf('c')).toEqual({ ok: false, why: 'down' })
      expect(await wechat.drawCode('c', 'p')).toEqual({ ok: false, why: 'down' })
    },
  )

  test('words go out under the names of the template, short enough for it', async () => {
    let sent: unknown
    const cloud = cloudOf(() => Promise.resolve({}))
    cloud.openapi.subscribeMessage.send = (message) => {
      sent = message
      return Promise.resolve({ errCode: 0 })
    }
    const wechat = openapiWechat(cloud, { templates })
    const words = ['清扫村道从村口一直到井边再到学校门口的路', '通过了再看', '']
    await wechat.send('o1', { ...message, words })
    expect(sent).toEqual({
      touser: 'o1',
      templateId: 'T1',
      page: 'p',
      lang: 'zh_CN',
      data: {
        thing1: { value: '清扫村道从村口一直到井边再到学校门口的路' },
        phrase2: { value: '通过了再看' },
        thing3: { value: '—' },
      },
    })
    const long = ['清扫村道从村口一直到井边再到学校门口的那条路', '没有通过审核', '好']
    await wechat.send('o1', { ...message, words: long })
    expect(sent).toMatchObject({
      data: {
        thing1: { value: '清扫村道从村口一直到井边再到学校门口的…' },
        phrase2: { value: '没有通过…' },
      },
    })
  })

  test('templates are named by the installation, with their fields where those differ', () => {
    expect(
      templatesOf({
        WX_TEMPLATE_DEED_DECIDED: ' abc ',
        WX_TEMPLATE_ACTIVITY_TOMORROW: 'def:thing4, time1',
        WX_TEMPLATE_PLACE_FREED: '',
      }),
    ).toEqual({
      'deed.decided': { id: 'abc', fields: ['thing1', 'phrase2', 'thing3'] },
      'activity.tomorrow': { id: 'def', fields: ['thing4', 'time1'] },
    })
  })
})
