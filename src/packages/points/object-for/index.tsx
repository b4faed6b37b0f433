import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { fieldError } from '@/data/field-errors'
import { useDraft } from '@/data/draft'
import { useDeed, useObjectFor } from '@/features/deeds/hooks'
import { answerByWords } from '@/features/deeds/words'
import { useFindHouseholds } from '@/features/roster/find'
import { useMe, usePersonId, villageFor } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { Empty } from '@/components/empty'
import { Screen } from '@/components/screen'
import { toast } from '@/components/toast'
import type { DeedStory } from '@/domain/deeds/contract'
import { deedsLimits } from '@/domain/deeds/limits'
import { goBack, goInstead } from '@/routes'
import { today } from '@/session/clock'
import { useVillageId } from '@/session/village'
import { ReadBack } from './read-back'
import { Who } from './who'
import { Write } from './write'
import '../object/index.scss'
import './index.scss'

/** 替人提异议: a recorder finds who is there, writes down what they say, and reads it back; only then it counts. */
export default function ObjectFor() {
  const { params } = useRouter()
  const current = useVillageId()
  const story = useDeed(params.villageId ?? current, params.deedId ?? null)
  const me = useMe()
  // What the page begins with, in the same trip.
  useFindHouseholds(villageFor(me, me.may('deeds.objectFor')), '')
  if (story.data?.can.objectFor) return <ForThem story={story.data} />
  return (
    <Screen title="替人提异议">
      <Asked query={story} loading="card">
        {({ deed: { deedId, villageId } }) => (
          <Empty
            picture="done"
            title="这件不能由您来写"
            line="要由记录员来写：与这件无关，也不是监督员、审核员或村委。"
            action="看这件事"
            onAction={() => goInstead('packages/points/deed/index', { deedId, villageId })}
          />
        )}
      </Asked>
    </Screen>
  )
}

/** Who is there. */
export interface Them {
  readonly residentId: string
  readonly name: string
  /** 三组 · 12 号 */
  readonly place: string
}

interface Typed {
  readonly who: Them | null
  readonly text: string
}

const nothing: Typed = { who: null, text: '' }
const { min, max } = deedsLimits.objection

function ForThem({ story }: { story: DeedStory }) {
  const { deedId, villageId } = story.deed
  const of = { form: 'objectFor', version: 1, personId: usePersonId(villageId), villageId }
  const draft = useDraft<Typed>({ ...of, about: deedId }, nothing)
  const { who, text } = draft.value
  const objectFor = useObjectFor()
  const [reading, setReading] = useState(false)
  const [error, setError] = useState<string>()
  const [done, setDone] = useState<Done | null>(null)
  const words = text.trim()
  if (done !== null) return <Told {...done} onBack={() => leave(story)} />
  if (who === null) {
    return <Who story={story} onPick={(picked) => draft.set({ who: picked })} />
  }
  if (!reading) {
    return (
      <Write
        story={story}
        who={who}
        draft={draft}
        error={error}
        onWrite={(next) => {
          draft.set({ text: next.slice(0, max) })
          setError(undefined)
        }}
        onOther={() => draft.set({ who: null })}
        onReadBack={() =>
          words.length < min ? setError(`请写明异议内容，至少 ${min} 个字`) : setReading(true)
        }
      />
    )
  }
  const send = async () => {
    const { residentId, name } = who
    const said = { villageId, deedId, residentId, text: words, heard: true as const }
    const result = await objectFor.run(said)
    if (result.ok) {
      draft.sent()
      setDone({ name, answerBy: result.data.answerBy })
      return
    }
    toast(result.message)
    const wrong = fieldError(result, 'text')
    if (wrong === undefined) return
    setError(wrong)
    setReading(false)
  }
  return (
    <ReadBack
      story={story}
      who={who}
      words={words}
      busy={objectFor.busy}
      onChange={() => setReading(false)}
      onRight={() => void send()}
    />
  )
}

interface Done {
  readonly name: string
  readonly answerBy: string
}

function Told({ name, answerBy, onBack }: Done & { onBack: () => void }) {
  return (
    <Screen title="替人提异议" back={onBack}>
      <Empty
        picture="done"
        title={`已替${name}提出`}
        line={`监督员${answerByWords(answerBy, today())}，到时请您告诉本人。谁提的，请保密。`}
        action="回到这件事"
        onAction={onBack}
      />
    </Screen>
  )
}

function leave({ deed: { deedId, villageId } }: DeedStory): void {
  goBack(() => goInstead('packages/points/deed/index', { deedId, villageId }))
}
