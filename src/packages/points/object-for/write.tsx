import { View } from '@tarojs/components'
import type { Draft } from '@/data/draft'
import { Button } from '@/components/button'
import { PageFoot } from '@/components/page-foot'
import { RestoredLine } from '@/components/restored-line'
import { Screen } from '@/components/screen'
import type { DeedStory } from '@/domain/deeds/contract'
import { Slip } from '../object/slip'
import { Paper } from '../object/writing'
import type { Them } from '.'

export interface WriteProps {
  story: DeedStory
  who: Them
  draft: Draft<{ readonly who: Them | null; readonly text: string }>
  error: string | undefined
  onWrite: (text: string) => void
  onOther: () => void
  onReadBack: () => void
}

/** What they say, in their words. */
export function Write({ story, who, draft, error, onWrite, onOther, onReadBack }: WriteProps) {
  return (
    <Screen
      title="替人提异议"
      back={onOther}
      foot={
        <PageFoot note="念给本人听，说对才算提。">
          <Button kind="objection" onTap={onReadBack}>
            写好了，念一遍
          </Button>
        </PageFoot>
      }
    >
      <Slip deed={story.deed} />
      <View className="pad row object-for__who">
        <View className="grow">
          <View className="serif t-lg object-for__name">{who.name}</View>
          <View className="ink-3 t-sm">{who.place}</View>
        </View>
        <Button onTap={onOther}>换个人</Button>
      </View>
      <RestoredLine restored={draft.restored} onStartOver={draft.startOver} />
      <Paper
        text={draft.value.text}
        placeholder="照他说的写：哪里不对，看到了什么"
        error={error}
        onWrite={onWrite}
      />
    </Screen>
  )
}
