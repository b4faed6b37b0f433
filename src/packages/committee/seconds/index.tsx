import { useState } from 'react'
import { View } from '@tarojs/components'
import { fieldError } from '@/data/field-errors'
import { useConfirm, useProposals, useRefuse, useWithdraw } from '@/features/proposals/hooks'
import { useMe, villageFor } from '@/features/session/hooks'
import { useReasonDraft } from '@/features/session/reason-draft'
import { Asked } from '@/components/asked'
import { Empty } from '@/components/empty'
import { More } from '@/components/more'
import { ReasonSheet } from '@/components/reason-sheet'
import { Screen } from '@/components/screen'
import { toast } from '@/components/toast'
import type { ProposalRow } from '@/domain/proposals/contract'
import { proposalLimits } from '@/domain/proposals/limits'
import { ProposalCard } from './card'
import './index.scss'

/** 等人同意: what one person proposed and a second one has to agree to. */
export default function Seconds() {
  const me = useMe()
  const may = me.may('proposals.waiting')
  const proposals = useProposals(villageFor(me, may))
  return (
    <Screen title="等人同意">
      <Asked query={me.query}>
        {() =>
          may && me.identity ? (
            <List villageId={me.identity.villageId} proposals={proposals} town={me.officer} />
          ) : (
            <Empty picture="done" title="没有要您定的" line="这些由村委和乡镇来定。" />
          )
        }
      </Asked>
    </Screen>
  )
}

function List({
  villageId,
  proposals,
  town,
}: {
  villageId: string
  proposals: ReturnType<typeof useProposals>
  town: boolean
}) {
  const confirm = useConfirm()
  const refuse = useRefuse()
  const withdraw = useWithdraw()
  const [refusing, setRefusing] = useState<ProposalRow | null>(null)
  const [open, setOpen] = useState(false)
  const about = refusing?.proposalId ?? ''
  const draft = useReasonDraft('refuse', villageId, about)
  const send = async (reason: string) => {
    if (refusing === null) return undefined
    const { proposalId } = refusing
    const result = await refuse.run({ villageId: refusing.villageId, proposalId, reason })
    if (result.ok) {
      draft.sent()
      setOpen(false)
    }
    toast(result.ok ? '没有同意，已告诉提出的人' : result.message)
    return result.ok ? undefined : fieldError(result, 'reason')
  }
  const act = async (row: ProposalRow, how: 'confirm' | 'withdraw') => {
    const named = { villageId: row.villageId, proposalId: row.proposalId }
    const result = how === 'confirm' ? await confirm.run(named) : await withdraw.run(named)
    const done = how === 'confirm' ? '同意了，已经生效' : '撤回了'
    toast(result.ok ? done : result.message)
  }
  return (
    <>
      <Asked query={proposals.first} loading="card" rows={2}>
        {() =>
          proposals.rows?.length === 0 ? (
            <Empty picture="done" title="都定完了" line="有新的，会在「我家」里提示。" />
          ) : (
            <>
              <View className="pad ink-2 t-sm seconds__head">
                {town
                  ? '监督员由乡镇来定；村里没有第二个人能定的，也请您来定。'
                  : '一个人提出，另一个人同意了才生效。本人和他家、近亲家的人不能定。'}
              </View>
              {(proposals.rows ?? []).map((row) => (
                <ProposalCard
                  key={row.proposalId}
                  row={row}
                  town={town}
                  busy={confirm.busy || withdraw.busy}
                  onConfirm={() => void act(row, 'confirm')}
                  onWithdraw={() => void act(row, 'withdraw')}
                  onRefuse={() => {
                    setRefusing(row)
                    setOpen(true)
                  }}
                />
              ))}
              <More
                onMore={proposals.more}
                busy={proposals.moreBusy}
                error={proposals.moreError?.message}
              />
            </>
          )
        }
      </Asked>
      <ReasonSheet
        key={about}
        open={open}
        title="不同意"
        note="理由会告诉提出的人，也写进改动记录。"
        label="理由"
        length={proposalLimits.reason}
        placeholder="哪里不妥，该怎么办"
        send="不同意"
        busy={refuse.busy}
        draft={draft}
        onClose={() => setOpen(false)}
        onSend={send}
      />
    </>
  )
}
