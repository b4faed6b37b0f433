import { Image, View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { Asked } from '@/components/asked'
import { Sheet } from '@/components/sheet'
import { useHonourCode } from '@/features/codes/hooks'
import type { HonourView } from '@/domain/honours/contract'

/** 小程序码: to be scanned from this screen or from a print of it. */
export function CodeSheet({
  open,
  honour,
  villageId,
  onClose,
}: {
  open: boolean
  honour: HonourView
  villageId: string | null
  onClose: () => void
}) {
  const code = useHonourCode(villageId, open ? honour.honourId : null)
  return (
    <Sheet open={open} title="小程序码" onClose={onClose}>
      {open ? (
        <Asked query={code} loading="card">
          {({ address }) =>
            address === null ? (
              <View className="pad ink-2 t-md">现在画不出小程序码，请用「发给亲友」。</View>
            ) : (
              <View className="honour-page__code">
                <Image
                  className="honour-page__picture"
                  src={address}
                  {...a11y({ role: 'img', label: '小程序码' })}
                />
                <View className="ink-2 t-sm">用微信扫一扫，就能看到这条荣誉。</View>
              </View>
            )
          }
        </Asked>
      ) : null}
    </Sheet>
  )
}
