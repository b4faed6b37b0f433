import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { useWithdrawAspiration } from '@/features/aspirations/hooks'
import type { AspirationView } from '@/domain/aspirations/contract'
import { goBack } from '@/routes'

/** Asks once more before a goal leaves the board for good. */
export function WithdrawSheet({
  open,
  goal,
  linkedVillage,
  onClose,
}: {
  open: boolean
  goal: AspirationView
  linkedVillage?: string
  onClose: () => void
}) {
  const { withdraw, busy } = useWithdrawAspiration(linkedVillage)
  const send = async () => {
    const result = await withdraw(goal.aspirationId)
    onClose()
    if (!result.ok) {
      toast(result.message)
      return
    }
    toast('已撤下')
    goBack()
  }
  return (
    <Sheet
      open={open}
      title="撤下这个心愿？"
      onClose={onClose}
      foot={
        <Button wide busy={busy} onTap={() => void send()}>
          撤下
        </Button>
      }
    >
      <View className="pad ink-2">{`「${goal.goal}」会从榜上拿下，走过的节和加的油也不再显示。`}</View>
    </Sheet>
  )
}
