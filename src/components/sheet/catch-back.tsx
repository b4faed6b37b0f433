import { useCallback, useState, type PropsWithChildren } from 'react'
import Taro from '@tarojs/taro'
import { PageContainer } from '@tarojs/components'
import { BackHolder, type HoldBack } from './layer'

/**
 * WeChat: going back (key, swipe, navigateBack) closes what lies on top first. An empty page-container takes one way back
 * and is gone with it. A page has room for one, so whatever lies over the page shares it: it is shown again while
 * something is still open. What is being closed and then leaves the page goes by `goBack` of the routes.
 */
export function CatchBack({ children }: PropsWithChildren) {
  const [layers, setLayers] = useState<readonly (() => void)[]>([])
  const [taken, setTaken] = useState(false)
  const hold = useCallback<HoldBack>((close) => {
    setLayers((all) => [...all, close])
    return () => setLayers((all) => all.filter((one) => one !== close))
  }, [])
  const top = layers[layers.length - 1]
  return (
    <BackHolder.Provider value={hold}>
      {children}
      <PageContainer
        show={top !== undefined && !taken}
        overlay={false}
        duration={0}
        customStyle="height:0"
        onBeforeLeave={() => {
          // Else it goes with what it stood for.
          if (top === undefined || taken) return
          setTaken(true)
          top()
        }}
        // WeChat shows it again only if it has heard in between that it is hidden.
        onAfterLeave={() => Taro.nextTick(() => setTaken(false))}
      />
    </BackHolder.Provider>
  )
}
