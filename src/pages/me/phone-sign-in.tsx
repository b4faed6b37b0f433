import { useState } from 'react'
import { View } from '@tarojs/components'
import { useBindByPhone } from '@/features/session/hooks'
import { Button } from '@/components/button'
import { Choice, type Option } from '@/components/field'
import { toast } from '@/components/toast'

interface Asking {
  readonly label: string
  readonly field: 'villageId' | 'residentId'
  readonly options: Option[]
}

type Chosen = Partial<Record<Asking['field'], string>>

/** In WeChat: by the phone number that WeChat vouches for. Asks which village and who, where the number does not tell. */
export function PhoneSignIn() {
  const { run, busy } = useBindByPhone()
  const [phoneCode, setPhoneCode] = useState('')
  const [chosen, setChosen] = useState<Chosen>({})
  const [asking, setAsking] = useState<Asking | null>(null)

  const send = async (code: string, by: Chosen) => {
    setPhoneCode(code)
    setChosen(by)
    const result = await run({ phoneCode: code, ...by })
    const next = result.ok ? null : askingOf(result)
    setAsking(next)
    if (result.ok) toast(`${result.data.identity.name}，您好`, { seal: 'approved' })
    else if (next === null) toast(result.message)
  }
  const start = (code: string | undefined) => {
    if (code) void send(code, {})
    else toast('没有授权手机号，可以用一户一码登录')
  }

  return (
    <View className="pad fold">
      <Button
        kind="primary"
        wide
        busy={busy}
        openType="getPhoneNumber"
        onOpen={(e) => start((e.detail as { code?: string }).code)}
      >
        用微信手机号登录
      </Button>
      {asking === null ? null : (
        <Choice
          label={asking.label}
          value={null}
          options={asking.options}
          onChange={(value) => void send(phoneCode, { ...chosen, [asking.field]: value })}
        />
      )}
      <View className="ink-2 t-sm">只用来对上名册，不会给别人看。</View>
    </View>
  )
}

function askingOf({ code, data }: { code: string; data?: unknown }): Asking | null {
  const { villages = [], residents = [] } = (data ?? {}) as {
    villages?: readonly { villageId: string; name: string }[]
    residents?: readonly { residentId: string; name: string }[]
  }
  if (code === 'CHOOSE_VILLAGE') {
    const options = villages.map((v) => ({ value: v.villageId, label: v.name }))
    return { label: '您登录哪个村', field: 'villageId', options }
  }
  if (code !== 'CHOOSE_RESIDENT') return null
  const options = residents.map((r) => ({ value: r.residentId, label: r.name }))
  return { label: '您是哪一位', field: 'residentId', options }
}
