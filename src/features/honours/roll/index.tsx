import { Fragment } from 'react'
import { ScrollView, View } from '@tarojs/components'
import { useElder } from '@/theme/elder'
import { cx } from '@/components/cx'
import { HonourTitle } from '@/components/honour-title'
import { Tap } from '@/components/tap'
import './index.scss'

export interface RollEntry {
  key: string
  honour: string
  name: string
  /** 11.08 */
  date: string
  /** Stands before the first of its year: 二〇二五年. */
  year?: string
}

export interface RollProps {
  entries: RollEntry[]
  onTap: (key: string) => void
  /** The sideways roll came to its end: there may be more. */
  onEnd?: () => void
}

/** Up to here the columns widen to fill the sheet; a branch keeps the empty place while there is room for one. */
const few = 5
const roomForBranch = 4
/** Names of more characters than these are set smaller: 欧阳春生户, 阿依努尔·吐尔逊. */
const longName = 4
const longestName = 6

/** The roll of honour: names stand in ruled columns; many are moved sideways, in elder mode they are plain lines. */
export function Roll({ entries, onTap, onEnd }: RollProps) {
  const { elder } = useElder()
  if (elder) return <Lines entries={entries} onTap={onTap} />
  const columns = entries.map((entry) => (
    <Fragment key={entry.key}>
      {entry.year ? <View className="roll__year">{entry.year}</View> : null}
      <Column entry={entry} onTap={onTap} />
    </Fragment>
  ))
  if (entries.length > few) {
    return (
      <ScrollView
        className="roll sideways"
        scrollX
        enhanced
        showScrollbar={false}
        lowerThreshold={200}
        onScrollToLower={onEnd}
      >
        <View className="roll__sheet">{columns}</View>
      </ScrollView>
    )
  }
  return (
    <View className="roll roll--few">
      <View className="roll__sheet">
        {columns}
        {entries.length <= roomForBranch ? (
          <View className="roll__empty">
            <View className="roll__branch" />
            <View className="roll__date">虚位以待</View>
          </View>
        ) : null}
      </View>
    </View>
  )
}

function Column({ entry, onTap }: { entry: RollEntry; onTap: (key: string) => void }) {
  const { honour, name, date } = entry
  return (
    <Tap
      className="roll__column"
      label={`${name}，${honour}，${date}`}
      onTap={() => onTap(entry.key)}
    >
      <View className="roll__words">
        <View
          className={cx(
            'roll__name',
            name.length > longName && 'roll__name--long',
            name.length > longestName && 'roll__name--longest',
          )}
        >
          {name}
        </View>
        <View className="roll__honour">{honour}</View>
      </View>
      <View className="roll__date">{date}</View>
    </Tap>
  )
}

function Lines({ entries, onTap }: Omit<RollProps, 'onEnd'>) {
  return (
    <View className="roll-lines">
      {entries.map((entry) => (
        <Fragment key={entry.key}>
          {entry.year ? <View className="roll-lines__year">{entry.year}</View> : null}
          <Tap className="roll-line" onTap={() => onTap(entry.key)}>
            <View className="roll-line__name">{entry.name}</View>
            <HonourTitle>{entry.honour}</HonourTitle>
          </Tap>
        </Fragment>
      ))}
    </View>
  )
}
