import { useState } from 'react'
import { View } from '@tarojs/components'
import { useDraft } from '@/data/draft'
import type { Refusal } from '@/data/field-errors'
import type { HouseholdCard } from '@/features/roster/cards'
import type { Upkeep } from '@/features/roster/upkeep'
import { usePersonId } from '@/features/session/hooks'
import { Button } from '@/components/button'
import { TextField } from '@/components/field'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { today } from '@/session/clock'
import { NewPlate } from './act-fields'
import { errorsOf, firstTyped, type Errors } from './typed'

interface SheetProps {
  villageId: string
  household: HouseholdCard
  upkeep: Upkeep
  onClose: () => void
}

/** 添一口人 */
export function AddPerson({ villageId, household, upkeep, onClose }: SheetProps) {
  const { householdId } = household
  const about = { form: 'roster.add', version: 1, personId: usePersonId(villageId), villageId }
  const draft = useDraft({ ...about, about: householdId }, firstTyped(household, null, today()))
  const [errors, setErrors] = useState<Errors>({})
  const { name, relation, phone, birth } = draft.value
  const add = async () => {
    const result = await upkeep.addPerson({ householdId, name, relation, phone, birth })
    if (!result.ok) {
      setErrors(errorsOf(result))
      return toast(result.message)
    }
    draft.sent()
    toast(`${name}添进名册了`, { seal: 'approved' })
    onClose()
  }
  return (
    <Sheet
      open
      title={`${household.name}户添一口人`}
      onClose={onClose}
      foot={
        <Button kind="primary" wide busy={upkeep.busy} onTap={() => void add()}>
          添上
        </Button>
      }
    >
      <TextField
        label="姓名"
        value={name}
        max={30}
        error={errors.name}
        onChange={(text) => draft.set({ name: text })}
      />
      <TextField
        label="与户主关系"
        optional
        value={relation}
        max={10}
        placeholder="如：妻子、长子"
        error={errors.relation}
        onChange={(text) => draft.set({ relation: text })}
      />
      <TextField
        label="手机号"
        optional
        type="number"
        value={phone}
        max={20}
        hint="一家人可以共用一个，两户不行。"
        error={errors.phone}
        onChange={(text) => draft.set({ phone: text })}
      />
      <TextField
        label="出生年月"
        optional
        value={birth}
        max={20}
        placeholder="如：1965-03"
        hint="大人写“成年”。只记到哪年哪月满 14、18 岁，不存生日。"
        error={errors.birth}
        onChange={(text) => draft.set({ birth: text })}
      />
    </Sheet>
  )
}

/** 改门牌, and the whole household moving away. */
export function ChangePlate({ household, upkeep, onClose }: SheetProps) {
  const { householdId, number, groupId } = household
  const [typed, setTyped] = useState({ ...firstTyped(household, null, today()), number })
  const [errors, setErrors] = useState<Errors>({})
  const [closing, setClosing] = useState(false)
  const settle = (result: { ok: true } | ({ ok: false; message: string } & Refusal)) => {
    if (!result.ok) {
      setErrors(errorsOf(result))
      return toast(result.message)
    }
    toast('改好了，已记入改动记录')
    onClose()
  }
  const save = async () => {
    const group = typed.groupId === groupId ? {} : { groupId: typed.groupId }
    settle(await upkeep.changeHousehold({ householdId, number: typed.number, ...group }))
  }
  const close = async () => {
    settle(await upkeep.closeHousehold({ householdId }))
  }
  return (
    <Sheet
      open
      title={closing ? `${household.name}户整户迁出？` : '改门牌'}
      onClose={onClose}
      foot={
        closing ? (
          <View className="house__foot">
            <Button onTap={() => setClosing(false)}>不迁</Button>
            <Button kind="primary" busy={upkeep.busy} onTap={() => void close()}>
              整户迁出
            </Button>
          </View>
        ) : (
          <View className="house__foot">
            <Button onTap={() => setClosing(true)}>整户迁出</Button>
            <Button kind="primary" busy={upkeep.busy} onTap={() => void save()}>
              保存
            </Button>
          </View>
        )
      }
    >
      {closing ? (
        <View className="pad ink-2 t-md house__ask">
          {`${String(household.members.length)} 口人都记为迁出，这一户销户。台账、积分和户卡都留着，谁回来了还是同一个人。`}
        </View>
      ) : (
        <NewPlate
          typed={typed}
          errors={errors}
          onType={(part) => setTyped({ ...typed, ...part })}
        />
      )}
    </Sheet>
  )
}
