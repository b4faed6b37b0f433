import { useState } from 'react'
import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { Empty } from '@/components/empty'
import { TextField } from '@/components/field'
import { useDebounced } from '@/components/field/use-debounced'
import { More } from '@/components/more'
import { Tap } from '@/components/tap'
import { VillageSeal } from '@/components/seal'
import { useFoundingState } from '@/features/founding/state'
import { useVillages } from '@/features/roster/village'
import { go } from '@/routes'
import { useElder } from '@/theme/elder'
import { searchMax } from '@/domain/roster/limits'
import './village-list.scss'

/** Villages of the installation, found by part of the name. */
export function VillageList({
  current,
  onChoose,
}: {
  current?: string | null
  onChoose: (villageId: string) => void
}) {
  const { elder } = useElder()
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim())
  const found = useVillages(asked)
  const villages = found.rows ?? []
  return (
    <View>
      <TextField
        label="村名"
        value={text}
        onChange={setText}
        placeholder="村名或乡镇名里的字"
        max={searchMax}
      />
      <Asked query={found.first}>
        {() => (
          <>
            {villages.length === 0 ? <Nothing searched={asked !== ''} /> : null}
            {villages.map((village) => (
              <Tap
                key={village.villageId}
                className="village-line"
                label={`${village.name}，${village.town}，${village.households} 户`}
                onTap={() => onChoose(village.villageId)}
              >
                <VillageSeal name={village.name} size={elder ? 50 : 40} />
                <View className="village-line__words">
                  <View className="village-line__name">{village.name}</View>
                  <View className="village-line__note">
                    {`${village.county}${village.town} · ${village.households} 户`}
                  </View>
                </View>
                {village.villageId === current ? <View className="t-xs red">正在看</View> : null}
              </Tap>
            ))}
            <More
              onMore={found.more}
              busy={found.moreBusy}
              error={found.moreError?.message}
              label="再看 20 个村"
            />
          </>
        )}
      </Asked>
    </View>
  )
}

function Nothing({ searched }: { searched: boolean }) {
  const state = useFoundingState(!searched)
  if (searched)
    return <Empty picture="honour" title="没有找到这个村" line="换个字试试，或请村委给您二维码。" />
  return state.data?.founded === false ? (
    <Empty
      picture="honour"
      title="这里还是一张白纸"
      line="县里管这件事的干部，用开机码开头。"
      action="我有开机码"
      onAction={() => go('packages/county/open/index')}
    />
  ) : (
    <Empty picture="honour" title="还没有村庄" line="请联系县里开通。" />
  )
}
