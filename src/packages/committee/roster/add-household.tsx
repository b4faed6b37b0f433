import { useState } from 'react'
import { fieldErrors } from '@/data/field-errors'
import { useDraft } from '@/data/draft'
import { useUpkeep } from '@/features/roster/upkeep'
import type { useGroups } from '@/features/roster/village'
import { usePersonId } from '@/features/session/hooks'
import { Button } from '@/components/button'
import { TextField } from '@/components/field'
import { PickField } from '@/components/field/pick'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { go } from '@/routes'

const fields = ['groupId', 'number', 'name', 'phone', 'birth'] as const

export interface AddHouseholdProps {
  villageId: string
  groups: ReturnType<typeof useGroups>
  onClose: () => void
}

/** 添一户: its plate and its head; who else lives there is added on its page. */
export function AddHousehold({ villageId, groups, onClose }: AddHouseholdProps) {
  const upkeep = useUpkeep(villageId)
  const all = groups.data?.groups ?? []
  const first = { groupId: '', number: '', name: '', phone: '', birth: '' }
  const form = { form: 'roster.household', version: 1, personId: usePersonId(villageId), villageId }
  const draft = useDraft(form, first)
  const [errors, setErrors] = useState<Partial<Record<(typeof fields)[number], string>>>({})
  const typed = draft.value
  const add = async () => {
    const result = await upkeep.addHousehold(typed)
    if (!result.ok) {
      setErrors(fieldErrors(result, fields))
      return toast(result.message)
    }
    draft.sent()
    onClose()
    go('packages/committee/household/index', result.data)
  }
  const field = (key: 'number' | 'name' | 'phone' | 'birth') => ({
    value: typed[key],
    error: errors[key],
    onChange: (text: string) => draft.set({ [key]: text }),
  })
  return (
    <Sheet
      open
      title="添一户"
      onClose={onClose}
      foot={
        <Button kind="primary" wide busy={upkeep.busy} onTap={() => void add()}>
          添上
        </Button>
      }
    >
      <PickField
        label="组"
        value={typed.groupId === '' ? null : typed.groupId}
        options={all.map(({ groupId, name }) => ({ value: groupId, label: name }))}
        error={errors.groupId}
        onChange={(groupId) => draft.set({ groupId })}
      />
      <TextField label="户号" max={20} placeholder="如：21" {...field('number')} />
      <TextField label="户主姓名" max={30} {...field('name')} />
      <TextField
        label="手机号"
        optional
        type="number"
        max={20}
        hint="一家人可以共用一个，两户不行。"
        {...field('phone')}
      />
      <TextField
        label="出生年月"
        optional
        max={20}
        placeholder="如：1965-03，或 成年"
        hint="写“成年”也行。只记到哪年哪月满 14、18 岁，不存生日。"
        {...field('birth')}
      />
    </Sheet>
  )
}
