import { Image, View } from '@tarojs/components'
import { NameSeal, WordSeal } from '@/components/seal'
import { SectionHead } from '@/components/section-head'
import { Tap } from '@/components/tap'
import { WreathPhoto } from '@/components/wreath-photo'
import type { HouseholdView } from '@/domain/home/contract'
import { roleWords } from '@/domain/roster/roles'
import { go, openHonour } from '@/routes'

/** Who belongs to the household, and what stands of them on the honour roll. */
export function Members({ members, honours = [] }: HouseholdView) {
  return (
    <>
      <SectionHead
        title="家里人"
        action="名字怎么写"
        onAction={() => go('packages/account/naming/index')}
      />
      <View className="members">
        {members.map((member, i) => (
          <Member key={member.residentId} member={member} index={i} />
        ))}
      </View>
      <Tap
        className="members__naming red t-md"
        role="link"
        onTap={() => go('packages/account/profile/index')}
      >
        我的头像和昵称
      </Tap>
      {honours.length === 0 ? null : (
        <>
          <SectionHead title="家里的荣誉" note={`${honours.length} 样`} />
          <View className="shelf">
            {honours.map(({ honourId, title, name, awardedOn }) => (
              <Tap
                key={honourId}
                className="shelf__one"
                label={`${title}，${name}`}
                onTap={() => openHonour(honourId)}
              >
                <WreathPhoto letter={title.charAt(0)} size={84} label={title} />
                <View className="shelf__words">
                  <View className="gold strong">{title}</View>
                  <View>{name}</View>
                  <View>
                    {awardedOn.slice(0, 4)} 年 {Number(awardedOn.slice(5, 7))} 月
                  </View>
                </View>
              </Tap>
            ))}
          </View>
        </>
      )}
    </>
  )
}

function Member({ member, index }: { member: HouseholdView['members'][number]; index: number }) {
  const { name, avatar, head, roles, me } = member
  const seals = [...(head ? ['户主'] : []), ...roles.map((role) => roleWords[role].slice(0, 2))]
  return (
    <View className="members__one row">
      {avatar === null ? (
        <NameSeal surname={name.charAt(0)} size={46} index={index * 3 + 1} />
      ) : (
        <Image className="members__avatar" src={avatar.thumb} mode="aspectFill" />
      )}
      <View className="grow">
        <View>
          <View className="members__name serif">{name}</View>
          {me ? <View className="members__me"> 本人</View> : null}
        </View>
        <View className="ink-2 t-sm">{memberWords(member)}</View>
      </View>
      {seals.slice(0, 3).map((word) => (
        <WordSeal key={word} word={word} size={44} />
      ))}
    </View>
  )
}

/** 榜上写 王*珍 · 没有登记手机 */
function memberWords({
  nickname,
  under14,
  phone,
  shown,
}: HouseholdView['members'][number]): string {
  const named = under14 ? '不满 14 岁，只记在户上' : shown === undefined ? '' : `榜上写 ${shown}`
  return [nickname, named, phone === '' && !under14 ? '没有登记手机' : '']
    .filter(Boolean)
    .join(' · ')
}
