import { View } from '@tarojs/components'
import type { useSettingChanges } from '@/features/settings/hooks'
import { Asked } from '@/components/asked'
import { dayTimeWords } from '@/components/dates'
import { More } from '@/components/more'
import { SectionHead } from '@/components/section-head'

export function Changes({ changes }: { changes: ReturnType<typeof useSettingChanges> }) {
  return (
    <>
      <SectionHead title="改动记录" />
      <Asked query={changes.first} rows={2} part>
        {() =>
          changes.rows?.length === 0 ? (
            <View className="pad ink-2 t-sm">还没有改动过</View>
          ) : (
            <View className="set">
              {(changes.rows ?? []).map(({ changeId, at, by, person, words }) => (
                <View key={changeId} className="set__change">
                  {words.map((line) => (
                    <View key={line} className="t-md">
                      {person === null ? line : `${person}，${line}`}
                    </View>
                  ))}
                  <View className="ink-3 t-sm">
                    {dayTimeWords(at)} · {by}
                  </View>
                </View>
              ))}
            </View>
          )
        }
      </Asked>
      <More
        onMore={changes.more}
        busy={changes.moreBusy}
        error={changes.moreError?.message}
        label="更早的改动"
      />
    </>
  )
}
