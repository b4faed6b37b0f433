import type { PropsWithChildren } from 'react'
import './setup'
import { ElderProvider } from './theme/elder'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  return <ElderProvider>{children}</ElderProvider>
}
