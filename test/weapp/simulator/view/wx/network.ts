import type { MiniApp } from '../app'
import { later, needed, type WxTypes } from './answer'

type Network = Pick<
  WxTypes,
  'getNetworkType' | 'onNetworkStatusChange' | 'offNetworkStatusChange' | 'downloadFile' | 'login'
>

/** The phone's network, which a test may take away. `wx.request` is not here: the app calls the cloud alone. */
export function network(app: MiniApp): Network {
  return {
    getNetworkType: later('getNetworkType', () => ({
      networkType: app.online ? ('wifi' as const) : ('none' as const),
      signalStrength: -50,
      hasSystemProxy: false,
      weakNet: false,
    })),
    onNetworkStatusChange: (listener) => {
      app.listeners.on('networkStatusChange', listener as never)
    },
    offNetworkStatusChange: (listener) => {
      app.listeners.off('networkStatusChange', listener as never)
    },
    downloadFile: later('downloadFile', async (option) => {
      const { base64, statusCode } = (await app.ask('download', {
        url: needed(option, 'url'),
      })) as { base64: string; statusCode: number }
      const extension = /\.\w{1,5}$/.exec(option.url.split('?')[0] ?? '')?.[0] ?? ''
      const tempFilePath = app.files.addBase64(base64, extension)
      return { tempFilePath, statusCode, filePath: tempFilePath, profile: {} as never }
    }) as never,
    login: later('login', () => ({ code: 'simulated-login-code' })),
  }
}
