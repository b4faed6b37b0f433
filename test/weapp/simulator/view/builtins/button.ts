import { hovers } from './hover'
import type { Builtin, Sketch } from './define'

/** What WeChat and the person answer to a button with an open-type; `share` asks the page for its card. */
export interface ButtonServices {
  share(dataset: object): void
  agreePrivacy(): void
  avatar(): Promise<string>
  phoneCode(): string
}

const silent = new Set(['contact', 'feedback', 'openSetting', 'launchApp', 'addToFavorites'])

/** https://developers.weixin.qq.com/miniprogram/dev/component/button.html */
export function button(services: ButtonServices): Sketch {
  return {
    types: { disabled: Boolean, plain: Boolean, loading: Boolean, size: String, type: String },
    attached(self) {
      hovers(self, { start: 20, stay: 70 })
      self.dom.addEventListener('click', () => {
        if (self.values.disabled !== true) void opened(self, services)
      })
      return undefined
    },
    changed: {
      disabled: ({ dom }, value) => dom.toggleAttribute('disabled', Boolean(value)),
      plain: ({ dom }, value) => dom.toggleAttribute('plain', Boolean(value)),
      loading: ({ dom }, value) => dom.toggleAttribute('loading', Boolean(value)),
      size: ({ dom }, value) => dom.setAttribute('size', String(value)),
      type: ({ dom }, value) => dom.setAttribute('type', String(value)),
    },
  }
}

async function opened(self: Builtin, services: ButtonServices): Promise<void> {
  const { openType } = self.values
  if (typeof openType !== 'string' || openType === '') return
  for (const type of openType.split('|')) {
    if (type === 'share') services.share({ ...self.dom.dataset })
    else if (type === 'getPhoneNumber' || type === 'getRealtimePhoneNumber') {
      const detail = { errMsg: 'getPhoneNumber:ok', code: services.phoneCode() }
      self.fire(type.toLowerCase(), detail)
    } else if (type === 'chooseAvatar') {
      self.fire('chooseavatar', { avatarUrl: await services.avatar() })
    } else if (type === 'agreePrivacyAuthorization') {
      services.agreePrivacy()
      self.fire('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
    } else if (!silent.has(type)) {
      self.failures.add('component', `<button> has no open-type ${type}`)
    }
  }
}
