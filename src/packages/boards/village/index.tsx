import Taro from '@tarojs/taro'
import { Screen } from '@/components/screen'
import { openBoards } from '@/routes'
import { VillageList } from '@/features/roster/village-list'
import { chooseVillage, useVillageId } from '@/session/village'

/** Chooses the village that this phone looks at. */
export default function Village() {
  const current = useVillageId()
  const choose = (villageId: string) => {
    chooseVillage(villageId)
    if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
    else openBoards()
  }
  return (
    <Screen title="换一个村">
      <VillageList current={current} onChoose={choose} />
    </Screen>
  )
}
