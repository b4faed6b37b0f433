import { useState } from 'react'
import { addDays, type Day } from '@/domain/common/day'
import type { RuleItem } from '@/domain/rules/contract'
import { countedOf, worthOf, type CapRoom } from '@/domain/rules/value'
import { useVillageId } from '@/session/village'
import { useRoom } from '../hooks'
import { refusedFields } from './refused'

export interface Doer {
  readonly residentId: string
  readonly name: string
  readonly under14: boolean
}

/** The household that a deed is reported for. */
export interface FormHousehold {
  readonly householdId: string
  readonly name: string
  readonly members: readonly Doer[]
}

export interface DeedFormSetting {
  /** Null until it is chosen. */
  household: FormHousehold | null
  /** Of the own household: then only what a villager may file is offered. */
  own: boolean
  /** The village counts by resident, so somebody has to be named. */
  byResident: boolean
  /** Days that a deed may lie back. */
  claimDays: number
  today: Day
  /** Held by the page, since the rules offered depend on the day. */
  draft: { readonly value: DeedTyped; readonly set: (part: Partial<DeedTyped>) => void }
  /** Items in force on that day; null while they are on their way. */
  items: readonly RuleItem[] | null
  /** Who is taken to have done it where nothing else is chosen. */
  me?: string | undefined
  /** Photos that have arrived, to go with it. */
  photoIds?: readonly string[]
  /** How many more go out with it once there is a network. */
  photosLater?: number
}

/** What is chosen and typed in the form. */
export interface DeedTyped {
  readonly itemId: string | null
  /** Null where nothing was chosen. */
  readonly doerId: string | null
  /** Null is today. */
  readonly doneOn: Day | null
  readonly quantity: number
  readonly note: string
}

/** Grows when the shape above changes. */
export const deedTypedVersion = 1

export const nothingTyped: DeedTyped = {
  itemId: null,
  doerId: null,
  doneOn: null,
  quantity: 1,
  note: '',
}

/** What `deeds.file` asks, save the village. */
export interface DeedDraft {
  readonly itemId: string
  readonly householdId: string
  readonly doerId?: string
  readonly doneOn: Day
  readonly quantity: number
  readonly note: string
  readonly photoIds?: string[]
}

export interface DeedFormErrors {
  readonly rule?: string
  readonly doer?: string
  readonly note?: string
  readonly photos?: string
  readonly household?: string
  readonly quantity?: string
}

/** 全家 among the people to choose from. */
export const wholeHousehold = ''

/** The state of the form. */
export function useDeedForm(setting: DeedFormSetting) {
  const villageId = useVillageId()
  const { draft, photoIds = [], photosLater = 0 } = setting
  const { itemId, quantity, note } = draft.value
  const [picked, setPicked] = useState<RuleItem | null>(null)
  const [errors, setErrors] = useState<DeedFormErrors>({})
  const { household, items } = setting
  const day = draft.value.doneOn ?? setting.today
  const item = itemOf(itemId, picked, items)
  const doerId = doerOf(setting, draft.value.doerId)
  const known = useRoom(
    villageId !== null && household !== null && item !== null
      ? {
          villageId,
          itemId: item.id,
          householdId: household.householdId,
          doneOn: day,
          ...(doerId === null || doerId === wholeHousehold ? {} : { doerId }),
        }
      : null,
  )
  /** What is left of each cap; null while that is not known. */
  const room = item !== null && item.caps.length === 0 ? noCaps : (known?.caps ?? null)
  const counts = item === null || room === null ? null : countsOf(item, quantity, room)

  return {
    setting,
    item,
    doneOn: day,
    earliest: addDays(setting.today, -setting.claimDays),
    /** It was chosen, but the rules of the chosen day do not know it. */
    notThatDay: itemId !== null && items !== null && item === null,
    doerId,
    quantity,
    note,
    errors,
    room,
    /** One like it is there: what is asked before it is sent. */
    alike: known?.alike ?? null,
    /** What it counts as things are, at least and at most; null while that is not known. */
    counts,
    /** Signed points that it brings; null while it is open. */
    worth: counts === null || counts.from.points !== counts.to.points ? null : counts.to.points,
    pickRule: (next: RuleItem | null) => {
      setPicked(next)
      draft.set({ itemId: next?.id ?? null, quantity: 1 })
      setErrors({})
    },
    pickDay: (next: Day) => draft.set({ doneOn: next === setting.today ? null : next }),
    setDoer: (id: string) => {
      draft.set({ doerId: id })
      setErrors((e) => withoutKey(e, 'doer'))
    },
    setQuantity: (next: number) => {
      draft.set({ quantity: next })
      setErrors((e) => withoutKey(e, 'quantity'))
    },
    setNote: (text: string) => {
      draft.set({ note: text })
      setErrors((e) => withoutKey(e, 'note'))
    },
    /** Puts beside the fields what belongs there; false where nothing does. */
    refused: (refusal: Parameters<typeof refusedFields>[0]): boolean => {
      const wrong = refusedFields(refusal)
      setErrors(wrong)
      return Object.keys(wrong).length > 0
    },
    /** Photos were added or taken away. */
    photosChanged: () => setErrors((e) => withoutKey(e, 'photos')),
    /** Checks what can be checked here; null where something is missing, which then stands at its field. */
    checked: (): DeedDraft | null => {
      const missing = missingOf(setting, item, doerId, note, photoIds.length + photosLater)
      setErrors(missing)
      if (item === null || household === null || Object.keys(missing).length > 0) return null
      return {
        itemId: item.id,
        householdId: household.householdId,
        ...(doerId === null || doerId === wholeHousehold ? {} : { doerId }),
        doneOn: day,
        quantity,
        note: note.trim(),
        ...(photoIds.length === 0 ? {} : { photoIds: [...photoIds] }),
      }
    },
    /** It was sent: nothing is wrong with it any more. */
    sent: () => setErrors({}),
  }
}

export type DeedForm = ReturnType<typeof useDeedForm>

/** The rule as the chosen day words it; as it was picked while those of another day are on their way. */
function itemOf(
  itemId: string | null,
  picked: RuleItem | null,
  items: readonly RuleItem[] | null,
): RuleItem | null {
  const known = items ?? (picked === null ? [] : [picked])
  return known.find((item) => item.id === itemId) ?? null
}

/** By resident somebody must be named; an only member and the caller are taken without asking. */
function doerOf(
  { household, byResident, me }: DeedFormSetting,
  chosen: string | null,
): string | null {
  if (household === null) return null
  const is = (id: string) => household.members.some((m) => m.residentId === id)
  if (chosen !== null && (is(chosen) || (chosen === wholeHousehold && !byResident))) return chosen
  if (me !== undefined && is(me)) return me
  if (!byResident) return wholeHousehold
  return household.members.length === 1 ? (household.members[0]?.residentId ?? null) : null
}

function missingOf(
  setting: DeedFormSetting,
  item: RuleItem | null,
  doerId: string | null,
  note: string,
  photos: number,
): DeedFormErrors {
  return {
    ...(setting.household === null ? { household: '请先选是哪一户' } : {}),
    ...(item === null ? { rule: '请选是哪一条细则' } : {}),
    ...(setting.household !== null && doerId === null ? { doer: '请选是谁做的' } : {}),
    ...(item?.needsNote && note.trim() === '' ? { note: '这一条要写清做了什么' } : {}),
    ...(item?.needsPhoto && setting.own && photos === 0
      ? { photos: '这一条要有照片，请拍一张或选一张' }
      : {}),
  }
}

const noCaps: readonly CapRoom[] = []

function countsOf(item: RuleItem, quantity: number, room: readonly CapRoom[]) {
  const { points, kind } = item
  const [least, most] =
    points.kind === 'fixed' ? [points.value, points.value] : [points.from, points.to]
  const counted = (price: number) => {
    const { points: counts, cuts } = countedOf(room, quantity, price)
    const sign = (n: number) => (kind === 'deduct' ? 0 - n : n)
    return { points: sign(counts), full: sign(worthOf(price, quantity)), cuts }
  }
  return { from: counted(least), to: counted(most) }
}

function withoutKey(errors: DeedFormErrors, key: keyof DeedFormErrors): DeedFormErrors {
  const { [key]: _gone, ...others } = errors
  return others
}
