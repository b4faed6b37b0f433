import { useEffect, type PropsWithChildren } from 'react'
import './setup'
import { listenForPrivacy } from './components/privacy-guide'
import { toast } from './components/toast'
import { keepSending } from './data/outbox'
import { ElderProvider } from './theme/elder'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useEffect(() => {
    if (process.env.TARO_ENV === 'weapp') listenForPrivacy()
  }, [])
  useEffect(() => keepSending((item, why) => toast(`${item.title}没送成：${why}`)), [])
  return <ElderProvider>{children}</ElderProvider>
}
