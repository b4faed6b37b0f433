import { View } from '@tarojs/components'
import { Tap } from '@/components/tap'
import { useMe } from '@/features/session/hooks'
import { openSignIn } from '@/routes'

/** A visitor sees what is in publicity and would not know that it is for them to object. */
export function HowToObject() {
  const me = useMe()
  if (me.query.data === null || me.identities.length > 0) return null
  return (
    <View className="publicity__how">
      <View className="grow">
        本村人觉得哪件不对：登录后点开那件，点「我有异议」。不会用手机，当面告诉监督员或小组长。
      </View>
      <Tap className="publicity__sign-in" onTap={openSignIn}>
        去登录
      </Tap>
    </View>
  )
}
