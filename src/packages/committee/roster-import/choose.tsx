import { View } from '@tarojs/components'
import { useRosterFiles } from '@/features/roster/cards'
import { a11y } from '@/components/a11y'
import { Button } from '@/components/button'
import { toast } from '@/components/toast'

/** What may be imported, and where it begins. */
export function Choose({
  villageId,
  error,
  onOpen,
  onRetry,
}: {
  villageId: string
  error: string | null
  onOpen: () => void
  onRetry: (() => void) | null
}) {
  const { making, template } = useRosterFiles(villageId)
  const take = async () => {
    const result = await template()
    if (!result.ok) toast(result.message)
  }
  return (
    <View className="pad import">
      {error === null ? null : (
        <View className="import__error t-md" {...a11y({ role: 'alert' })}>
          {error}
        </View>
      )}
      <View className="t-md">
        用村里现有的花名册就行，要有姓名、户号或户主、与户主关系。一人一行、一户一行、一组一页都认得。
      </View>
      <View className="ink-2 t-sm">
        收 .xlsx 和 .csv；.xls、.et 请先用表格软件另存为 .xlsx，不要加密码。
      </View>
      <View className="ink-2 t-sm">
        先核对、再导入。读了哪几页、哪几列，哪行不对、哪行没有人，会一条条写明；有一处不对就一行都不导入。
      </View>
      <View className="ink-2 t-sm">
        不用填身份证号；表里有的话只读出生日期，号码不保存，传上来的表核对完就删。
      </View>
      {onRetry === null ? null : (
        <Button kind="line" wide onTap={onRetry}>
          再核对一次
        </Button>
      )}
      <Button kind="primary" wide onTap={onOpen}>
        选名册文件
      </Button>
      <Button wide busy={making === 'template'} onTap={() => void take()}>
        下载空白模板
      </Button>
    </View>
  )
}
