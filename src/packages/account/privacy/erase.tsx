import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { openSignIn } from '@/routes'
import { SectionHead } from '@/components/section-head'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { useErase } from '@/features/session/hooks'

/** Account deletion 注销 in two steps: first what goes and what stays, then once more. */
export function Erase() {
  const [step, setStep] = useState<'told' | 'sure' | null>(null)
  const { erase, busy } = useErase()
  const close = () => setStep(null)
  const send = async () => {
    const result = await erase()
    close()
    if (!result.ok) return toast(result.message)
    toast('已注销，您的个人资料都清掉了')
    openSignIn()
  }
  return (
    <>
      <SectionHead title="注销" />
      <View className="pad t-md privacy-page__words">
        <View className="ink-2">不再用了，可以注销。家里其他人不受影响。</View>
        <Button wide onTap={() => setStep('told')}>
          注销我的账号
        </Button>
      </View>
      <Sheet
        open={step === 'told'}
        title="注销以后"
        onClose={close}
        foot={
          <Button wide onTap={() => setStep('sure')}>
            我知道了，下一步
          </Button>
        }
      >
        <View className="pad t-md privacy-page__words">
          <View className="strong">马上清掉的</View>
          <View>登录和绑定、头像、昵称、消息记号、订阅、被退回的事的照片、还没用上的照片。</View>
          <View>全名公开的同意，光荣榜上的名字改成打码。担任的职务交回村里。</View>
          <View className="strong">村里留着的</View>
          <View>名册上的姓名和手机号由村委管。办过的事和台账只记编号，不能删，公示时打码。</View>
          <View>家里的积分还在，家里人照常用。以后扫一户一码，还能再登录。</View>
        </View>
      </Sheet>
      <Sheet
        open={step === 'sure'}
        title="真的注销？"
        onClose={close}
        foot={
          <View className="privacy-page__foot">
            <Button wide onTap={close}>
              先不注销
            </Button>
            <Button kind="primary" wide busy={busy} onTap={() => void send()}>
              注销
            </Button>
          </View>
        }
      >
        <View className="pad t-md">清掉的找不回来。</View>
      </Sheet>
    </>
  )
}
