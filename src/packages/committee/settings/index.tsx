import { useState } from 'react'
import { useMe, villageFor } from '@/features/session/hooks'
import { useChangeSettings, useSettingChanges, useSettings } from '@/features/settings/hooks'
import { Asked } from '@/components/asked'
import { Empty } from '@/components/empty'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { marketWords } from '@/domain/common/market'
import { plantWords, usualPlant } from '@/domain/common/plant'
import type { SettingsView } from '@/domain/settings/contract'
import { Changes } from './changes'
import { editors, type EditorKey } from './editors'
import { Groups } from './groups'
import { Rows } from './rows'
import { Staff } from './staff'
import './index.scss'

/** 村务设置: how the village counts, its boards, groups and offices; the supervisor reads along. */
export default function Settings() {
  const me = useMe()
  const villageId = me.identity?.villageId ?? null
  const may = me.may('settings.read')
  const where = villageFor(me, may)
  const settings = useSettings(where)
  const changes = useSettingChanges(where)
  return (
    <Screen title="村务设置">
      <Asked query={me.query}>
        {() =>
          villageId !== null && may ? (
            <Asked query={settings} rows={8}>
              {(view) => (
                <Sections
                  villageId={villageId}
                  view={view}
                  changes={changes}
                  may={me.may('settings.change')}
                />
              )}
            </Asked>
          ) : (
            <Empty picture="done" title="这里由村委来办" line="想改公示天数、小组，请告诉村委。" />
          )
        }
      </Asked>
    </Screen>
  )
}

export interface SectionProps {
  readonly villageId: string
  readonly view: SettingsView
  /** The committee changes, the supervisor reads. */
  readonly may: boolean
}

function Sections({
  changes,
  ...section
}: SectionProps & { changes: ReturnType<typeof useSettingChanges> }) {
  const { villageId, view, may } = section
  const [editing, setEditing] = useState<EditorKey | null>(null)
  const commands = useChangeSettings(villageId, view.version)
  const Editor = editing === null ? null : editors[editing]
  return (
    <>
      <SectionHead title="记分和公示" />
      <Rows
        may={may}
        onOpen={setEditing}
        rows={[
          { key: 'publicity', words: '公示天数', value: publicityWords(view) },
          { key: 'claim', words: '补报期限', value: `${String(view.claimDays)} 天以内` },
          {
            key: 'unit',
            words: '记分方式',
            value: view.unit === 'household' ? '按户记' : '按人记',
            fixed: view.unitFixed ? '已有人申报，不能再改' : undefined,
          },
          { key: null, words: '年底结转', value: '一直累计，不清零' },
          { key: 'market', words: '赶集', value: marketWords(view.market) },
        ]}
      />
      <SectionHead title="榜" />
      <Rows
        may={may}
        onOpen={setEditing}
        rows={[
          { key: 'ranking', words: '积分排名', value: view.ranking ? '公开排名' : '不排名' },
          {
            key: 'boards',
            words: '榜名',
            value: [
              view.boardNames.honours,
              view.boardNames.aspirations,
              view.boardNames.ranking,
            ].join('、'),
          },
          {
            key: 'plant',
            words: '山水里的植物',
            value: plantWords[view.plant ?? usualPlant],
          },
          { key: 'titles', words: '荣誉称号', value: view.honourTitles.join('、') },
        ]}
      />
      <Groups {...section} />
      <Staff {...section} />
      <Changes changes={changes} />
      {Editor ? <Editor view={view} commands={commands} onClose={() => setEditing(null)} /> : null}
    </>
  )
}

function publicityWords({ publicityDays, publicityNext }: SettingsView): string {
  const now = daysInWords(publicityDays)
  return publicityNext === null ? now : `${now}，明天起 ${daysInWords(publicityNext.days)}`
}

function daysInWords(days: number): string {
  return days === 0 ? '不公示' : `${String(days)} 天`
}
