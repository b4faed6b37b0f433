import { useState } from 'react'
import { Image, View } from '@tarojs/components'
import { useCardCode } from '@/features/codes/hooks'
import { go } from '@/routes'
import type { useHousehold } from '@/features/roster/households'
import { villageOfHousehold, type Me } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { CardSheet } from '@/features/codes/card-sheet'
import { SectionHead } from '@/components/section-head'
import type { HouseholdView } from '@/domain/home/contract'
import { titleOf } from '@/features/session/own-villages'
import { Link } from './work'

/** The own household: its card, who belongs to it, their masked phones. */
export function Household({
  me,
  household,
}: {
  me: Me
  household: ReturnType<typeof useHousehold>
}) {
  const villageId = villageOfHousehold(me)
  if (villageId === null) return null
  return (
    <>
      <SectionHead title="家里人" />
      <Asked query={household} rows={3} part>
        {(data) => <Members me={me} villageId={villageId} household={data} />}
      </Asked>
    </>
  )
}

function Members({
  me,
  villageId,
  household,
}: {
  me: Me
  villageId: string
  household: HouseholdView
}) {
  const [card, setCard] = useState(false)
  const picture = useCardCode(villageId, card ? household.householdId : null)
  const place = `${household.group} · ${household.number} 号`
  return (
    <>
      <View className="home row pad">
        <View className="grow">
          <View className="serif t-lg home__name">{household.name}</View>
          <View className="ink-3 t-sm">{household.unnamed ? `${place} · 榜上不具名` : place}</View>
        </View>
        <Button icon="code" onTap={() => setCard(true)}>
          一户一码
        </Button>
      </View>
      <View className="links">
        {household.members.map((m) => (
          <View key={m.residentId} className="links__row row">
            {m.avatar === null ? null : (
              <Image className="home__avatar" src={m.avatar.thumb} mode="aspectFill" />
            )}
            <View className="grow">
              <View className="t-md">
                {m.name}
                {m.me ? '（您）' : ''}
              </View>
              <View className="ink-3 t-sm">
                {[m.nickname, memberWords(m)].filter(Boolean).join(' · ')}
              </View>
            </View>
            <View className="ink-2 t-sm num nowrap">
              {m.phone === '' ? '没有登记手机' : m.phone}
            </View>
          </View>
        ))}
      </View>
      <View className="links">
        <Link
          words="我的头像和昵称"
          note="只有自家人看得到"
          onTap={() => go('packages/account/profile/index')}
        />
        <Link
          words="登录和口令"
          note={me.identity?.secretWanted ? '还没设口令，请设一个' : '谁登录着我家，换口令'}
          onTap={() => go('packages/account/bindings/index')}
        />
      </View>
      <CardSheet
        open={card}
        name={household.name}
        place={place}
        code={household.cardCode}
        picture={picture}
        onClose={() => setCard(false)}
      />
    </>
  )
}

/** 户主 · 记录员; 不满 14 岁，积分记给户主 */
function memberWords(member: HouseholdView['members'][number]): string {
  const titles = member.roles.length === 0 ? '' : titleOf({ kind: 'resident', roles: member.roles })
  const words = [member.head ? '户主' : '', titles, member.under14 ? '不满 14 岁' : ''].filter(
    Boolean,
  )
  return words.length === 0 ? '家庭成员' : words.join(' · ')
}
