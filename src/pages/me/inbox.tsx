import { View } from '@tarojs/components'
import { villageOfHousehold, type Me } from '@/features/session/hooks'
import { go } from '@/routes'
import { Link } from './work'

/** The way to what was decided about the household, with how much of it is new. */
export function Inbox({ me }: { me: Me }) {
  if (villageOfHousehold(me) === null) return null
  return (
    <View className="links">
      <Link
        words="消息"
        note="您家的事审好了、入账了"
        count={me.identity?.unread ?? 0}
        unit="条新的"
        onTap={() => go('packages/points/inbox/index')}
      />
    </View>
  )
}
