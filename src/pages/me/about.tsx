import { useState } from 'react'
import { View } from '@tarojs/components'
import { useSignOut, villageOfHousehold, type Me } from '@/features/session/hooks'
import { OwnVillages } from '@/features/session/own-villages'
import { go, openRules } from '@/routes'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { useElder } from '@/theme/elder'
import { Link } from './work'

/** Ways on from 我家: messages, days, rules, larger type, other villages, what is kept, and the way out. */
export function Ways({ me }: { me: Me }) {
  const { elder, setElder } = useElder()
  const [choosing, setChoosing] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const { signOut, busy } = useSignOut()
  const bound = me.identities.length > 0
  const leave = async () => {
    const result = await signOut()
    setLeaving(false)
    toast(result.ok ? '已退出' : '已在这部手机上退出')
  }
  const inWeChat = process.env.TARO_ENV === 'weapp'
  return (
    <>
      <View className="links links--last">
        {villageOfHousehold(me) === null ? null : (
          <>
            <Link
              words="消息"
              icon="mail"
              count={me.identity?.unread ?? 0}
              unit="条新的"
              onTap={() => go('packages/points/inbox/index')}
            />
            <Link
              words="我的日程"
              icon="calendar"
              onTap={() => go('packages/activities/calendar/index')}
            />
          </>
        )}
        {me.villageId === null ? null : <Link words="积分细则" icon="paper" onTap={openRules} />}
        <Link
          words={elder ? '回到标准版' : '长辈版'}
          icon="larger"
          onTap={() => setElder(!elder)}
        />
        {me.identities.length > 1 || (bound && me.identity === null) ? (
          <Link words="换一个村" icon="place" onTap={() => setChoosing(true)} />
        ) : null}
        {bound && !me.demo ? (
          <Link
            words={inWeChat ? '登录网页版' : '登录过的浏览器'}
            icon="code"
            onTap={() => go('packages/account/browsers/index')}
          />
        ) : null}
        <Link words="关于与隐私" icon="about" onTap={() => go('packages/account/privacy/index')} />
        {!inWeChat && bound ? (
          <Link words="退出登录" icon="close" onTap={() => setLeaving(true)} />
        ) : null}
      </View>
      <Sheet open={choosing} title="换到哪个村" onClose={() => setChoosing(false)}>
        <OwnVillages
          identities={me.identities}
          current={me.identity?.villageId ?? null}
          onChosen={() => setChoosing(false)}
        />
      </Sheet>
      <Sheet
        open={leaving}
        title="退出登录？"
        onClose={() => setLeaving(false)}
        foot={
          <Button kind="primary" wide busy={busy} onTap={() => void leave()}>
            退出
          </Button>
        }
      >
        <View className="pad ink-2 t-md">这部手机上存的自家内容会一起清掉，再看要重新登录。</View>
      </Sheet>
    </>
  )
}
