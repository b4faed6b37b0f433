import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { TextArea } from '@/components/field'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { useCancelActivity } from '@/features/activities/hooks'

const reasonMin = 2
const reasonMax = 100

/** Calls it off; everybody who signed up reads why. */
export function CancelSheet({
  open,
  activityId,
  onClose,
}: {
  open: boolean
  activityId: string
  onClose: () => void
}) {
  const { cancel, busy } = useCancelActivity()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const send = async () => {
    if (reason.trim().length < reasonMin) {
      setError('请写明原因，至少两个字')
      return
    }
    const result = await cancel(activityId, reason)
    if (!result.ok) {
      setError(result.message)
      return
    }
    toast('已取消，原因留在这一页')
    onClose()
  }
  return (
    <Sheet
      open={open}
      title="取消活动"
      onClose={onClose}
      foot={
        <Button wide kind="primary" busy={busy} onTap={() => void send()}>
          取消活动
        </Button>
      }
    >
      <View className="pad ink-2 t-sm">取消后不能恢复；报了名的人在日程里看到原因。</View>
      <TextArea
        label="取消原因"
        value={reason}
        max={reasonMax}
        error={error}
        placeholder="如：有雨，改到下周六"
        onChange={(text) => {
          setReason(text)
          setError(undefined)
        }}
      />
    </Sheet>
  )
}
