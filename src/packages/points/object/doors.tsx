import type { ComponentType } from 'react'
import { View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { cx } from '@/components/cx'
import { Tap } from '@/components/tap'
import type { DeedStory } from '@/domain/deeds/contract'
import { AskLeader, AskLeaderFoot } from './leader'
import type { Said } from './said'
import { SayFoot, Saying } from './saying'
import { WriteFoot, Writing } from './writing'

export interface DoorProps {
  readonly story: DeedStory
  readonly said: Said
}

/** One way to object: what stands in the page, and what is done with it at its foot. Its mark is drawn in the style sheet. */
interface Door {
  readonly name: string
  readonly words: string
  readonly Body: ComponentType<DoorProps>
  readonly Foot: ComponentType<DoorProps>
}

export const write: Door = { name: 'write', words: '写', Body: Writing, Foot: WriteFoot }

const say: Door = { name: 'say', words: '说', Body: Saying, Foot: SayFoot }

const leader: Door = {
  name: 'leader',
  words: '请组长',
  Body: AskLeader,
  Foot: AskLeaderFoot,
}

const doors: readonly Door[] = [write, say, leader]

/** Side by side and alike: nobody has to write. */
export function DoorRow({ open, onOpen }: { open: Door; onOpen: (door: Door) => void }) {
  if (doors.length < 2) return null
  return (
    <View className="doors" {...a11y({ role: 'tablist', label: '怎么提' })}>
      {doors.map((door) => (
        <Tap
          key={door.name}
          role="tab"
          selected={door === open}
          className={cx('doors__door', door === open && 'doors__door--open')}
          onTap={() => onOpen(door)}
        >
          <View className={`doors__mark doors__mark--${door.name}`} />
          {door.words}
        </Tap>
      ))}
    </View>
  )
}
