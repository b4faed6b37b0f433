import { useState } from 'react'
import { View } from '@tarojs/components'
import { useGiveCode, type HouseholdCard } from '@/features/roster/cards'
import { a11y } from '@/components/a11y'
import { Button } from '@/components/button'
import { spaced } from '@/features/codes/card-sheet'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'

/** A one-time code for the household: shown this once, to be written down and handed over. */
export function GiveCode({
  villageId,
  household,
}: {
  villageId: string
  household: HouseholdCard
}) {
  const { householdId, name, hasSecret } = household
  const [open, setOpen] = useState(false)
  const [code, setCode] = useState<string | null>(null)
  const { run, busy } = useGiveCode()
  const make = async () => {
    const result = await run({ villageId, householdId })
    if (result.ok) setCode(result.data.code)
    else toast(result.message)
  }
  const close = () => {
    setOpen(false)
    setCode(null)
  }
  return (
    <>
      <Button onTap={() => setOpen(true)}>登录码</Button>
      <Sheet
        open={open}
        title={`给${name}户一张登录码`}
        onClose={close}
        foot={
          <Button
            kind={code === null ? 'primary' : 'line'}
            wide
            busy={busy}
            onTap={() => (code === null ? void make() : close())}
          >
            {code === null ? '出一个登录码' : '抄好了'}
          </Button>
        }
      >
        {code === null ? (
          <View className="pad ink-2 t-md house__ask">
            {hasSecret
              ? '这户设过口令。用登录码登录的人要重新设口令，旧口令就不能用了。'
              : '这户凭它登录一次，并设自己的口令。'}
            只显示这一次，当面交给本人；再出一个，前一个就作废。
          </View>
        ) : (
          <View className="pad house__ask">
            <View
              className="num t-xxl house__once"
              {...a11y({ role: 'text', label: `登录码 ${Array.from(code).join(' ')}` })}
            >
              {spaced(code)}
            </View>
            <View className="ink-2 t-md">
              {`请抄给${name}户本人，只能用一次。关上就看不到了。`}
            </View>
          </View>
        )}
      </Sheet>
    </>
  )
}
