import { useEffect } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { go } from '@/routes'
import { Button } from '@/components/button'
import { parseScene } from '@/domain/codes/scene'

/** From the address on the web, in WeChat from the scene of the card's code. */
function cardIn(scene: string | undefined): string {
  const opened = parseScene(scene)
  return opened?.kind === 'card' ? opened.id : ''
}

/** The way to signing in with the household's card. A card that was scanned brings its code along, and opens it. */
export function SignIn() {
  const { params } = useRouter()
  const card = params.card ?? cardIn(params.scene)
  useEffect(() => {
    if (card !== '') go('packages/account/sign-in/index', { card })
  }, [card])
  return (
    <View className="pad fold">
      <Button wide onTap={() => go('packages/account/sign-in/index', card === '' ? {} : { card })}>
        用一户一码登录
      </Button>
    </View>
  )
}
