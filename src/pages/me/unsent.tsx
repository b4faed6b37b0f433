import { View } from '@tarojs/components'
import { useUnsent } from '@/data/outbox'
import { go } from '@/routes'
import type { Me } from '@/features/session/hooks'
import { Link } from './work'

/** What lies on this phone, waiting for a network or come back refused. */
export function Unsent({ me }: { me: Me }) {
  const items = useUnsent(me.identities.map((identity) => identity.personId))
  if (items.length === 0) return null
  const refused = items.some((item) => item.refused !== null)
  return (
    <View className="links">
      <Link
        words="没送出去的"
        note={refused ? '有没办成的，看看为什么' : '存在手机里，有网会自动送'}
        count={items.length}
        onTap={() => go('packages/account/unsent/index')}
      />
    </View>
  )
}
