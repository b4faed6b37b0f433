import { useState } from 'react'
import { View } from '@tarojs/components'
import { useWaiting, type useBind } from '@/features/session/binding'
import { a11y, heading } from '@/components/a11y'
import { Button } from '@/components/button'
import { dayWords } from '@/components/dates'
import { Seal, type SealKind } from '@/components/seal'
import { Sheet } from '@/components/sheet'
import type { WaitingSignIn } from '@/domain/session/contract'
import { today } from '@/session/clock'

type Binding = ReturnType<typeof useBind>

/** Who holds a role is not let in by card alone: who may agree, and how it stands. */
export function Waiting({
  kept,
  keep,
  onSignedIn,
}: {
  kept: NonNullable<Binding['kept']>
  keep: Binding['keep']
  onSignedIn: () => void
}) {
  const look = useWaiting(kept, keep, onSignedIn)
  const { waits } = kept
  const open = waits.state === 'open'
  const [leaving, setLeaving] = useState(false)
  return (
    <View className="pad waiting">
      <Seal kind={sealOf(waits)} size={72} tilt={-4} label={false} />
      <View className="waiting__title serif" {...heading(2)}>
        {titleOf(waits)}
      </View>
      <View className="ink-2 t-md" {...a11y({ role: 'alert' })}>
        {lineOf(waits)}
      </View>
      {open ? (
        <>
          <View className="waiting__who">
            <View className="ink-2 t-sm">{labelOf(waits)}</View>
            <View className="t-lg">{waits.others.join('、') || '乡镇干部'}</View>
          </View>
          <View className="ink-2 t-sm">
            {`请打电话让他在「我家」「等人同意」里同意，这里就登录了。${dayWords(waits.lastDay, today())}前有效。`}
          </View>
          <Button kind="primary" wide onTap={() => void look()}>
            看看同意了没有
          </Button>
        </>
      ) : null}
      <Button wide onTap={() => (open ? setLeaving(true) : keep(null))}>
        {open ? '不等了，换一张卡' : '重新登录'}
      </Button>
      <LeaveSheet
        open={open && leaving}
        onStay={() => setLeaving(false)}
        onLeave={() => keep(null)}
      />
    </View>
  )
}

/** Asked back once, since what waits can be taken up nowhere else. */
function LeaveSheet({
  open,
  onStay,
  onLeave,
}: {
  open: boolean
  onStay: () => void
  onLeave: () => void
}) {
  return (
    <Sheet
      open={open}
      title="不等了？"
      onClose={onStay}
      foot={
        <Button kind="primary" wide onTap={onStay}>
          再等等
        </Button>
      }
    >
      <View className="pad">
        这里就不再等这次登录了。再想登录，要重新输卡上的码，请另一位再同意一次。
      </View>
      <View className="pad waiting__leave">
        <Button onTap={onLeave}>不等了</Button>
      </View>
    </Sheet>
  )
}

function sealOf({ state }: WaitingSignIn): SealKind {
  return state === 'open' ? 'waiting' : 'returned'
}

function titleOf({ state }: WaitingSignIn): string {
  if (state === 'open') return '等另一位确认'
  return state === 'lapsed' ? '过期了' : '没有同意'
}

function lineOf({ state, name, village, reason }: WaitingSignIn): string {
  switch (state) {
    case 'refused':
      return `理由：${reason}。是您本人的，请找村委当面说清，再登录一次。`
    case 'withdrawn':
      return '这次登录撤回了。是您本人的，请重新登录。'
    case 'lapsed':
      return '七天没有人定，这次登录作废了，请重新登录。'
    default:
      return `${village}${name}有职务，用卡登录要另一位确认，免得别人冒名。`
  }
}

function labelOf({ others }: WaitingSignIn): string {
  if (others.length > 1) return '这几位村委，谁同意都行'
  return others.length === 1 ? '要这位村委同意' : '村里没有别人能定，要乡镇同意'
}
