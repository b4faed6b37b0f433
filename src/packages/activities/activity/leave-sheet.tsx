import { View } from '@tarojs/components'
import { spanWords } from '@/features/activities/words'
import { Button } from '@/components/button'
import { dayWords } from '@/components/dates'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { useSignUp } from '@/features/activities/one'
import type { ShiftView, Someone } from '@/domain/activities/contract'
import { dayOf } from '@/domain/common/day'

export interface Leaving {
  readonly shift: ShiftView
  readonly person: Someone
  readonly title: string
}

/** Asked back once, since the place goes to somebody else at once. */
export function LeaveSheet({ leaving, onClose }: { leaving: Leaving | null; onClose: () => void }) {
  const { leave, busy } = useSignUp()
  if (leaving === null) return null
  const { shift, person, title } = leaving
  const send = async () => {
    const result = await leave(shift.shiftId, person.residentId)
    toast(result.ok ? '已退出' : result.message)
    onClose()
  }
  return (
    <Sheet
      open
      title={`${person.name}不去了？`}
      onClose={onClose}
      foot={
        <Button kind="primary" wide onTap={onClose}>
          还去
        </Button>
      }
    >
      <View className="pad">
        {`${title}，${dayWords(dayOf(shift.startsAt))} ${spanWords(shift)}。`}
        {shift.queued > 0 && person.state === 'seated'
          ? '退出后位子马上让给候补的第一位。'
          : '退出后还想去，要重新报名。'}
      </View>
      <View className="pad leaving">
        <Button busy={busy} onTap={() => void send()}>
          退出报名
        </Button>
      </View>
    </Sheet>
  )
}
