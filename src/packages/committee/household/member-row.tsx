import { View } from '@tarojs/components'
import type { HouseholdCard } from '@/features/roster/cards'
import { paperFacts } from '@/features/roster/paper-words'
import { today } from '@/session/clock'
import { rolesInWords } from '@/domain/roster/roles'
import { cx } from '@/components/cx'
import { dayWords } from '@/components/dates'
import { Icon } from '@/components/icon'
import { Dotted } from '@/components/phrases'
import { Tap } from '@/components/tap'

export type Member = HouseholdCard['members'][number]

export interface MemberRowProps {
  member: Member
  /** What happened to this one is being written. */
  chosen: boolean
  onTap: () => void
}

/** 榜上不具名，11 月 3 日起 */
export function switchedWords(words: string, { saidOn }: { saidOn: string | null }): string {
  return saidOn === null ? words : `${words}，${dayWords(saidOn, today())}起`
}

export function MemberRow({ member, chosen, onTap }: MemberRowProps) {
  const { name, head, relation, roles } = member
  return (
    <Tap
      className={cx('house-row row', chosen && 'house-row--on')}
      label={`${name}，${head ? '户主' : relation}，${factsOf(member).join(' · ')}`}
      expanded={chosen}
      onTap={onTap}
    >
      <View className="house-row__kin serif t-sm">{head ? '户主' : relation || '—'}</View>
      <View className="grow">
        <View className="house-row__who">
          <View className="serif t-md strong">{name}</View>
          {roles.length === 0 ? null : (
            <View className="house-row__role red t-xs">{rolesInWords(roles)}</View>
          )}
        </View>
        <View className="ink-3 t-sm">
          <Dotted facts={factsOf(member)} />
        </View>
      </View>
      <Icon name={chosen ? 'down' : 'next'} size={20} />
    </Tap>
  )
}

function factsOf({ phone, under14, named }: Member): string[] {
  if (under14) return ['未满 14 岁，分记在户里']
  const own = named?.on ? [switchedWords('本人同意写全名', named)] : []
  const agreed = named?.paper ? paperFacts(named.paper) : own
  return [phone === '' ? '没有手机' : `手机 ${phone}`, ...agreed]
}
