import type { MiniApp } from '../app'
import { later, type WxTypes } from './answer'

export const sdkVersion = '3.8.0'
const statusBarHeight = 20

type Device = Pick<
  WxTypes,
  | 'getWindowInfo'
  | 'getSystemInfoSync'
  | 'getSystemInfo'
  | 'getDeviceInfo'
  | 'getAppBaseInfo'
  | 'getSystemSetting'
  | 'getAppAuthorizeSetting'
  | 'getMenuButtonBoundingClientRect'
  | 'getAccountInfoSync'
  | 'getLaunchOptionsSync'
  | 'getEnterOptionsSync'
  | 'canIUse'
  | 'nextTick'
  | 'vibrateShort'
>

/** The phone: its screen, its WeChat, how it was entered. */
export function device(app: MiniApp, canIUse: (schema: string) => boolean): Device {
  const { width, height } = app.payload.phone
  const shown = {
    pixelRatio: 2,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: height,
    statusBarHeight,
    screenTop: 0,
    safeArea: {
      left: 0,
      right: width,
      top: statusBarHeight,
      bottom: height,
      width,
      height: height - statusBarHeight,
    },
  }
  const hardware = {
    abi: 'arm64',
    deviceAbi: 'arm64',
    benchmarkLevel: 20,
    brand: 'simulator',
    model: 'simulator',
    system: 'Android 12',
    platform: 'android',
    cpuType: 'simulator',
    memorySize: '4096',
  } as const
  const base = {
    SDKVersion: sdkVersion,
    PCKernelVersion: '',
    enableDebug: false,
    language: 'zh_CN',
    version: '8.0.50',
    theme: 'light',
    fontSizeScaleFactor: 1,
    fontSizeSetting: 16,
    host: { env: 'WeChat', appId: '', version: 0 },
  } as const
  const setting = {
    bluetoothEnabled: false,
    locationEnabled: false,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  } as const
  const all = { ...shown, ...hardware, ...base, ...setting }
  const { path, query } = app.payload.launch
  const entered = { path, query: { ...query }, scene: 1001, referrerInfo: {} }
  return {
    getWindowInfo: () => ({ ...shown }),
    getDeviceInfo: () => ({ ...hardware }),
    getAppBaseInfo: () => ({ ...base }),
    getSystemSetting: () => ({ ...setting }),
    getAppAuthorizeSetting: () => ({ notificationAuthorized: 'authorized' }) as never,
    getSystemInfoSync: () => ({ ...all }) as never,
    getSystemInfo: later('getSystemInfo', () => ({ ...all }) as never),
    getMenuButtonBoundingClientRect: () => ({
      width: 87,
      height: 32,
      top: statusBarHeight + 4,
      bottom: statusBarHeight + 36,
      left: width - 97,
      right: width - 10,
    }),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'wx1234567890abcdef', envVersion: 'develop', version: '' },
      plugin: { appId: '', version: '' },
    }),
    getLaunchOptionsSync: () => entered as never,
    getEnterOptionsSync: () => entered as never,
    canIUse,
    nextTick: (act) => {
      setTimeout(act)
    },
    vibrateShort: later('vibrateShort', () => ({})),
  }
}
