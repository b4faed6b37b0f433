import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { PageFoot } from '@/components/page-foot'
import { ReadAloud } from '@/components/read-aloud'
import { Screen } from '@/components/screen'
import { heading } from '@/components/a11y'
import type { DeedStory } from '@/domain/deeds/contract'
import { answerDays } from '@/domain/deeds/objection'
import { deedTitle } from '@/features/deeds/words'
import { WhoSees } from '../object/who-sees'
import type { Them } from '.'

export interface ReadBackProps {
  story: DeedStory
  who: Them
  words: string
  busy: boolean
  onChange: () => void
  onRight: () => void
}

/** Their words in large type, for both to look at; only their yes sends it. */
export function ReadBack({ story, who, words, busy, onChange, onRight }: ReadBackProps) {
  const { deed } = story
  return (
    <Screen
      title="念给本人听"
      back={onChange}
      foot={
        <PageFoot>
          <Button onTap={onChange}>改一改</Button>
          <Button kind="objection" label="本人听了，说对" busy={busy} onTap={onRight}>
            听了，说对
          </Button>
        </PageFoot>
      }
    >
      <View className="pad object-for__ask">
        <View className="serif t-lg" {...heading(2)}>
          {who.name}说
        </View>
        <View className="ink-2 t-sm">对「{deedTitle(deed)}」有异议。请念一遍给本人听。</View>
      </View>
      <View className="read-back">{words}</View>
      <View className="pad">
        <ReadAloud say={() => [`${who.name}对${deedTitle(deed)}有异议。`, words]} />
      </View>
      <WhoSees deduct={false} you="谁" />
      <View className="pad ink-2 t-sm object-page__after">
        您也知道是谁提的，请保密。监督员 {answerDays} 天内答复，本人和您都会收到；本人随时能收回。
      </View>
    </Screen>
  )
}
