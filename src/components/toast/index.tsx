import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import { Seal } from '../seal'
import { useToast } from './store'
import './index.scss'

export { toast } from './store'

/** Where toasts appear; the Screen has one. */
export function Toaster() {
  const shown = useToast()
  return (
    <View className="toaster" {...a11y({ role: 'status', live: 'polite' })}>
      {shown ? (
        <View className="toaster__slip">
          {shown.seal ? <Seal kind={shown.seal} size={40} tilt={-5} label={false} stamp /> : null}
          <View className="toaster__text">{shown.text}</View>
        </View>
      ) : null}
    </View>
  )
}
