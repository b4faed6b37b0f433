import Taro from '@tarojs/taro'

const place = 'zhiqi.token'

/** Web only: the session's secret. In WeChat the platform says who calls. */
export const sessionToken = {
  get: (): string | null => Taro.getStorageSync<string>(place) || null,
  set: (token: string): void => {
    Taro.setStorageSync(place, token)
  },
  clear: (): void => {
    Taro.removeStorageSync(place)
  },
}
