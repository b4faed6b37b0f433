import { useState } from 'react'
import { Button } from '@/components/button'
import { MultiChoice } from '@/components/field'
import { Sheet } from '@/components/sheet'
import type { Messages } from '@/features/messages/consent'
import type { ShiftView } from '@/domain/activities/contract'
import type { Activity } from '.'
import { useJoin } from './use-join'

/** Who of the family goes. */
export function JoinSheet({
  open,
  shift,
  people,
  messages,
  onClose,
}: {
  open: boolean
  shift: ShiftView
  people: Activity['household']
  messages: Messages
  onClose: () => void
}) {
  const [chosen, setChosen] = useState(() => people.filter((p) => p.me).map((p) => p.residentId))
  const { join, busy, sheet } = useJoin(messages, onClose)
  const going = people.filter((p) => chosen.includes(p.residentId))
  return (
    <>
      {sheet}
      <Sheet
        open={open}
        title="家里谁去"
        onClose={onClose}
        foot={
          <Button
            wide
            kind="primary"
            busy={busy}
            reason={going.length === 0 ? '先选谁去' : undefined}
            onTap={() => void join(shift, going)}
          >
            {going.length > 1 ? `${String(going.length)} 人报名` : '报名'}
          </Button>
        }
      >
        <MultiChoice
          label="可以选几位"
          value={chosen}
          options={people.map((p) => ({
            value: p.residentId,
            label: p.me ? `${p.name}（您）` : p.name,
          }))}
          onChange={setChosen}
        />
      </Sheet>
    </>
  )
}
