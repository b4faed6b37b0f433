import { useState } from 'react'
import { View } from '@tarojs/components'
import { fieldError } from '@/data/field-errors'
import { useMe, villageFor } from '@/features/session/hooks'
import { useEndOfficer, useOfficers } from '@/features/session/officers'
import { useReasonDraft } from '@/features/session/reason-draft'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { dayWords } from '@/components/dates'
import { Empty } from '@/components/empty'
import { ReasonSheet } from '@/components/reason-sheet'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { toast } from '@/components/toast'
import type { OfficerRow } from '@/domain/session/contract'
import { officerReason } from '@/domain/session/limits'
import { today } from '@/session/clock'
import './index.scss'

/** 乡镇和县里的干部: who decides for the villages; the county ends a card. */
export default function Officers() {
  const me = useMe()
  const may = me.may('session.officers')
  const officers = useOfficers(villageFor(me, may))
  return (
    <Screen title="乡镇和县里的干部">
      <Asked query={me.query}>
        {() =>
          may && me.identity ? (
            <Asked query={officers} rows={3}>
              {(data) => (
                <List
                  villageId={me.identity?.villageId ?? ''}
                  officers={data.officers}
                  ends={me.may('session.endOfficer')}
                />
              )}
            </Asked>
          ) : (
            <Empty
              picture="done"
              title="这里由乡镇和县里来看"
              line="村里的职务在「村务设置」里。"
            />
          )
        }
      </Asked>
    </Screen>
  )
}

function List({
  villageId,
  officers,
  ends,
}: {
  villageId: string
  officers: readonly OfficerRow[]
  ends: boolean
}) {
  const end = useEndOfficer()
  const [ending, setEnding] = useState<OfficerRow | null>(null)
  const [open, setOpen] = useState(false)
  const about = ending?.officerId ?? ''
  const draft = useReasonDraft('endOfficer', villageId, about)
  const send = async (reason: string) => {
    const result = await end.run({ villageId, officerId: about, reason })
    if (result.ok) {
      draft.sent()
      setOpen(false)
    }
    toast(result.ok ? `${ending?.name ?? ''}的卡停用了` : result.message)
    return result.ok ? undefined : fieldError(result, 'reason')
  }
  const places = [...new Set(officers.map(({ place }) => place))]
  return (
    <>
      <View className="pad ink-2 t-md officers__about">
        {ends
          ? '人调走了、卡丢了，在这里停用：卡马上不能登录，登录着的手机和网页马上退出。他定过的事不变。'
          : '卡丢了、人调走了，请县里停用。'}
      </View>
      {places.map((place) => (
        <View key={place}>
          <SectionHead title={place} />
          {officers
            .filter((officer) => officer.place === place)
            .map((officer) => (
              <View key={officer.officerId} className="officers__row">
                <View className="grow">
                  <View className="t-md strong">{officer.name}</View>
                  <View className="ink-2 t-sm">{stateWords(officer)}</View>
                </View>
                {ends && !officer.me && officer.ended === null ? (
                  <Button
                    label={`停用${officer.name}的卡`}
                    onTap={() => {
                      setEnding(officer)
                      setOpen(true)
                    }}
                  >
                    停用
                  </Button>
                ) : null}
              </View>
            ))}
        </View>
      ))}
      <ReasonSheet
        key={about}
        open={open}
        title={`停用${ending?.name ?? ''}的卡`}
        note="谁停的、什么缘由，县里和这个乡镇的干部看得到。"
        label="缘由"
        length={officerReason}
        quick={['调走了', '不再办这件事', '卡丢了']}
        placeholder="如：调走了，由张三接"
        send="停用"
        busy={end.busy}
        draft={draft}
        onClose={() => setOpen(false)}
        onSend={send}
      />
    </>
  )
}

function stateWords({ me, signedIn, ended }: OfficerRow): string {
  if (ended) return `${dayWords(ended.on, today())}由${ended.by}停用：${ended.reason}`
  if (me) return '您自己'
  return signedIn ? '登录过，能办事' : '还没有登录过'
}
