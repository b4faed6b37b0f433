import { hovers } from './hover'
import type { Sketch } from './define'

type Go = (kind: string, option: { url: string; delta: number }) => void

const kinds: Readonly<Record<string, string>> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/navigator.html */
export function navigator(go: Go): Sketch {
  return {
    types: { url: String, openType: String },
    attached(self) {
      hovers(self, { start: 50, stay: 600 })
      self.dom.addEventListener('click', () => {
        const { openType, url, delta } = self.values
        const kind = kinds[typeof openType === 'string' && openType ? openType : 'navigate']
        if (kind === undefined)
          self.failures.add('component', `<navigator> cannot ${String(openType)} here`)
        else go(kind, { url: String(url), delta: Number(delta) || 1 })
      })
      return undefined
    },
  }
}
