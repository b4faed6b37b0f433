import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Screen } from '@/components/screen'
import { goBack } from '@/routes'
import { VillageList } from '@/features/roster/village-list'
import { chooseVillage, useVillageId } from '@/session/village'
import { VillageCodeSheet } from './code-sheet'
import './index.scss'

/** Chooses the village that this phone looks at, and shows the code of the one it looks at now. */
export default function Village() {
  const current = useVillageId()
  const [code, setCode] = useState(false)
  const choose = (villageId: string) => {
    chooseVillage(villageId)
    goBack()
  }
  return (
    <Screen title="换一个村">
      <VillageList current={current} onChoose={choose} />
      {current === null ? null : (
        <View className="pad village-code__way">
          <Button wide icon="code" onTap={() => setCode(true)}>
            村里的码，给人扫一扫
          </Button>
          <VillageCodeSheet open={code} villageId={current} onClose={() => setCode(false)} />
        </View>
      )}
    </Screen>
  )
}
