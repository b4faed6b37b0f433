import { View } from '@tarojs/components'
import type { CheckedImport } from '@/features/roster/import'
import { Button } from '@/components/button'
import { Seal } from '@/components/seal'
import { goBack } from '@/routes'

export function Done({ checked, onAgain }: { checked: CheckedImport; onAgain: () => void }) {
  const { added, changed, newHouseholds } = checked.counts
  return (
    <View className="pad import import--done">
      <Seal kind="approved" size={72} stamp label={false} />
      <View className="serif t-xl strong">名册换好了</View>
      <View className="ink-2 t-md">
        {`新添 ${String(added)} 人、${String(newHouseholds)} 户，改动 ${String(changed)} 人`}
      </View>
      {newHouseholds > 0 ? (
        <View className="ink-2 t-sm">新户有了新卡号，请到名册里打印户卡。</View>
      ) : null}
      <Button kind="primary" wide onTap={() => goBack()}>
        回名册
      </Button>
      <Button wide onTap={onAgain}>
        再导入一份
      </Button>
    </View>
  )
}
