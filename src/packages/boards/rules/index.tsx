import { useState } from 'react'
import { View } from '@tarojs/components'
import { a11y, heading } from '@/components/a11y'
import { Asked } from '@/components/asked'
import { cx } from '@/components/cx'
import { dayWords } from '@/components/dates'
import { Empty } from '@/components/empty'
import { TextField } from '@/components/field'
import { More } from '@/components/more'
import { Screen } from '@/components/screen'
import { Tap } from '@/components/tap'
import { useRules } from '@/features/rules/hooks'
import { useVersions } from '@/features/rules/versions'
import { useMe } from '@/features/session/hooks'
import { go } from '@/routes'
import type { RuleItem, RuleSetView, VersionRow } from '@/domain/rules/contract'
import { spokenChoice } from '@/components/spoken-choice'
import { today } from '@/session/clock'
import { RuleLine } from './rule-line'
import { categoriesOf, matching } from './search'
import './index.scss'

/** The rules in force: what brings how many points, up to where, and who may file it. */
export default function Rules() {
  const me = useMe()
  const query = useRules()
  const versions = useVersions(me.villageId)
  return (
    <Screen title="积分细则">
      {query.error?.code === 'NO_RULES_YET' && query.data === null ? (
        <NoRules mayMake={me.may('rules.start')} />
      ) : (
        <Asked query={query} rows={6}>
          {(set) => (
            <>
              <Coming versions={versions.data?.versions ?? []} />
              <RuleSet set={set} />
            </>
          )}
        </Asked>
      )}
    </Screen>
  )
}

function NoRules({ mayMake }: { mayMake: boolean }) {
  return mayMake ? (
    <Empty
      picture="done"
      title="还没有细则"
      line="先写草稿，两个人定下来就施行。"
      action="写细则"
      onAction={() => go('packages/rules/list/index')}
    />
  ) : (
    <Empty picture="done" title="还没有细则" line="村委定下来以后，在这里看得到。" />
  )
}

/** What was adopted and does not hold yet: from when, and what it changes. */
function Coming({ versions }: { versions: readonly VersionRow[] }) {
  return versions
    .filter(({ effectiveFrom }) => effectiveFrom > today())
    .map(({ version, effectiveFrom, changes }) => (
      <View key={version} className="rulebook__coming">
        <View className="strong">{`${dayWords(effectiveFrom, today())}起用新的一版`}</View>
        <View>{changes}</View>
      </View>
    ))
}

/** A rule set holds up to 300 items; these are drawn at once. */
const itemsAtOnce = 20

function RuleSet({ set }: { set: RuleSetView }) {
  const [text, setText] = useState('')
  const [category, setCategory] = useState<string | null>(null)
  const [shown, setShown] = useState(itemsAtOnce)
  const numbered = set.items.map((item, i) => ({ item, number: i + 1 }))
  const found = matching(numbered, text, category)
  const choose = (next: string | null) => {
    setCategory(next)
    setShown(itemsAtOnce)
  }
  return (
    <>
      <View className="rulebook__about">
        {`${set.name}，${dayWords(set.effectiveFrom, today())}起施行，共 ${set.items.length} 条。哪天做的事，按那天的细则算。`}
      </View>
      <TextField
        label="找一条"
        value={text}
        max={20}
        placeholder="如：老人、清扫、上学"
        onChange={(next) => {
          setText(next)
          setShown(itemsAtOnce)
        }}
      />
      <View className="rulebook__categories" {...a11y({ role: 'tablist', label: '类别' })}>
        {[null, ...categoriesOf(set.items)].map((name) => (
          <Tap
            key={name ?? ''}
            role="tab"
            selected={name === category}
            label={spokenChoice(name ?? '全部', name === category)}
            className={cx('rulebook__category', name === category && 'rulebook__category--on')}
            onTap={() => choose(name)}
          >
            {name ?? '全部'}
          </Tap>
        ))}
      </View>
      {found.length === 0 ? (
        <Empty
          picture="done"
          title="没有这样的细则"
          line="换个词，或看全部类别。"
          action="看全部"
          onAction={() => {
            setText('')
            choose(null)
          }}
        />
      ) : (
        <Items items={found.slice(0, shown)} />
      )}
      <More
        onMore={found.length > shown ? () => setShown(shown + itemsAtOnce) : null}
        label={`再看 ${Math.min(itemsAtOnce, found.length - shown)} 条`}
      />
    </>
  )
}

/** Under a heading for each category, in the order of the rule set. */
function Items({ items }: { items: readonly { item: RuleItem; number: number }[] }) {
  return items.map(({ item, number }, i) => (
    <View key={item.id}>
      {items[i - 1]?.item.category === item.category ? null : (
        <View className="rulebook__heading" {...heading(2)}>
          {item.category}
        </View>
      )}
      <RuleLine item={item} number={number} />
    </View>
  ))
}
