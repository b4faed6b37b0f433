import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import './index.scss'

/** What is there sooner is never worth a flicker. */
const patienceMs = 300

export interface LoadingProps {
  /** Takes the shape and height of what will come. */
  kind?: 'rows' | 'ledger' | 'figures' | 'card'
  rows?: number
  /** Long work counts: 已处理 120 / 500. */
  done?: number
  total?: number
}

/** Red rules and blank lines at the final height; never a spinner alone. */
export function Loading({ kind = 'rows', rows = 4, done, total }: LoadingProps) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  const counts = total === undefined ? undefined : `已处理 ${done ?? 0} / ${total}`
  return (
    <View
      className={shown ? 'loading' : 'loading loading--early'}
      {...a11y({ role: 'status', label: counts ?? '正在读' })}
    >
      {counts ? <View className="loading__count">{counts}</View> : null}
      {Array.from({ length: kind === 'rows' || kind === 'ledger' ? rows : 1 }, (_, i) => (
        <View key={i} className={`loading__${kind}`}>
          <View className="loading__blank" />
          <View className="loading__blank loading__blank--short" />
        </View>
      ))}
    </View>
  )
}
