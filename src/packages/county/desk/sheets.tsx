import { useState } from 'react'
import { View } from '@tarojs/components'
import { fieldError } from '@/data/field-errors'
import { useAddOfficer, useAddTown } from '@/features/founding/hooks'
import { Button } from '@/components/button'
import { TextField } from '@/components/field'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import type { GivenCard } from '@/domain/founding/contract'
import { personNameMax, placeNameMax } from '@/domain/founding/limits'
import { GivenCardSlip } from '../given-card'

export function TownSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const add = useAddTown()
  const [name, setName] = useState('')
  const [error, setError] = useState<string>()
  const send = async () => {
    if (name.trim() === '') return setError('请填乡镇名')
    const result = await add.run({ name })
    if (!result.ok) return setError(fieldError(result, 'name') ?? result.message)
    toast(`${name}建好了`, { seal: 'approved' })
    setName('')
    onClose()
  }
  return (
    <Sheet
      open={open}
      title="添一个乡镇"
      onClose={onClose}
      foot={
        <Button kind="primary" wide busy={add.busy} onTap={() => void send()}>
          添上
        </Button>
      }
    >
      <TextField
        label="乡镇名"
        value={name}
        max={placeNameMax}
        placeholder="如 云岭镇"
        error={error}
        onEnter={() => void send()}
        onChange={(text) => {
          setName(text)
          setError(undefined)
        }}
      />
    </Sheet>
  )
}

export function OfficerSheet({
  region,
  onClose,
}: {
  region: { readonly regionId: string; readonly name: string } | null
  onClose: () => void
}) {
  const add = useAddOfficer()
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [error, setError] = useState<{ field: 'name' | 'phone'; words: string } | null>(null)
  const [card, setCard] = useState<GivenCard | null>(null)
  const wrong = (field: 'name' | 'phone') => (error?.field === field ? error.words : undefined)
  const send = async () => {
    if (name.trim() === '') return setError({ field: 'name', words: '请填姓名' })
    if (!/^1\d{10}$/.test(phone))
      return setError({ field: 'phone', words: '手机号是 11 位数字，以 1 开头' })
    const result = await add.run({ regionId: region?.regionId ?? '', name, phone })
    if (result.ok) return setCard(result.data)
    const words = fieldError(result, 'phone')
    setError(
      words
        ? { field: 'phone', words }
        : { field: 'name', words: fieldError(result, 'name') ?? result.message },
    )
  }
  const close = () => {
    setCard(null)
    setName('')
    setPhone('')
    setError(null)
    onClose()
  }
  return (
    <Sheet
      open={region !== null}
      title={card ? '把卡当面交给本人' : `${region?.name ?? ''}添一位干部`}
      onClose={close}
      foot={
        card ? (
          <Button kind="primary" wide onTap={close}>
            抄好了
          </Button>
        ) : (
          <Button kind="primary" wide busy={add.busy} onTap={() => void send()}>
            发卡
          </Button>
        )
      }
    >
      {card ? (
        <>
          <GivenCardSlip card={card} role={`${region?.name ?? ''}的干部`} />
          <View className="pad t-md ink-2">
            登录码只显示这一次、只能用一次：请抄在纸上，当面交给本人。本人用它登录，再设自己的口令。
          </View>
        </>
      ) : (
        <>
          <TextField
            label="姓名"
            value={name}
            max={personNameMax}
            error={wrong('name')}
            onChange={(text) => {
              setName(text)
              setError(null)
            }}
          />
          <TextField
            label="手机"
            type="number"
            value={phone}
            max={11}
            placeholder="11 位"
            error={wrong('phone')}
            onChange={(text) => {
              setPhone(text)
              setError(null)
            }}
          />
        </>
      )}
    </Sheet>
  )
}
