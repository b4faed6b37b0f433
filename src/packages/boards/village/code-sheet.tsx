import { Image, View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { Asked } from '@/components/asked'
import { Sheet } from '@/components/sheet'
import { codeStyle } from '@/features/codes/card-sheet'
import { useVillageCode } from '@/features/codes/hooks'

/** The village's code, for somebody who has not been here: it opens the boards. */
export function VillageCodeSheet({
  open,
  villageId,
  onClose,
}: {
  open: boolean
  villageId: string
  onClose: () => void
}) {
  const code = useVillageCode(open ? villageId : null)
  return (
    <Sheet open={open} title="村里的码" onClose={onClose}>
      {open ? (
        <Asked query={code} loading="card">
          {({ name, address, square }) => (
            <View className="village-code">
              <View className="serif t-lg">{name}</View>
              {address !== null ? (
                <Image
                  className="village-code__picture"
                  src={address}
                  {...a11y({ role: 'img', label: '小程序码' })}
                />
              ) : square !== null ? (
                <View
                  className="village-code__picture"
                  style={codeStyle(square)}
                  {...a11y({ role: 'img', label: '二维码' })}
                />
              ) : null}
              <View className="ink-2 t-md">
                {address === null && square === null
                  ? '现在画不出码，过一会儿再试。'
                  : `给乡亲用手机扫一扫，打开就是${name}的榜。`}
              </View>
            </View>
          )}
        </Asked>
      ) : null}
    </Sheet>
  )
}
