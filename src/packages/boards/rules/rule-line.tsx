import { View } from '@tarojs/components'
import { cx } from '@/components/cx'
import { capWords, priceWords } from '@/features/deeds/words'
import type { RuleItem } from '@/domain/rules/contract'

/** One rule in words: name and points, then caps, then who may file it. */
export function RuleLine({ item, number }: { item: RuleItem; number: number }) {
  return (
    <View className="rulebook-line">
      <View className="row">
        <View className="rulebook-line__name">{item.name}</View>
        <View
          className={cx(
            'rulebook-line__price',
            item.kind === 'deduct' && 'rulebook-line__price--deduct',
          )}
        >
          {priceWords(item)}
        </View>
      </View>
      {item.caps.length === 0 ? null : (
        <View className="rulebook-line__words">{item.caps.map(capWords).join('，')}</View>
      )}
      <View className="rulebook-line__words rulebook-line__words--last">
        {[
          `第 ${number} 条`,
          filersWords(item),
          item.needsNote ? '要写清做了什么' : '',
          item.needsPhoto ? '自己报要有照片' : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </View>
    </View>
  )
}

export function filersWords({ filers }: Pick<RuleItem, 'filers'>): string {
  if (filers.includes('villager')) {
    return filers.includes('recorder') ? '自己报、记录员报都行' : '由自己报'
  }
  return '由记录员报'
}
