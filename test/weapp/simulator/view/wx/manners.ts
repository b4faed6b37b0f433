import type { MiniApp } from '../app'
import { later, type WxTypes } from './answer'

type Manners = Pick<
  WxTypes,
  | 'onNeedPrivacyAuthorization'
  | 'requirePrivacyAuthorize'
  | 'getPrivacySetting'
  | 'openPrivacyContract'
  | 'getUpdateManager'
  | 'requestSubscribeMessage'
  | 'showShareMenu'
  | 'hideShareMenu'
  | 'updateShareMenu'
  | 'getSetting'
  | 'openSetting'
>

/** Consent, updates, messages and cards: what WeChat asks between the app and a person. */
export function manners(app: MiniApp): Manners {
  const done = () => ({})
  const settings = { authSetting: {}, subscriptionsSetting: {}, miniprogramAuthSetting: {} }
  return {
    onNeedPrivacyAuthorization: (listener) => {
      app.privacy.onNeed(listener as never)
    },
    requirePrivacyAuthorize: later('requirePrivacyAuthorize', async () => {
      await app.privacy.required('requirePrivacyAuthorize')
      return {}
    }),
    getPrivacySetting: later('getPrivacySetting', () => ({
      needAuthorization: !app.privacy.agreed,
      privacyContractName: '《志气榜隐私保护指引》',
    })),
    openPrivacyContract: later('openPrivacyContract', done),
    getUpdateManager: () =>
      ({
        applyUpdate: () => undefined,
        onCheckForUpdate: (listener: (result: object) => void) => {
          setTimeout(() => listener({ hasUpdate: false }))
        },
        onUpdateReady: (listener: never) => {
          app.listeners.on('updateReady', listener)
        },
        onUpdateFailed: (listener: never) => {
          app.listeners.on('updateFailed', listener)
        },
      }) as never,
    requestSubscribeMessage: later('requestSubscribeMessage', (option) => {
      if (option.tmplIds.length > 3) throw new Error('Templates count out of max bounds')
      return Object.fromEntries(option.tmplIds.map((id) => [id, 'accept'])) as never
    }),
    showShareMenu: later('showShareMenu', done),
    hideShareMenu: later('hideShareMenu', done),
    updateShareMenu: later('updateShareMenu', done),
    getSetting: later('getSetting', () => settings as never),
    openSetting: later('openSetting', () => settings as never),
  }
}
