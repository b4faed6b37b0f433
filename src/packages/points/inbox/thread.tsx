import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { heading } from '@/components/a11y'
import { Button } from '@/components/button'
import { cx } from '@/components/cx'
import { dayWords } from '@/components/dates'
import { HonourTitle } from '@/components/honour-title'
import { Icon } from '@/components/icon'
import { signed } from '@/components/numbers'
import { PendingRow } from '@/components/pending-row'
import { Seal, type SealKind } from '@/components/seal'
import { Tap } from '@/components/tap'
import { dayOf } from '@/domain/common/day'
import type { NoticeView } from '@/domain/inbox/contract'
import { openActivity, openDeed, go } from '@/routes'
import { useElder } from '@/theme/elder'
import type { Thread as Of, Todo } from './threads'
import { answered, noticeKind, noticePage, noticeSeal, noticeWords, threadTitle } from './words'
import { Way } from './way'

/** One matter: its title, how far it has come, what was said last, and what can be done about it. */
export function Thread({ thread: { newest, isNew, todo } }: { thread: Of }) {
  const { elder } = useElder()
  const url = noticePage(newest)
  const open = url === null ? undefined : () => void Taro.navigateTo({ url })
  if (elder) return <ElderThread notice={newest} isNew={isNew} todo={todo} onTap={open} />
  return (
    <View className={cx('thread', isNew && 'thread--new')}>
      <Tap onTap={open}>
        <Body notice={newest} isNew={isNew} />
      </Tap>
      {todo === null ? null : (
        <View className="thread__acts">
          <Button kind={todo === 'fileAgain' ? 'plain' : 'line'} onTap={() => act(todo, newest)}>
            {todoWords[todo]}
          </Button>
        </View>
      )}
    </View>
  )
}

const todoWords: Readonly<Record<Todo, string>> = {
  fileAgain: '再报一次',
  appeal: '去申诉',
  join: '去看看',
}

function act(todo: Todo, { subjectId }: NoticeView): void {
  if (todo === 'fileAgain') go('packages/points/claim/index', { again: subjectId })
  else if (todo === 'appeal') openDeed(subjectId)
  else openActivity(subjectId)
}

function Body({ notice, isNew }: { notice: NoticeView; isNew: boolean }) {
  const kind = noticeKind(notice)
  if (kind === 'honour.posted')
    return (
      <View className="thread__honour">
        <Seal kind="honour" size={58} tilt={-3} label={false} />
        <View className="grow">
          <Title notice={notice} isNew={isNew} />
          <View className="thread__line">
            <HonourTitle>{notice.title}</HonourTitle>
            <View> · {dayWords(dayOf(notice.at))}公布</View>
          </View>
        </View>
        <Icon name="next" size={20} />
      </View>
    )
  const quoted = kind === 'objection.upheld' || kind === 'objection.dismissed'
  return (
    <>
      <View className="thread__head">
        <Title notice={notice} isNew={isNew} />
        <Sum notice={notice} />
        {quoted ? <View className="thread__tag">{answered[kind]}</View> : null}
      </View>
      <Way notice={notice} />
      {quoted ? (
        <>
          {notice.reason === null ? null : <View className="thread__said">“{notice.reason}”</View>}
          <View className="ink-3 t-xs">监督员 · 说的是：{notice.title}</View>
        </>
      ) : (
        <View className="thread__line">{noticeWords(notice)}</View>
      )}
    </>
  )
}

function Title({ notice, isNew }: { notice: NoticeView; isNew: boolean }) {
  return (
    <View className="thread__title" {...heading(3)}>
      {threadTitle(notice)}
      {isNew ? <View className="thread__fresh">新</View> : null}
    </View>
  )
}

/** What it brought, or will: a deed that came to nothing has none. */
function Sum({ notice: { points, deed } }: { notice: NoticeView }) {
  const counts = deed?.state === 'publicity' || deed?.state === 'objected' || deed?.postedAt != null
  if (points === null || !counts) return null
  return <View className={cx('thread__sum', points > 0 && 'red')}>{signed(points)}</View>
}

function sealOf(notice: NoticeView): SealKind {
  const kind = noticeKind(notice)
  const running = kind === 'deed.approved' && notice.deed?.state === 'publicity' && !notice.deduct
  return running ? 'publicity' : noticeSeal[kind]
}

function ElderThread({
  notice,
  isNew,
  todo,
  onTap,
}: {
  notice: NoticeView
  isNew: boolean
  todo: Todo | null
  onTap?: () => void
}) {
  const kind = noticeKind(notice)
  const told = kind === 'deed.approved' || kind === 'deed.posted'
  return (
    <View className={isNew ? 'thread--new' : ''}>
      <PendingRow
        mark={<Seal kind={sealOf(notice)} size={66} label={false} />}
        title={threadTitle(notice)}
        line={kind === 'honour.posted' ? notice.title : noticeWords(notice)}
        points={told ? (notice.points ?? undefined) : undefined}
        sure
        onTap={onTap}
      />
      {todo === null ? null : (
        <View className="thread__acts pad">
          <Button wide kind="line" onTap={() => act(todo, notice)}>
            {todoWords[todo]}
          </Button>
        </View>
      )}
    </View>
  )
}
