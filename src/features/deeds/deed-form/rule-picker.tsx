import { useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import type { RuleItem } from '@/domain/rules/contract'
import { cx } from '@/components/cx'
import { priceWords } from '../words'
import { TextField } from '@/components/field'
import { Tap } from '@/components/tap'
import './index.scss'

/** So many items are shown at once, without opening a category first. */
const openUpTo = 30

export interface RulePickerProps {
  items: readonly RuleItem[]
  /** Ids chosen lately on this phone, newest first. */
  recentIds: readonly string[]
  error?: string | undefined
  onPick: (item: RuleItem) => void
}

/** Finds one of up to 300 rule items: what was used lately, by a word of its name, or by category. */
export function RulePicker({ items, recentIds, error, onPick }: RulePickerProps) {
  const [text, setText] = useState('')
  const [open, setOpen] = useState<string | null>(null)
  const words = text.trim()
  const lately = useMemo(
    () =>
      recentIds
        .map((id) => items.find((item) => item.id === id))
        .filter((item): item is RuleItem => item !== undefined)
        .slice(0, 4),
    [items, recentIds],
  )
  const categories = useMemo(() => [...new Set(items.map((item) => item.category))], [items])
  const found = words === '' ? [] : items.filter((item) => matches(item, words))
  const all = items.length <= openUpTo

  return (
    <View className="rules">
      {error ? <View className="rules__error t-sm strong">{error}</View> : null}
      {all ? null : (
        <TextField
          label="找一条"
          value={text}
          placeholder="如：扫路、老人、庭院"
          onChange={setText}
        />
      )}
      {words === '' ? (
        <>
          <Items title="常报的" items={lately} onPick={onPick} />
          {categories.map((category) => {
            const own = items.filter((item) => item.category === category)
            const shown = all || open === category
            return (
              <View key={category}>
                {all ? (
                  <View className="rules__head ink-3 t-sm">{category}</View>
                ) : (
                  <Tap
                    className="rules__category row"
                    expanded={shown}
                    label={`${category}，${own.length} 条`}
                    onTap={() => {
                      setOpen(shown ? null : category)
                    }}
                  >
                    <View className="grow t-md strong">{category}</View>
                    <View className="ink-3 t-sm">{own.length} 条</View>
                    <View className={cx('rules__arrow', shown && 'rules__arrow--open')} />
                  </Tap>
                )}
                {shown ? <Items items={own} onPick={onPick} /> : null}
              </View>
            )
          })}
        </>
      ) : (
        <>
          <Items items={found} onPick={onPick} />
          {found.length === 0 ? (
            <View className="ink-2 t-sm rules__none">没有这样的细则，换个词试试</View>
          ) : null}
        </>
      )}
    </View>
  )
}

function Items({
  title,
  items,
  onPick,
}: {
  title?: string | undefined
  items: readonly RuleItem[]
  onPick: (item: RuleItem) => void
}) {
  if (items.length === 0) return null
  return (
    <View>
      {title === undefined ? null : <View className="rules__head ink-3 t-sm">{title}</View>}
      {items.map((item) => (
        <Tap
          key={item.id}
          className="rules__item row"
          label={`${item.name}，${priceWords(item)}`}
          onTap={() => {
            onPick(item)
          }}
        >
          <View className="grow t-md">{item.name}</View>
          <View className={item.kind === 'deduct' ? 'ink-2 t-sm nowrap' : 'red t-sm nowrap'}>
            {priceWords(item)}
          </View>
        </Tap>
      ))}
    </View>
  )
}

/** Every character of what was typed in this order, so that 扫路 finds 清扫村路. */
function matches(item: RuleItem, words: string): boolean {
  let rest = `${item.name}${item.category}`
  for (const letter of words.replace(/\s/g, '')) {
    const at = rest.indexOf(letter)
    if (at < 0) return false
    rest = rest.slice(at + 1)
  }
  return true
}
