import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { fieldError } from '@/data/field-errors'
import { askConsent } from '@/features/messages/consent'
import { useDeed, useObject } from '@/features/deeds/hooks'
import { answerByWords, deedTitle } from '@/features/deeds/words'
import { useMe } from '@/features/session/hooks'
import { useReasonDraft } from '@/features/session/reason-draft'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { Clock } from '@/components/clock'
import { dayWords, leftPart, leftShort } from '@/components/dates'
import { Empty } from '@/components/empty'
import { TextArea } from '@/components/field'
import { signed } from '@/components/numbers'
import { PageFoot } from '@/components/page-foot'
import { Phrases } from '@/components/phrases'
import { RestoredLine } from '@/components/restored-line'
import { Screen } from '@/components/screen'
import { Tap } from '@/components/tap'
import { toast } from '@/components/toast'
import { addMs, dayOf } from '@/domain/common/day'
import type { DeedStory, DeedView } from '@/domain/deeds/contract'
import { deedsLimits } from '@/domain/deeds/limits'
import { answerDays } from '@/domain/deeds/objection'
import { goBack, goInstead, openSignIn } from '@/routes'
import { today, useNow } from '@/session/clock'
import { useVillageId } from '@/session/village'
import { WhoSees } from './who-sees'
import './index.scss'

/** 我有异议: what somebody says against a deed in publicity, to whoever answers for it. */
export default function ObjectPage() {
  const { params } = useRouter()
  const current = useVillageId()
  const story = useDeed(params.villageId ?? current, params.deedId ?? null)
  const me = useMe()
  if (story.data?.can.object) return <Objecting story={story.data} />
  return (
    <Screen title="我有异议">
      <Asked query={story} loading="card">
        {({ deed: { deedId, villageId } }) =>
          me.identities.length === 0 ? (
            <Empty
              picture="done"
              title="登录后才能提"
              line="不会用手机，当面告诉监督员或小组长。"
              action="去登录"
              onAction={openSignIn}
            />
          ) : (
            <Empty
              picture="done"
              title="这件现在不能提异议"
              line="您提过了，或公示已经结束。"
              action="看这件事"
              onAction={() => goInstead('packages/points/deed/index', { deedId, villageId })}
            />
          )
        }
      </Asked>
    </Screen>
  )
}

const quick = ['人数不对', '没这回事', '记重了', '分给多了']
const quickOfDeduction = ['没这回事', '不是我家', '扣重了', '扣多了']
const { min, max } = deedsLimits.objection

function Objecting({ story }: { story: DeedStory }) {
  const { deed } = story
  const { villageId, deedId } = deed
  const deduct = deed.kind === 'deduct'
  const me = useMe()
  const object = useObject()
  const draft = useReasonDraft('object', villageId, deedId)
  const { text } = draft.value
  const [error, setError] = useState<string>()
  const write = (words: string) => {
    draft.set({ text: words.slice(0, max) })
    setError(undefined)
  }
  const send = async () => {
    const words = text.trim()
    if (words.length < min) return setError(`请写明异议内容，至少 ${min} 个字`)
    askConsent(me.query.data?.messages, villageId, 'objection.answered')
    const result = await object.run({ villageId, deedId, text: words })
    toast(
      result.ok ? `已交给监督员，${answerByWords(result.data.answerBy, today())}` : result.message,
    )
    if (!result.ok) return setError(fieldError(result, 'text'))
    draft.sent()
    goBack(() => goInstead('packages/points/deed/index', { deedId, villageId }))
  }
  return (
    <Screen
      title="我有异议"
      foot={
        <PageFoot>
          <Button kind="objection" wide busy={object.busy} onTap={() => void send()}>
            提出异议
          </Button>
        </PageFoot>
      }
    >
      <Slip deed={deed} />
      <RestoredLine restored={draft.restored} onStartOver={draft.startOver} />
      <View className="say-against">
        <TextArea
          label="异议内容"
          value={text}
          max={max}
          placeholder="哪里不对？您看到的、知道的，请写清楚"
          error={error}
          onChange={write}
        />
        <View className="say-against__count">
          {text.length} / {max}
        </View>
      </View>
      <View className="say-against__quick">
        {(deduct ? quickOfDeduction : quick).map((words) => (
          <Tap key={words} className="say-against__words" onTap={() => write(joined(text, words))}>
            {words}
          </Tap>
        ))}
      </View>
      <WhoSees deduct={deduct} />
      <View className="pad ink-2 t-sm say-against__after">{afterWords(story)}</View>
    </Screen>
  )
}

/** What is objected to, and until when that counts. */
function Slip({ deed }: { deed: DeedView }) {
  const now = useNow()
  const { approvedAt, endsAt, points } = deed
  const until = endsAt === null ? null : dayWords(dayOf(addMs(endsAt, -1)), today())
  const name = deed.kind === 'deduct' ? '申诉' : '公示'
  const left = endsAt === null ? null : leftShort(endsAt, now)
  return (
    <View className="objected">
      <View className="grow">
        <View className="objected__title serif">
          <Phrases text={deedTitle(deed)} />
        </View>
        <View className="ink-2 t-sm">
          {[deed.household, points === null ? null : signed(points)].filter(Boolean).join(' · ')}
        </View>
        {until === null ? null : (
          <View className="ink-2 t-sm">{`${name}到 ${until}夜里 12 点`}</View>
        )}
      </View>
      <Clock
        left={approvedAt === null || endsAt === null ? 1 : leftPart(approvedAt, endsAt, now)}
        state={deed.state === 'objected' ? 'frozen' : 'running'}
        word={deed.kind === 'deduct' ? '申诉' : undefined}
        size={54}
        label={left === null ? name : `${name}，剩 ${left}`}
      />
    </View>
  )
}

/** The words that are said most often go on what stands there. */
function joined(text: string, words: string): string {
  const before = text.trim()
  return before === '' || /[，。；：！？]$/.test(before) ? before + words : `${before}，${words}`
}

function afterWords({ deed, answerers = [] }: DeedStory): string {
  const stop = `这期间这件先不${deed.kind === 'deduct' ? '扣' : '入账'}。您随时能收回。`
  return answerers.length === 0
    ? `村里的监督员与这件事有关，直接送到镇上，${answerDays} 天内答复。${stop}`
    : `监督员${answerers.join('、')} ${answerDays} 天内答复；过了 ${answerDays} 天，或监督员与这件事有关，送到镇上。${stop}`
}
