import { View } from '@tarojs/components'
import { dayWords } from '@/components/dates'
import type { HouseholdCard } from '@/features/roster/cards'
import { today } from '@/session/clock'
import type { Role } from '@/domain/common/contract'

const titles: Readonly<Record<Role, string>> = {
  recorder: '记录员',
  reviewer: '审核员',
  committee: '村委',
  supervisor: '监督员',
}

/** 榜上不具名，11 月 3 日起 */
export function switchedWords(words: string, { saidOn }: { saidOn: string | null }): string {
  return saidOn === null ? words : `${words}，${dayWords(saidOn, today())}起`
}

export function MemberRow({ member }: { member: HouseholdCard['members'][number] }) {
  const { name, head, relation, roles, phone, birthDay, named } = member
  const words = [head ? '户主' : relation, ...roles.map((role) => titles[role])]
  const born = birthDay === null ? '没有登记生日' : `${birthDay.replace(/-/g, '.')} 生`
  return (
    <View className="house-row row">
      <View className="grow">
        <View className="t-md strong">{name}</View>
        <View className="ink-3 t-sm">
          {[...words, born, named?.on ? switchedWords('本人同意写全名', named) : '']
            .filter(Boolean)
            .join(' · ')}
        </View>
      </View>
      <View className="ink-2 t-sm num nowrap">{phone === '' ? '没有电话' : phone}</View>
    </View>
  )
}
