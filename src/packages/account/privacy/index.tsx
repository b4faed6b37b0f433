import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { FactList, FactRow } from '@/components/fact-row'
import { go } from '@/routes'
import { openPrivacyGuide, usePrivacyName } from '@/components/privacy-guide'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { Tap } from '@/components/tap'
import { useMe } from '@/features/session/hooks'
import { useVillageId } from '@/session/village'
import { DataOffice } from './data-office'
import { Erase } from './erase'
import pkg from '../../../../package.json'
import './index.scss'

const inWeChat = process.env.TARO_ENV === 'weapp'

/** What is kept of a person and why, who sees it, how a consent is taken back, and the way out for good. */
export default function Privacy() {
  const me = useMe()
  const guide = usePrivacyName()
  const villageId = useVillageId()
  return (
    <Screen title="关于与隐私">
      <SectionHead title="志气榜" note={`版本 ${pkg.version}`} />
      <View className="pad t-md privacy-page__words">
        <View>村里做了好事记积分，立了心愿大家看着办，得了荣誉写上榜。</View>
        <View>报的人不能自己审，也不能审自己家的。</View>
        <View>审过先公示，谁有异议都能提，监督员答复之前不入账。</View>
        <View>按办事那天的细则算分，细则改了不往回算。</View>
        <View>台账只往下写，不改、不删；记错了用一笔「冲正」写明。每家都能在自己手机上核对。</View>
        <View>
          别人看到的名字是打了码的，本人同意才写全名；不满 14 岁的只写到户。扣分只告诉本户。
        </View>
      </View>
      <SectionHead title="记了您什么" />
      <FactList>
        <FactRow label="名册" note="认得是哪一户、哪一位。村委登记，也由村委改。">
          姓名、户、组、手机号；18 岁以下的，到哪年哪月满 18
        </FactRow>
        <FactRow label="登录" note="认得是您本人的手机。不读您的通讯录和位置。">
          {inWeChat ? '微信给本小程序的编号' : '这个浏览器的登录凭证'}
        </FactRow>
        <FactRow label="办的事" note="审核、公示、入账要用，公示时名字打码。">
          申报、照片、报名、心愿、异议
        </FactRow>
        <FactRow
          label="说的话"
          note="提异议时您点了「说」才录。只放给答复的人听，不转成字；注销就删。"
        >
          异议的录音
        </FactRow>
        <FactRow label="自己填的" note="填不填都行，只有自家人看得到。">
          头像、昵称
        </FactRow>
      </FactList>
      <SectionHead title="谁看得到" />
      <View className="pad t-md privacy-page__words">
        <View>自家人：自家的积分、事迹和消息。</View>
        <View>村里别人和外人：榜上打码的名字；本人同意过，才写全名。</View>
        <View>审核员、监督员、村委：办事要看的那些，要审的事写全名和门牌号。手机号打码。</View>
        <View>身份证号、生日从来不存。</View>
      </View>
      <DataOffice me={me} villageId={villageId} />
      <SectionHead title="同意过的，可以收回" />
      <View className="privacy-page__links">
        {me.identity?.kind === 'resident' ? (
          <>
            <Link
              words="名字怎么写：全名、打码、不具名"
              onTap={() => go('packages/account/naming/index')}
            />
            <Link words="换掉或去掉头像、昵称" onTap={() => go('packages/account/profile/index')} />
          </>
        ) : null}
        {inWeChat ? (
          <>
            <Link words="微信里的授权" onTap={() => void Taro.openSetting()} />
            <Link words={`看${guide}`} onTap={openPrivacyGuide} />
          </>
        ) : null}
      </View>
      {me.identities.length > 0 ? <Erase /> : null}
    </Screen>
  )
}

function Link({ words, onTap }: { words: string; onTap: () => void }) {
  return (
    <Tap className="privacy-page__link red t-md" role="link" onTap={onTap}>
      {words}
    </Tap>
  )
}
