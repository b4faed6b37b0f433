import { useState } from 'react'
import { View } from '@tarojs/components'
import { useSignOut, type Me } from '@/features/session/hooks'
import { go } from '@/routes'
import { Button } from '@/components/button'
import { SectionHead } from '@/components/section-head'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { useElder } from '@/theme/elder'
import pkg from '../../../package.json'
import { Link } from './work'

/** 长辈版 or 标准版: one tap, remembered. */
export function Look() {
  const { elder, setElder } = useElder()
  return (
    <>
      <SectionHead title="字大字小" />
      <View className="pad demo-acts">
        <Button kind="line" onTap={() => setElder(!elder)}>
          {elder ? '换成标准版' : '换成长辈版'}
        </Button>
      </View>
    </>
  )
}

/** What this is, how the points stay honest, and the way out. */
export function About({ me }: { me: Me }) {
  const [open, setOpen] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const { signOut, busy } = useSignOut()
  const leave = async () => {
    const result = await signOut()
    setLeaving(false)
    toast(result.ok ? '已退出' : '已在这部手机上退出')
  }
  return (
    <>
      <SectionHead title="关于" />
      <View className="links">
        <Link words="志气榜是什么" note={`版本 ${pkg.version}`} onTap={() => setOpen(true)} />
        <Link
          words="关于与隐私"
          note="记了您什么、谁看得到、注销"
          onTap={() => go('packages/account/privacy/index')}
        />
        {me.identities.length > 0 && !me.demo ? (
          <Link
            words={process.env.TARO_ENV === 'weapp' ? '登录网页版' : '登录过的浏览器'}
            note="电脑上也能看、也能办"
            onTap={() => go('packages/account/browsers/index')}
          />
        ) : null}
        {process.env.TARO_ENV !== 'weapp' && me.identities.length > 0 ? (
          <Link words="退出登录" note={me.identity?.name ?? ''} onTap={() => setLeaving(true)} />
        ) : null}
      </View>
      <Sheet open={open} title="志气榜" onClose={() => setOpen(false)}>
        <View className="pad about t-md">
          <View>村里做了好事记积分，立了心愿大家看着办，得了荣誉写上榜。</View>
          <View className="serif about__head">积分怎么保证公正</View>
          <View>报的人不能自己审，也不能审自己家的。</View>
          <View>审过先公示，谁有异议都能提，监督员答复之前不入账。</View>
          <View>按办事那天的细则算分，细则改了不往回算。</View>
          <View>
            台账只往下写，不改、不删；记错了用一笔「冲正」写明。每家都能在自己手机上核对。
          </View>
          <View>别人看到的名字是打了码的，本人同意才写全名。扣分只告诉本户。</View>
          <View className="ink-3 t-sm">版本 {pkg.version}</View>
        </View>
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
