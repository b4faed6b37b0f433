import { useState } from 'react'
import { View } from '@tarojs/components'
import { useFindHouseholds } from '@/features/roster/find'
import { FindInRoster } from '@/features/roster/finder/whole-roster'
import { go } from '@/routes'
import { useGroups, useVillage } from '@/features/roster/village'
import { useMe, villageFor } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { grouped } from '@/components/numbers'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { AddHousehold } from './add-household'
import { ExportSheet } from './export-sheet'
import { PrintSheet } from './print-sheet'
import './index.scss'

/** 名册: who lives here, the roster's way in and out, and the household cards. */
export default function Roster() {
  const me = useMe()
  const villageId = me.identity?.villageId ?? null
  const where = villageFor(me, me.may('roster.people'))
  const village = useVillage()
  const groups = useGroups(where !== null)
  // The search begins with all of them.
  useFindHouseholds(where, '')
  return (
    <Screen title="名册">
      <Asked query={me.query}>
        {() =>
          me.may('roster.people') && villageId !== null ? (
            <Keeping villageId={villageId} village={village} groups={groups} />
          ) : (
            <Empty picture="done" title="名册由村委来管" line="自己家的内容，在「我家」里看。" />
          )
        }
      </Asked>
    </Screen>
  )
}

function Keeping({
  villageId,
  village,
  groups,
}: {
  villageId: string
  village: ReturnType<typeof useVillage>
  groups: ReturnType<typeof useGroups>
}) {
  const [sheet, setSheet] = useState<'export' | 'print' | 'add' | null>(null)
  return (
    <>
      <Counts village={village} groups={groups.data?.groups.length ?? null} />
      <View className="pad roster-acts">
        <View className="roster-acts__two">
          <View className="roster-acts__half">
            <Button kind="primary" wide onTap={() => go('packages/committee/roster-import/index')}>
              导入名册
            </Button>
          </View>
          <View className="roster-acts__half">
            <Button wide onTap={() => setSheet('add')}>
              添一户
            </Button>
          </View>
        </View>
        <View className="roster-acts__two">
          <View className="roster-acts__half">
            <Button wide onTap={() => setSheet('export')}>
              导出
            </Button>
          </View>
          <View className="roster-acts__half">
            <Button wide icon="code" onTap={() => setSheet('print')}>
              打印户卡
            </Button>
          </View>
        </View>
      </View>
      <SectionHead title="找一户、找个人" />
      <FindInRoster
        villageId={villageId}
        onOpen={(householdId) => go('packages/committee/household/index', { householdId })}
      />
      {sheet === 'add' ? (
        <AddHousehold villageId={villageId} groups={groups} onClose={() => setSheet(null)} />
      ) : null}
      <ExportSheet villageId={villageId} open={sheet === 'export'} onClose={() => setSheet(null)} />
      <PrintSheet
        villageId={villageId}
        groups={groups}
        open={sheet === 'print'}
        onClose={() => setSheet(null)}
      />
    </>
  )
}

function Counts({
  village,
  groups,
}: {
  village: ReturnType<typeof useVillage>
  groups: number | null
}) {
  return (
    <Asked query={village} loading="figures">
      {({ name, households, residents }) => (
        <View className="pad roster-counts">
          <View className="ink-2 t-sm">{name}在册</View>
          <View className="roster-counts__row">
            <Count figure={households} unit="户" />
            <Count figure={residents} unit="人" />
            {groups === null ? null : <Count figure={groups} unit="个组" />}
          </View>
        </View>
      )}
    </Asked>
  )
}

function Count({ figure, unit }: { figure: number; unit: string }) {
  return (
    <View className="roster-counts__one">
      <View className="serif num t-xxl">{grouped(figure)}</View>
      <View className="ink-2 t-sm">{unit}</View>
    </View>
  )
}
