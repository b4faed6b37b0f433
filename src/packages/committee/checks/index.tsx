import { useState } from 'react'
import { View } from '@tarojs/components'
import { useChecks, useDecideCheck } from '@/features/checks/hooks'
import { useMe, villageFor } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { agoWords } from '@/components/dates'
import { Empty } from '@/components/empty'
import { More } from '@/components/more'
import { Photos } from '@/components/photos'
import { Screen } from '@/components/screen'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import type { CheckRow } from '@/domain/checks/contract'
import { nowMs } from '@/session/clock'
import './index.scss'

/** 文字和照片: what WeChat could not let pass, one by one: may it be shown? */
export default function Checks() {
  const me = useMe()
  const may = me.may('checks.todo')
  const checks = useChecks(villageFor(me, may))
  return (
    <Screen title="文字和照片">
      <Asked query={me.query}>
        {() =>
          may && me.identity ? (
            <List villageId={me.identity.villageId} checks={checks} />
          ) : (
            <Empty picture="done" title="没有要您定的" line="这些由审核员和村委来定。" />
          )
        }
      </Asked>
    </Screen>
  )
}

function List({ villageId, checks }: { villageId: string; checks: ReturnType<typeof useChecks> }) {
  const decide = useDecideCheck()
  const [taking, setTaking] = useState<CheckRow | null>(null)
  const send = async (row: CheckRow, decision: 'show' | 'take') => {
    const result = await decide.run({ villageId, checkId: row.checkId, decision })
    setTaking(null)
    if (!result.ok) return toast(result.message)
    return toast(decision === 'show' ? '已公开' : '已撤下，会告诉写的人')
  }
  return (
    <>
      <Asked query={checks.first} loading="card" rows={3}>
        {() =>
          checks.rows?.length === 0 ? (
            <Empty picture="done" title="都定完了" line="有要您看的，会在「我家」里提示。" />
          ) : (
            <>
              <View className="pad ink-2 t-sm checks__head">
                这些没能自动通过核对。请您看看能不能给大家看。
              </View>
              {(checks.rows ?? []).map((row) => (
                <Row
                  key={row.checkId}
                  row={row}
                  busy={decide.busy}
                  onShow={() => void send(row, 'show')}
                  onTake={() => setTaking(row)}
                />
              ))}
              <More onMore={checks.more} busy={checks.moreBusy} error={checks.moreError?.message} />
            </>
          )
        }
      </Asked>
      <Sheet
        open={taking !== null}
        title={`撤下这${taking?.photo ? '张照片' : '段文字'}？`}
        onClose={() => setTaking(null)}
        foot={
          <Button
            kind="primary"
            wide
            busy={decide.busy}
            onTap={() => taking && void send(taking, 'take')}
          >
            撤下，不公开
          </Button>
        }
      >
        <View className="pad ink-2 t-md">撤下后找不回来，写的人会收到消息，可以改了再发。</View>
      </Sheet>
    </>
  )
}

const why = {
  CHECK_OWN: '您家的，须由他人定',
  CHECK_GOES_TO_TOWN: '村里没有人能定，已交乡镇',
} as const

function Row({
  row,
  busy,
  onShow,
  onTake,
}: {
  row: CheckRow
  busy: boolean
  onShow: () => void
  onTake: () => void
}) {
  const { what, text, photo, by, place, at, may } = row
  const name = `${what}，${by}`
  return (
    <View className="checks__row">
      <View className="row">
        <View className="grow strong">{what}</View>
        <View className="ink-3 t-sm">
          {[by, place, agoWords(Date.parse(at), nowMs())].filter(Boolean).join(' · ')}
        </View>
      </View>
      {text === '' ? null : <View className="checks__text">{text}</View>}
      {photo === null ? null : <Photos photos={[photo]} label={`${by}的照片`} />}
      {may ? (
        <View className="checks__acts">
          <Button label={`不能公开：${name}`} busy={busy} onTap={onTake}>
            不能公开
          </Button>
          <Button kind="primary" label={`可以公开：${name}`} busy={busy} onTap={onShow}>
            可以公开
          </Button>
        </View>
      ) : (
        <Button wide reason={row.why === null ? '须由他人定' : why[row.why]} />
      )}
    </View>
  )
}
