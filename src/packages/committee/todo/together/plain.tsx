import { View } from '@tarojs/components'
import { signed } from '@/components/numbers'
import { Tap } from '@/components/tap'
import { deedTitle } from '@/features/deeds/words'
import type { TodoRow } from '@/domain/deeds/contract'
import { go } from '@/routes'
import { byGroup, worthOf } from './answers'

/** What nothing asks about: a line a group, and below it each with its points. */
export function Plain({ rows }: { rows: readonly TodoRow[] }) {
  if (rows.length === 0) return null
  return (
    <View className="plain">
      <View className="together__strip">
        <View className="strong grow">{`没疑问的 ${rows.length} 件`}</View>
        <View className="num t-md">{signed(worthOf(rows))}</View>
      </View>
      {byGroup(rows).map(({ group, rows: ofGroup }) => (
        <View key={group} className="plain__group">
          <View className="plain__line">
            <View className="t-md">{group}</View>
            <View className="plain__dots" />
            <View className="ink-2 t-sm">{`${ofGroup.length} 件`}</View>
            <View className="plain__sum num t-md">{signed(worthOf(ofGroup))}</View>
          </View>
          {ofGroup.map(({ deed }) => (
            <Tap
              key={deed.deedId}
              role="link"
              className="plain__one t-sm ink-2"
              onTap={() =>
                go('packages/points/deed/index', {
                  deedId: deed.deedId,
                  villageId: deed.villageId,
                })
              }
            >
              <View className="grow">{`${deed.doer ?? deed.household} · ${deedTitle(deed)}`}</View>
              <View className="num">{deed.points === null ? '' : signed(deed.points)}</View>
            </Tap>
          ))}
        </View>
      ))}
    </View>
  )
}
