import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import type { FoundHousehold } from '@/domain/roster/contract'
import { placeOf } from '../find'

export interface FoundRowProps {
  name: string
  /** Small below: who else lives there, or whose household it is. */
  note: string
  of: Pick<FoundHousehold, 'group' | 'number'>
  /** It leads to another page. */
  link?: boolean
  onTap: () => void
}

/** One that was found, with where it lives. */
export function FoundRow({ name, note, of, link, onTap }: FoundRowProps) {
  const place = placeOf(of)
  return (
    <Tap
      className="find__row row"
      role={link ? 'link' : 'button'}
      label={`${name}，${place}`}
      onTap={onTap}
    >
      <View className="grow">
        <View className="serif t-md strong">{name}</View>
        {note === '' ? null : <View className="ink-3 t-xs find__note">{note}</View>}
      </View>
      <View className="ink-2 t-sm nowrap">{place}</View>
      {link ? <Icon name="next" size={20} /> : null}
    </Tap>
  )
}

/** 赵永顺 苏桂香 */
export function membersOf({ members }: FoundHousehold): string {
  return members.map((member) => member.name).join(' ')
}
