import { useState } from 'react'
import { View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { cx } from '@/components/cx'
import { HonourTitle } from '@/components/honour-title'
import { Tap } from '@/components/tap'
import type { HonourView } from '@/domain/honours/contract'
import { spokenChoice } from '@/components/spoken-choice'
import { rollDate, titlesInOrder } from '@/features/honours/words'
import { openHonour } from '@/routes'
import './honours-by-title.scss'

/** Lines of one honour are shown in steps, so that a long roll stays light. */
const linesAtOnce = 20

export function HonoursByTitle({
  honours,
  titles,
}: {
  honours: readonly HonourView[]
  titles: readonly string[]
}) {
  const counted = titlesInOrder(honours, titles)
  const [chosen, choose] = useState<string | null>(null)
  const title = counted.some((c) => c.title === chosen) ? chosen : (counted[0]?.title ?? null)
  const [shown, setShown] = useState(linesAtOnce)
  const lines = honours.filter((honour) => honour.title === title)
  return (
    <View>
      <View className="by-title__titles" {...a11y({ role: 'tablist', label: '荣誉' })}>
        {counted.map((c) => (
          <Tap
            key={c.title}
            role="tab"
            selected={c.title === title}
            label={spokenChoice(`${c.title} ${c.count}`, c.title === title)}
            className={cx('by-title__title', c.title === title && 'by-title__title--on')}
            onTap={() => {
              choose(c.title)
              setShown(linesAtOnce)
            }}
          >
            {`${c.title} ${c.count}`}
          </Tap>
        ))}
      </View>
      {title === null ? null : (
        <View className="by-title__head">
          <HonourTitle>{title}</HonourTitle>
        </View>
      )}
      {lines.slice(0, shown).map((honour) => (
        <HonourLine key={honour.honourId} honour={honour} />
      ))}
      {lines.length > shown ? (
        <Tap className="by-title__more" onTap={() => setShown(shown + linesAtOnce)}>
          往下看
        </Tap>
      ) : null}
    </View>
  )
}

function HonourLine({ honour }: { honour: HonourView }) {
  const withdrawn = honour.state === 'withdrawn'
  return (
    <Tap className="by-title__line" onTap={() => openHonour(honour.honourId)}>
      <View className="by-title__name">{honour.name}</View>
      <View className="grow t-xs ink-3">{honour.group}</View>
      <View className="t-xs ink-3">
        {withdrawn ? '已撤下' : `${honour.awardedOn.slice(0, 4)}.${rollDate(honour.awardedOn)}`}
      </View>
    </Tap>
  )
}
