import { View } from '@tarojs/components'
import { Button } from '../button'
import { Sheet } from '../sheet'
import { Tap } from '../tap'
import { toast } from '../toast'
import { agreeId, answerPrivacy, openPrivacyGuide, usePrivacyAsked, usePrivacyName } from './store'
import './index.scss'

export { listenForPrivacy, openPrivacyGuide, usePrivacyName } from './store'

/** Shown by every Screen when WeChat asks, and only then. Whoever refuses goes on without that one thing. */
export function PrivacyGuide() {
  const asked = usePrivacyAsked()
  const name = usePrivacyName()
  const refuse = () => {
    answerPrivacy(false)
    toast('没有同意，这一步先不用，别的照常')
  }
  if (!asked) return null
  return (
    <Sheet
      open
      title="用之前，请您看一看"
      onClose={refuse}
      foot={
        <View className="privacy-guide__foot">
          <Button
            kind="primary"
            wide
            id={agreeId}
            openType="agreePrivacyAuthorization"
            onOpen={() => answerPrivacy(true)}
          >
            同意
          </Button>
          <Button wide onTap={refuse}>
            先不同意
          </Button>
        </View>
      }
    >
      <View className="pad t-md privacy-guide">
        <View>这一步要用到您的照片、手机号或头像。怎么用、存多久，都写在指引里。</View>
        <Tap className="privacy-guide__link red" role="link" onTap={openPrivacyGuide}>
          {name}
        </Tap>
        <View className="ink-2">不同意也能看榜、看活动、看积分。</View>
      </View>
    </Sheet>
  )
}
