import { messageFields } from '@/domain/common/told'
import type { Fault, WeChat } from '../../cloudfunctions/platform/wechat/wechat'
import type { Templates } from '../../cloudfunctions/platform/wechat/template'

export const templates: Templates = {
  'deed.decided': { id: 'T1', fields: messageFields['deed.decided'] },
}

export interface Subject {
  readonly wechat: WeChat
  /** From now on everything is answered as WeChat does in such a case. */
  fail(fault: Fault): void
  /** What arrived last at subscribeMessage.send. */
  lastSent(): unknown
  close?(): Promise<void>
}

/** A code that WeChat documents for each fault; none where it does not answer as documented. */
export const codes: Readonly<Record<Fault, number>> = {
  nobody: 40003,
  inactive: 61010,
  limited: 45009,
  down: -604100,
  refused: 43101,
  template: 40037,
  expired: 40029,
  invalid: 47003,
}

const message = { kind: 'deed.decided', words: ['清扫村道', '通过', ''], page: 'p' } as const

/** What every adapter of WeChat's services does. The user `refuses` takes no message. */
export function wechatContract(name: string, make: () => Subject | Promise<Subject>): void {
  describe(`WeChat: ${name}`, () => {
    const text = (words: string) => ({ openid: 'o1', scene: 2, text: words }) as const
    let subject: Subject
    beforeEach(async () => {
      subject = await make()
    })
    afterEach(() => subject.close?.())

    test.each([
      ['扫了村口的路', 'pass'],
      ['祖传偏方', 'review'],
      ['办假证', 'risky'],
      ['办假证，有偏方', 'risky'],
    ])('%s: %s', async (words, value) => {
      expect(await subject.wechat.checkText(text(words))).toEqual({ ok: true, value })
    })

    test('whoever came without WeChat cannot be judged', async () => {
      const nobody = {
        what: 'photo',
        openid: null,
        scene: 2,
        text: '路',
        address: 'https://a',
      } as const
      expect(await subject.wechat.checkText(nobody)).toEqual({ ok: false, why: 'nobody' })
      expect(await subject.wechat.checkMedia(nobody)).toEqual({ ok: false, why: 'nobody' })
    })

    test.each(['photo', 'voice'] as const)(
      'a %s gets a trace, by which its verdict is known',
      async (what) => {
        const asked = { what, openid: 'o1', scene: 2, address: 'https://a/b.jpg' } as const
        expect(await subject.wechat.checkMedia(asked)).toMatchObject({
          ok: true,
          value: { traceId: expect.stringMatching(/./) as string },
        })
      },
    )

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
      const photo = { what: 'photo', openid: 'o1', scene: 2, address: 'https://a' } as const
      for (const called of [
        wechat.checkText(text('路')),
        wechat.checkMedia(photo),
        wechat.send('o1', message),
        wechat.drawCode('c', 'p'),
        wechat.phoneOf('phone-13800001234'),
      ])
        expect(await called).toEqual({ ok: false, why })
    })
  })
}
