import { useEffect, type PropsWithChildren } from 'react'
import { usePageNotFound } from '@tarojs/taro'
import { listenForPrivacy } from '@/components/privacy-guide'
import { ScreenGate } from '@/components/screen/gate'
import { photosComeFrom } from '@/components/photos/anew'
import { followBack } from '@/components/sheet/back'
import { followMouse } from '@/components/sideways'
import { toast } from '@/components/toast'
import { isTyping } from '@/components/field/typing'
import { dataChanged } from '@/data/ask'
import { isSending, keepSending } from '@/data/outbox'
import { Gate } from '@/features/home/gate'
import { goInstead } from '@/routes'
import { loadTabsAhead } from '@/tabs-ahead'
import { startWorker } from '@/offline/start-worker'
import { offerUpdates } from '@/session/update'
import { ElderProvider } from '@/theme/elder'
import '@/app.scss'

photosComeFrom(dataChanged)
if (process.env.TARO_ENV !== 'weapp') {
  followBack()
  followMouse()
}

export default function App({ children }: PropsWithChildren) {
  useEffect(() => {
    if (process.env.TARO_ENV !== 'weapp') {
      startWorker()
      return undefined
    }
    listenForPrivacy()
    return offerUpdates(() => isTyping() || isSending())
  }, [])
  useEffect(() => keepSending((item, why) => toast(`${item.title}没送成：${why}`)), [])
  useEffect(loadTabsAhead, [])
  usePageNotFound(() => goInstead('packages/boards/lost/index'))
  return (
    <ElderProvider>
      <ScreenGate.Provider value={Gate}>{children}</ScreenGate.Provider>
    </ElderProvider>
  )
}
