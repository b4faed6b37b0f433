import { useEffect, type PropsWithChildren } from 'react'
import './setup'
import { toast } from './components/toast'
import { keepSending } from './data/outbox'
import { ElderProvider } from './theme/elder'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useEffect(() => keepSending((item, why) => toast(`${item.title}没送成：${why}`)), [])
  return <ElderProvider>{children}</ElderProvider>
}
