import { View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { cx } from '@/components/cx'
import { SectionHead } from '@/components/section-head'
import { Tap } from '@/components/tap'
import type { Member } from './member-row'

export const acts = ['phone', 'head', 'split', 'move', 'movedOut', 'died', 'details'] as const
export type Act = (typeof acts)[number]

const six: readonly (readonly [Act, string])[] = [
  ['phone', '改手机'],
  ['head', '换户主'],
  ['split', '分户'],
  ['move', '迁到别户'],
  ['movedOut', '迁出本村'],
  ['died', '过世'],
]

export interface ActsProps {
  person: Member
  /** Nobody else lives there: there is nobody to split from, and no other head. */
  alone: boolean
  act: Act | null
  onAct: (act: Act) => void
}

/** What happened to somebody. */
export function Acts({ person, alone, act, onAct }: ActsProps) {
  const shown = six.filter(([key]) => !alone || (key !== 'head' && key !== 'split'))
  return (
    <>
      <SectionHead
        title={`${person.name}，出了什么事`}
        action="改姓名、关系"
        onAction={() => onAct('details')}
      />
      <View className="house-acts" {...a11y({ role: 'radiogroup', label: '出了什么事' })}>
        {shown.map(([key, words]) => (
          <Tap
            key={key}
            role="radio"
            selected={key === act}
            className={cx('house-acts__act t-md', key === act && 'house-acts__act--on')}
            onTap={() => onAct(key)}
          >
            {words}
          </Tap>
        ))}
      </View>
    </>
  )
}
