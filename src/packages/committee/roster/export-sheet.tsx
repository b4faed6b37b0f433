import { View } from '@tarojs/components'
import { useRosterFiles } from '@/features/roster/cards'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'

/** The roster as a table, in the form in which it can be imported again. */
export function ExportSheet({
  villageId,
  open,
  onClose,
}: {
  villageId: string
  open: boolean
  onClose: () => void
}) {
  const { making, exportAs } = useRosterFiles(villageId)
  const take = async (kind: 'xlsx' | 'csv') => {
    const result = await exportAs(kind)
    if (!result.ok) return toast(result.message)
    onClose()
    toast(`${result.data.name} 好了`)
  }
  return (
    <Sheet open={open} title="导出名册" onClose={onClose}>
      <View className="pad roster-sheet">
        <View className="ink-2 t-md">表里有姓名、电话和孩子的出生年月，请保管好，用完删掉。</View>
        <Button kind="primary" wide busy={making === 'xlsx'} onTap={() => void take('xlsx')}>
          Excel 表格 .xlsx
        </Button>
        <Button wide busy={making === 'csv'} onTap={() => void take('csv')}>
          文本表格 .csv
        </Button>
      </View>
    </Sheet>
  )
}
