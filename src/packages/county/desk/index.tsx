import { useState } from 'react'
import { View } from '@tarojs/components'
import { useFoundingOverview } from '@/features/founding/hooks'
import { go } from '@/routes'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import type { Answer } from '@/domain/contracts'
import type { FoundedTown, FoundedVillage } from '@/domain/founding/contract'
import { officersWanted } from '@/domain/founding/limits'
import { OfficerSheet, TownSheet } from './sheets'
import './index.scss'

type Overview = Answer<'founding.overview'>

/** 县里的事, 乡镇的事: towns, officers and villages, and what each village still lacks. Counts, no names. */
export default function Desk() {
  const overview = useFoundingOverview()
  return (
    <Screen title={overview.data?.level === 'town' ? '乡镇的事' : '县里的事'}>
      <Asked query={overview} rows={4}>
        {(data) => <Region {...data} />}
      </Asked>
    </Screen>
  )
}

function Region({ regionId, level, name, officers, towns }: Overview) {
  const [town, setTown] = useState(false)
  const [officerOf, setOfficerOf] = useState<{ regionId: string; name: string } | null>(null)
  const isCounty = level === 'county'
  return (
    <>
      <View className="pad desk__head">
        <View className="desk__name">{name}</View>
        <View className="t-sm ink-2">{sumWords(towns)}</View>
      </View>
      {isCounty && officers < officersWanted ? (
        <View className="desk__second">
          <View className="grow t-md">
            请再添一位县里的干部：哪个村进不去了，要两位干部一起才能修。
          </View>
          <Button onTap={() => setOfficerOf({ regionId, name })}>添一位</Button>
        </View>
      ) : null}
      {towns.map((each) => (
        <Town
          key={each.regionId}
          town={each}
          onOfficer={isCounty ? () => setOfficerOf(each) : undefined}
        />
      ))}
      {towns.length === 0 ? (
        <Empty picture="honour" title="还没有乡镇" line="先添一个乡镇，再在里面建村。" />
      ) : null}
      {isCounty ? (
        <View className="pad desk__more">
          <Button
            wide
            kind={towns.length === 0 ? 'primary' : undefined}
            onTap={() => setTown(true)}
          >
            添一个乡镇
          </Button>
        </View>
      ) : null}
      <TownSheet open={town} onClose={() => setTown(false)} />
      <OfficerSheet region={officerOf} onClose={() => setOfficerOf(null)} />
    </>
  )
}

function Town({ town, onOfficer }: { town: FoundedTown; onOfficer?: (() => void) | undefined }) {
  const { regionId, name, officers, villages } = town
  return (
    <View>
      <SectionHead
        title={name}
        note={officers === 0 ? '还没有干部' : `干部 ${String(officers)} 位`}
        {...(onOfficer ? { action: '添干部', onAction: onOfficer } : {})}
      />
      {villages.map((village) => (
        <View key={village.villageId} className="desk__village">
          <View className="desk__village-name">{village.name}</View>
          <View className="t-sm ink-2 num">{`${String(village.households)} 户`}</View>
          <View className="desk__lacks t-sm">{lackWords(village)}</View>
        </View>
      ))}
      <View className="pad desk__more">
        <Button
          wide
          label={`在${name}建一个村`}
          onTap={() => go('packages/county/village/index', { townId: regionId })}
        >
          建一个村
        </Button>
      </View>
    </View>
  )
}

function sumWords(towns: readonly FoundedTown[]): string {
  const villages = towns.flatMap((town) => town.villages).length
  return `${String(towns.length)} 个乡镇，${String(villages)} 个村`
}

/** What needs somebody; empty where nothing does. */
function lackWords({ committee, reviewers, hasRules }: FoundedVillage): string {
  const lacks = [
    ...(committee === 0 ? ['村委'] : []),
    ...(reviewers === 0 ? ['审核员'] : []),
    ...(hasRules ? [] : ['积分细则']),
  ]
  return lacks.length === 0 ? '' : `还缺${lacks.join('、')}`
}
