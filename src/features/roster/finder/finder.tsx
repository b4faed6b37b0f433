import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { Empty } from '@/components/empty'
import { TextField } from '@/components/field'
import { useDebounced } from '@/components/field/use-debounced'
import { More } from '@/components/more'
import type { Paged } from '@/data/paged'
import { searchMax } from '@/domain/roster/limits'
import './index.scss'

const words = {
  household: { label: '户主姓名', more: '再看 20 户' },
  person: { label: '姓名', more: '再看 20 人' },
  left: { label: '姓名', more: '再看 20 人' },
} as const

/** What a name is looked for: the head of a household, anybody, or whoever has left. */
export type FindBy = keyof typeof words

export interface Typed {
  readonly text: string
  readonly set: (text: string) => void
  /** What is asked for it once the fingers rest. */
  readonly asked: string
}

export function useTyped(): Typed {
  const [text, set] = useState('')
  return { text, set, asked: useDebounced(text.replace(/\s/g, '')) }
}

export interface FinderProps<A, T> {
  by: FindBy
  typed: Typed
  found: Paged<A, T>
  row: (one: T) => ReactNode
  /** Between the field and what was found. */
  children?: ReactNode
}

/** The field for a name, and what was found by it, in every state of the answer. */
export function Finder<A, T>({ by, typed, found, row, children }: FinderProps<A, T>) {
  const { label, more } = words[by]
  return (
    <View>
      <TextField
        label={label}
        value={typed.text}
        max={searchMax}
        placeholder="打一个姓就行，如：赵"
        onChange={typed.set}
      />
      {children}
      <Asked query={found.first} noun="名册">
        {() => (
          <>
            {found.rows?.length === 0 ? <Nobody by={by} typed={typed.asked !== ''} /> : null}
            {(found.rows ?? []).map(row)}
            <More
              onMore={found.more}
              busy={found.moreBusy}
              error={found.moreError?.message}
              label={more}
            />
          </>
        )}
      </Asked>
    </View>
  )
}

function Nobody({ by, typed }: { by: FindBy; typed: boolean }) {
  if (by === 'left' && !typed) return <View className="pad ink-2 t-sm">还没有人过世或迁走</View>
  return typed ? (
    <View className="pad ink-2 t-sm">没有找到，换个姓试试</View>
  ) : (
    <Empty picture="done" title="名册还空着" line="村委导入名册后，就能在这里找到。" />
  )
}
