import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { openSignIn } from '@/routes'

/** Leads a visitor who wants to take part to signing in. */
export function SignInSheet({
  open,
  title,
  text,
  onClose,
}: {
  open: boolean
  /** 登录后就能加油 */
  title: string
  text: string
  onClose: () => void
}) {
  const go = () => {
    onClose()
    openSignIn()
  }
  return (
    <Sheet
      open={open}
      title={title}
      onClose={onClose}
      foot={
        <Button kind="primary" wide onTap={go}>
          去登录
        </Button>
      }
    >
      <View className="pad ink-2">{text}</View>
    </Sheet>
  )
}
