import { templates, wechatContract } from '../../../test/wechat/contract'
import { fakeWechat } from './fake'
import { openapiWechat, templatesOf, type OpenapiCloud } from './openapi'

wechatContract('fake', () => {
  const wechat = fakeWechat({ templates })
  wechat.refusing.add('refuses')
  return {
    wechat,
    fail: (fault) => void (wechat.fail = fault),
    lastSent: () => wechat.sent.at(-1),
  }
})

const message = { kind: 'deed.decided', words: ['清扫村道', '通过', ''], page: 'p' } as const

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
