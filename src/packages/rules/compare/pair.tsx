import { View } from '@tarojs/components'
import type { RuleItem } from '@/domain/rules/contract'
import { comparedPhrases } from '../words'

/** An item as it is and as it will be: only changed words are underlined. */
export function Pair({
  before,
  after,
  number,
}: {
  before: RuleItem
  after: RuleItem
  number: number
}) {
  return (
    <View className="rules-pair">
      <View className="row">
        <View className="grow rules-pair__name">
          {before.name === after.name ? after.name : `${before.name} → ${after.name}`}
        </View>
        <View className="num ink-3">{number}</View>
      </View>
      <View className="rules-pair__sides">
        <View className="rules-pair__side">
          {comparedPhrases(before, after).map(({ words }) => (
            <View key={words}>{words}</View>
          ))}
        </View>
        <View className="rules-pair__side rules-pair__side--after">
          {comparedPhrases(after, before).map(({ words, changed }) => (
            <View key={words}>
              <View className={changed ? 'rules-pair__changed' : ''}>{words}</View>
            </View>
          ))}
        </View>
      </View>
    </View>
  )
}
