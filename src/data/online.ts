import Taro from '@tarojs/taro'

/** Calls back whenever the network is there again. @returns the way to stop it */
export function onOnline(back: () => void): () => void {
  if (process.env.TARO_ENV !== 'weapp') {
    window.addEventListener('online', back)
    return () => {
      window.removeEventListener('online', back)
    }
  }
  const changed = ({ isConnected }: { isConnected: boolean }) => {
    if (isConnected) back()
  }
  Taro.onNetworkStatusChange(changed)
  return () => {
    Taro.offNetworkStatusChange(changed)
  }
}

/** Calls back whenever the network is there again or the app comes back into view. @returns the way to stop it */
export function onBack(back: () => void): () => void {
  const stop = onOnline(back)
  Taro.onAppShow(back)
  return () => {
    stop()
    Taro.offAppShow(back)
  }
}
