import { View } from '@tarojs/components'
import type { CheckedImport, FaultView } from '@/features/roster/import'
import { Button } from '@/components/button'
import { a11y } from '@/components/a11y'
import { sheetWords } from './words'

/** What has to be mended, row by row; nothing was imported. */
export function Faults({
  checked,
  onOpen,
  onList,
}: {
  checked: CheckedImport
  onOpen: () => void
  onList: () => void
}) {
  const { faults, faultCount, counts } = checked
  return (
    <>
      <View className="pad import">
        <View className="serif t-lg strong" {...a11y({ role: 'alert' })}>
          {`${String(faultCount)} 处要改，还没有导入`}
        </View>
        <View className="ink-2 t-sm">
          {`${sheetWords(checked)}读了 ${String(counts.rows)} 行。在原来的表里改好，再选一次文件。`}
        </View>
        <Button kind="primary" wide onTap={onOpen}>
          改好了，再选文件
        </Button>
        <Button wide onTap={onList}>
          下载问题清单
        </Button>
      </View>
      {faults.map((fault, i) => (
        <FaultRow key={i} fault={fault} />
      ))}
      {faultCount > faults.length ? (
        <View className="pad ink-3 t-sm import-rest">
          {`还有 ${String(faultCount - faults.length)} 处，在问题清单里`}
        </View>
      ) : null}
    </>
  )
}

function FaultRow({ fault }: { fault: FaultView }) {
  const { line, column, content, reason } = fault
  return (
    <View className="import-fault row">
      <View className="import-fault__line num t-md">{`第 ${String(line)} 行`}</View>
      <View className="grow">
        <View className="t-md">{reason}</View>
        <View className="ink-3 t-sm">
          {[column === '' ? '整行' : `“${column}”列`, content === '' ? '' : `写的是：${content}`]
            .filter(Boolean)
            .join(' · ')}
        </View>
      </View>
    </View>
  )
}
