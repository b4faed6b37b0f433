import { useCallback, useRef, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { Checking } from '@/features/checks/checking'
import { dayWords } from '@/components/dates'
import { Empty } from '@/components/empty'
import { PageFoot } from '@/components/page-foot'
import { Screen } from '@/components/screen'
import { useShareCard } from '@/components/share-card'
import { toast } from '@/components/toast'
import { WallHead } from '@/features/home/wall'
import { useScanned } from '@/features/codes/hooks'
import { useHonour } from '@/features/honours/hooks'
import { useVillage } from '@/features/roster/village'
import { useMe } from '@/features/session/hooks'
import { dayOf } from '@/domain/common/day'
import type { HonourView } from '@/domain/honours/contract'
import { useLinkedVillage } from '@/features/home/linked-village'
import { spoken } from '@/components/read-aloud/spoken'
import { shareOnWeb } from '@/packages/boards/honour/share'
import { today } from '@/session/clock'
import { useVillageId } from '@/session/village'
import { useElder } from '@/theme/elder'
import { useWide } from '@/theme/wide'
import { Certificate } from './certificate'
import { CodeSheet } from './code-sheet'
import { Beside, Neighbours } from './wall'
import { WithdrawSheet } from './withdraw-sheet'
import './index.scss'

const onWeb = process.env.TARO_ENV !== 'weapp'

/** One entry of the honour roll as a certificate, which can be sent on and printed. */
export default function Honour() {
  const { params } = useRouter()
  // From its mini-program code, which holds the honour's id alone.
  const scanned = useScanned(params.honourId === undefined ? params.scene : undefined)
  const led = scanned.data?.kind === 'honour' ? scanned.data : null
  const honourId = params.honourId ?? led?.honourId ?? null
  const linked = useLinkedVillage(led?.villageId)
  const current = useVillageId()
  const villageId = linked ?? current
  const query = useHonour(honourId, linked)
  const village = useVillage()
  // Whose reason it is that was not finished.
  const me = useMe()
  const { elder } = useElder()
  const wall = useWide() && !elder
  const sheet = useRef<HTMLElement>(null)
  const certificate = useCallback(
    () => sheet.current?.querySelector<HTMLElement>('.cert') ?? null,
    [],
  )
  const [withdrawing, setWithdrawing] = useState(false)
  const [showing, setShowing] = useState(false)
  const honour = query.data?.honour ?? null
  const board = village.data?.boardNames.honours ?? '光荣榜'
  const title = honour === null ? board : `${query.data?.publicName ?? ''} · ${honour.title}`
  const page = '/packages/boards/honour/index'
  const path = `${page}?honourId=${honourId ?? ''}&villageId=${villageId ?? ''}`
  useShareCard({
    title,
    page,
    query: { honourId, villageId },
    photo: honour?.photos.find((p) => !p.checking)?.full,
    drawing: 'honour',
  })
  const onWithdraw = query.data?.can.withdraw ? () => setWithdrawing(true) : undefined
  const onShare = () => void share(title, path)
  return (
    <Screen
      className={wall ? 'honour-page screen--wall honour-page--wall' : 'honour-page'}
      title={board}
      {...(process.env.TARO_ENV !== 'weapp' && wall && village.data !== null
        ? {
            back: false,
            head: (
              <WallHead
                village={village.data}
                visitor={me.query.data !== null && me.identities.length === 0}
                badges={{ me: me.identity?.unread ?? 0 }}
                read={{ words: '读给我听', say: () => (honour === null ? [] : sayHonour(honour)) }}
              />
            ),
          }
        : {})}
      say={honour === null ? undefined : () => sayHonour(honour)}
      foot={
        process.env.TARO_ENV !== 'weapp' && wall && honourId !== null ? (
          <Neighbours honourId={honourId} />
        ) : honour?.state === 'posted' ? (
          <Foot onShare={onShare} onWithdraw={onWithdraw} />
        ) : undefined
      }
    >
      {honourId === null && params.scene !== undefined ? (
        <Asked query={scanned} loading="card">
          {() => <Empty picture="honour" title="没有找到" line="这个码不是光荣榜的。" />}
        </Asked>
      ) : (
        <Asked query={query} loading="card">
          {(answer) => (
            <>
              {answer.honour.checking ? (
                <View className="pad">
                  <Checking shown />
                </View>
              ) : null}
              <View className="honour-page__two" ref={sheet}>
                <Certificate honour={answer.honour} village={answer.village} />
                {process.env.TARO_ENV !== 'weapp' && wall ? (
                  <Beside
                    {...{ honour: answer.honour, villageId, board, certificate }}
                    {...{ onShare, onWithdraw }}
                  />
                ) : (
                  <Below honour={answer.honour} board={board} onCode={() => setShowing(true)} />
                )}
              </View>
              <CodeSheet
                open={showing}
                honour={answer.honour}
                villageId={villageId}
                onClose={() => setShowing(false)}
              />
              <WithdrawSheet
                open={withdrawing}
                honour={answer.honour}
                linkedVillage={linked}
                onClose={() => setWithdrawing(false)}
              />
            </>
          )}
        </Asked>
      )}
    </Screen>
  )
}

async function share(title: string, path: string): Promise<void> {
  const done = await shareOnWeb(title, path)
  if (done === 'copied') toast('链接已复制，粘贴给亲友就行')
  if (done === 'failed') toast('没有复制成，请从浏览器里分享')
}

/** Number on the roll and since when it hangs there. */
function Below({
  honour,
  board,
  onCode,
}: {
  honour: HonourView
  board: string
  onCode: () => void
}) {
  const { elder } = useElder()
  return (
    <View className="honour-page__below">
      <View className="grow">
        {`${board}第 ${honour.number} 号`}
        <View className="t-xs ink-3">{`${dayWords(dayOf(honour.postedAt), today())}公布`}</View>
        {honour.guardian ? (
          <View className="t-xs ink-3">
            {`监护人${honour.guardian.name} ${dayWords(honour.guardian.on, today())}同意`}
          </View>
        ) : null}
      </View>
      {elder || onWeb ? null : (
        <Button icon="code" onTap={onCode}>
          小程序码
        </Button>
      )}
    </View>
  )
}

function sayHonour({ title, name, group, citation, issuer, withdrawal }: HonourView): string[] {
  return [
    ...(withdrawal === null ? [] : [`这条荣誉已经撤下，原因：${withdrawal}。`]),
    `${title}，${spoken(name)}，${group}。`,
    citation,
    `${issuer}。`,
  ]
}

function Foot({ onShare, onWithdraw }: { onShare: () => void; onWithdraw?: () => void }) {
  const { elder } = useElder()
  return (
    <PageFoot>
      {onWithdraw ? <Button onTap={onWithdraw}>撤下</Button> : null}
      {onWeb && !elder ? (
        <Button icon="print" onTap={() => window.print()}>
          打印
        </Button>
      ) : null}
      {onWeb ? (
        <Button kind="primary" icon="share" onTap={onShare}>
          发给亲友
        </Button>
      ) : (
        <Button kind="primary" icon="share" openType="share">
          发给亲友
        </Button>
      )}
    </PageFoot>
  )
}
