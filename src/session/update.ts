import Taro from '@tarojs/taro'

const lookAgainMs = 30_000

/**
 * WeChat has loaded a new version in the background. It is offered once, and not while something is being typed or
 * sent, since a restart would lose it; whoever says no gets it at the next start of WeChat.
 * @returns the way to stop it
 */
export function offerUpdates(isBusy: () => boolean): () => void {
  const manager = Taro.getUpdateManager()
  let ready = false
  const ask = () => {
    if (!ready || isBusy()) return
    ready = false
    void Taro.showModal({
      title: '有新版本了',
      content: '重新打开就是新的，您的东西都在。',
      confirmText: '现在打开',
      cancelText: '等会儿',
    }).then(({ confirm }) => {
      if (confirm) manager.applyUpdate()
    })
  }
  manager.onUpdateReady(() => {
    ready = true
    ask()
  })
  manager.onUpdateFailed(() => {
    void Taro.showModal({
      title: '新版本没下载成',
      content: '请在微信里删掉「志气榜」小程序，再搜出来打开一次。',
      showCancel: false,
      confirmText: '知道了',
    })
  })
  const timer = setInterval(ask, lookAgainMs)
  Taro.onAppShow(ask)
  return () => {
    clearInterval(timer)
    Taro.offAppShow(ask)
  }
}
