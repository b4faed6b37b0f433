import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { TextArea } from '@/components/field'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { useWithdrawHonour } from '@/features/honours/hooks'
import type { HonourView } from '@/domain/honours/contract'

const reasonMin = 2
const reasonMax = 100

/** The committee takes an entry down; the reason stays readable on its page. */
export function WithdrawSheet({
  open,
  honour,
  linkedVillage,
  onClose,
}: {
  open: boolean
  honour: HonourView
  linkedVillage?: string
  onClose: () => void
}) {
  const { withdraw, busy } = useWithdrawHonour(linkedVillage)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const send = async () => {
    if (reason.trim().length < reasonMin) {
      setError('请写明原因，至少两个字')
      return
    }
    const result = await withdraw(honour.honourId, reason)
    if (!result.ok) {
      setError(result.message)
      return
    }
    toast('已撤下，原因留在这一页')
    onClose()
  }
  return (
    <Sheet
      open={open}
      title="撤下这条荣誉"
      onClose={onClose}
      foot={
        <Button wide kind="primary" busy={busy} onTap={() => void send()}>
          撤下
        </Button>
      }
    >
      <View className="pad ink-2 t-sm">{`${honour.name} · ${honour.title}。撤下后仍能看到这一页和原因，编号不再用。`}</View>
      <TextArea
        label="撤下原因"
        value={reason}
        max={reasonMax}
        error={error}
        placeholder="如：经查实与事迹不符"
        onChange={(text) => {
          setReason(text)
          setError(undefined)
        }}
      />
    </Sheet>
  )
}
