import Taro, { useReachBottom } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useInbox } from '@/features/inbox/hooks'
import { useMe, villageOfHousehold } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { agoWords } from '@/components/dates'
import { Empty } from '@/components/empty'
import { More } from '@/components/more'
import { PendingRow } from '@/components/pending-row'
import { Screen } from '@/components/screen'
import { Seal } from '@/components/seal'
import type { NoticeView } from '@/domain/inbox/contract'
import { nowMs } from '@/session/clock'
import { noticeKind, noticePage, noticeSeal, noticeWords } from './words'
import './index.scss'

/** 消息: what was decided about the household's deeds and honours. */
export default function Inbox() {
  const me = useMe()
  const villageId = villageOfHousehold(me)
  const inbox = useInbox(villageId)
  return (
    <Screen title="消息">
      <Asked query={me.query}>
        {() =>
          villageId === null ? (
            <Empty picture="done" title="没有消息" line="登录后，您家的事办好了会告诉您。" />
          ) : (
            <Notices inbox={inbox} />
          )
        }
      </Asked>
    </Screen>
  )
}

function Notices({ inbox }: { inbox: ReturnType<typeof useInbox> }) {
  const { rows, more, moreBusy, moreError } = inbox
  useReachBottom(() => {
    if (more !== null && !moreBusy && moreError === null) more()
  })
  return (
    <Asked query={inbox.first} rows={6}>
      {() =>
        rows?.length === 0 ? (
          <Empty picture="done" title="还没有消息" line="报上去的事审好了，会告诉您。" />
        ) : (
          <>
            <View className="inbox">
              {(rows ?? []).map((notice) => (
                <Row key={notice.noticeId} notice={notice} isNew={inbox.isNew(notice.noticeId)} />
              ))}
            </View>
            <More onMore={more} busy={moreBusy} error={moreError?.message} label="更早的消息" />
          </>
        )
      }
    </Asked>
  )
}

function Row({ notice, isNew }: { notice: NoticeView; isNew: boolean }) {
  const { points, at } = notice
  const kind = noticeKind(notice)
  const url = noticePage(notice)
  const told = kind === 'deed.approved' || kind === 'deed.posted'
  return (
    <PendingRow
      mark={<Seal kind={noticeSeal[kind]} label={false} />}
      title={notice.title === '' ? '这件事已撤下' : notice.title}
      line={
        <>
          {isNew ? <View className="inbox__new">新</View> : null}
          {noticeWords(notice)}{' '}
          <View className="inbox__ago">· {agoWords(Date.parse(at), nowMs())}</View>
        </>
      }
      points={told ? (points ?? undefined) : undefined}
      sure={kind === 'deed.posted'}
      onTap={url === null ? undefined : () => void Taro.navigateTo({ url })}
    />
  )
}
