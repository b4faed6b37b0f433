import { openapiWechat, type OpenapiCloud } from '../../cloudfunctions/platform/wechat/openapi'
import { codes, templates, wechatContract, type Subject } from '../wechat/contract'
import { cloudOf } from './cloud'
import { startLoopback, type Loopback } from './loopback'
import { wechatApis, type WeChatState } from './wechat-apis'

async function open(
  timeoutMs?: number,
): Promise<Subject & { loopback: Loopback; state: WeChatState }> {
  const state: WeChatState = { code: null, sent: undefined, used: new Set() }
  const loopback = await startLoopback({ openapi: wechatApis(state) })
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
