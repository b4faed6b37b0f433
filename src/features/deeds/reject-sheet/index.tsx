import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { TextArea } from '@/components/field'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'
import './index.scss'

/** What is said most often; everything else in own words. */
export const quickReasons = [
  '说得不够清楚，请补充',
  '与已报的一件重复',
  '不合这一条细则',
  '日期不对，请重报',
]

export interface RejectSheetProps {
  /** What is sent back; null is closed. */
  title: string | null
  busy?: boolean
  onClose: () => void
  onReject: (reason: string) => void
}

/** 退回: never without a reason, which the household reads. */
export function RejectSheet({ title, busy, onClose, onReject }: RejectSheetProps) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const send = () => {
    if (reason.trim().length < 2) setError('请写明退回的原因，至少 2 个字')
    else onReject(reason.trim())
  }
  return (
    <Sheet
      open={title !== null}
      title="退回"
      onClose={onClose}
      foot={
        <Button kind="primary" wide busy={busy} onTap={send}>
          退回给申报人
        </Button>
      }
    >
      <View className="reject">
        <View className="pad ink-2 t-sm">{title}</View>
        <View className="reject__quick">
          {quickReasons.map((words) => (
            <Tap
              key={words}
              role="radio"
              selected={reason === words}
              className={reason === words ? 'reject__reason reject__reason--on' : 'reject__reason'}
              onTap={() => {
                setReason(words)
                setError(undefined)
              }}
            >
              {words}
            </Tap>
          ))}
        </View>
        <TextArea
          label="退回原因"
          value={reason}
          max={100}
          placeholder="申报人会看到，请写清楚"
          error={error}
          onChange={setReason}
        />
      </View>
    </Sheet>
  )
}
