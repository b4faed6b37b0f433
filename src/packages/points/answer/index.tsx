import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useDeed } from '@/features/deeds/hooks'
import { deedTitle } from '@/features/deeds/words'
import { VoicePlayer } from '@/features/deeds/voice/player'
import { Checking } from '@/features/checks/checking'
import { a11y, heading } from '@/components/a11y'
import { Asked } from '@/components/asked'
import { Empty } from '@/components/empty'
import { FactList, FactRow } from '@/components/fact-row'
import { dayWords } from '@/components/dates'
import { signed } from '@/components/numbers'
import { Phrases } from '@/components/phrases'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { dayOf } from '@/domain/common/day'
import type { DeedStory } from '@/domain/deeds/contract'
import { go } from '@/routes'
import { today } from '@/session/clock'
import { useVillageId } from '@/session/village'
import { Tap } from '@/components/tap'
import { Way } from './way'
import { cameToWords, nextWords } from './words'
import './index.scss'

/** 异议的答复: to whoever objected, what came of it, for good. */
export default function Answer() {
  const { params } = useRouter()
  const current = useVillageId()
  const story = useDeed(params.villageId ?? current, params.deedId ?? null)
  return (
    <Screen title="异议的答复">
      <Asked query={story} loading="card">
        {(data) =>
          data.objection === undefined ? (
            <Empty picture="done" title="您没有提过这件的异议" line="答复写在这件事里。" />
          ) : (
            <Answered story={data} objection={data.objection} />
          )
        }
      </Asked>
    </Screen>
  )
}

function Answered({
  story,
  objection,
}: {
  story: DeedStory
  objection: NonNullable<DeedStory['objection']>
}) {
  const { deed } = story
  const { deedId, villageId } = deed
  const { answer } = objection
  const next = nextWords(story)
  return (
    <>
      <View className="pad answer__head">
        <View className="grow">
          <View className="ink-2 t-sm">您 {dayWords(dayOf(objection.at), today())}提的异议</View>
          <View className="answer__came serif" {...heading(2)}>
            <Phrases text={cameToWords(objection.state)} />
          </View>
        </View>
        {answer === undefined ? null : (
          <View className="answered answered--large" {...a11y({ role: 'img', label: '答复印' })} />
        )}
      </View>
      <Way story={story} objection={objection} />
      {answer === undefined ? null : (
        <>
          <SectionHead
            title={answer.by === null ? '镇上的答复' : '监督员的答复'}
            note={isPublic(story) ? '全村看得见' : undefined}
          />
          <View className="answer__slip">
            {[1, 2, 3, 4].map((corner) => (
              <View key={corner} className={`answer__corner answer__corner--${corner}`} />
            ))}
            <View className="answer__reason">{answer.reason}</View>
            <Checking shown={answer.checking} />
            <View className="ink-2 t-sm answer__by">
              {[
                answer.by === null ? '乡镇干部' : `监督员 ${answer.by}`,
                dayWords(dayOf(answer.at), today()),
              ].join(' · ')}
            </View>
          </View>
        </>
      )}
      <FactList>
        <FactRow
          label="哪一件"
          note={[deed.household, deed.points === null ? null : `原报 ${signed(deed.points)}`]
            .filter(Boolean)
            .join(' · ')}
        >
          <Tap
            className="answer__deed"
            onTap={() => go('packages/points/deed/index', { deedId, villageId })}
          >
            {deedTitle(deed)}，去看看
          </Tap>
        </FactRow>
        <FactRow label="您的原话">
          {objection.text === '' ? null : `“${objection.text}”`}
          {objection.voice === undefined ? null : <VoicePlayer voice={objection.voice} />}
          <View className="answer__lock">
            <View className="answer__locked" />
            {objection.voice === undefined ? '只有您和答复的人看得见' : '只有您和答复的人听得见'}
          </View>
        </FactRow>
        {next === null ? null : <FactRow label="往后">{next}</FactRow>}
      </FactList>
    </>
  )
}

/** An award is everybody's to read while it is in publicity. */
function isPublic({ deed }: DeedStory): boolean {
  return deed.kind === 'award' && (deed.state === 'publicity' || deed.state === 'objected')
}
