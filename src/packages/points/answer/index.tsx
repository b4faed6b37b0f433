import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useDeed } from '@/features/deeds/hooks'
import { deedTitle } from '@/features/deeds/words'
import { OwnWords } from '@/features/deeds/voice/own-words'
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
import type { DeedStory, OwnObjection, WrittenObjection } from '@/domain/deeds/contract'
import { go } from '@/routes'
import { today } from '@/session/clock'
import { useVillageId } from '@/session/village'
import { Tap } from '@/components/tap'
import { Way } from './way'
import { cameToWords, nextWords } from './words'
import './index.scss'

/** 异议的答复: to whoever objected, and to the recorder who wrote it down, what came of it, for good. */
export default function Answer() {
  const { params } = useRouter()
  const current = useVillageId()
  const story = useDeed(params.villageId ?? current, params.deedId ?? null)
  return (
    <Screen title="异议的答复">
      <Asked query={story} loading="card">
        {(data) =>
          allOf(data).length === 0 ? (
            <Empty picture="done" title="您没有提过这件的异议" line="答复写在这件事里。" />
          ) : (
            allOf(data).map((objection, i) => (
              <Answered key={i} story={data} objection={objection} />
            ))
          )
        }
      </Asked>
    </Screen>
  )
}

/** The own one, and those that were written down for others. */
type Any = OwnObjection & Partial<Pick<WrittenObjection, 'who' | 'place'>>

function allOf({ objection, written = [] }: DeedStory): readonly Any[] {
  return objection === undefined ? written : [objection, ...written]
}

function Answered({ story, objection }: { story: DeedStory; objection: Any }) {
  const { deed } = story
  const { deedId, villageId } = deed
  const { answer, who, place, scribe } = objection
  const next = nextWords(story)
  return (
    <>
      <View className="pad answer__head">
        <View className="grow">
          <View className="ink-2 t-sm">
            {who ?? (scribe === undefined ? '您' : `${scribe}替您`)}{' '}
            {dayWords(dayOf(objection.at), today())}
            {who === undefined ? '提的异议' : '请您写的异议'}
          </View>
          <View className="answer__came serif" {...heading(2)}>
            <Phrases text={cameToWords(objection.state, who)} />
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
        {who === undefined || answer === undefined ? null : (
          <FactRow label="请告诉" note={place}>
            {who}
          </FactRow>
        )}
        <FactRow label={who === undefined ? '您的原话' : '原话'}>
          <OwnWords said={objection} />
          <View className="answer__lock">
            <View className="answer__locked" />
            {lockedWords(objection)}
          </View>
        </FactRow>
        {next === null ? null : <FactRow label="往后">{next}</FactRow>}
      </FactList>
    </>
  )
}

function lockedWords({ who, scribe, voice }: Any): string {
  if (voice !== undefined) return '只有您和答复的人听得见'
  if (who !== undefined) return `只有${who}、您和答复的人看得见`
  return scribe === undefined
    ? '只有您和答复的人看得见'
    : `只有您、替您写的${scribe}和答复的人看得见`
}

/** An award is everybody's to read while it is in publicity. */
function isPublic({ deed }: DeedStory): boolean {
  return deed.kind === 'award' && (deed.state === 'publicity' || deed.state === 'objected')
}
