import { useState } from 'react'
import { addDays, type Day } from '@/domain/common/day'
import type { RuleItem } from '@/domain/rules/contract'
import { worthOf } from '@/domain/rules/value'
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
  /** The day chosen, held by the page, since the rules offered depend on it; null is today. */
  doneOn: Day | null
  onDay: (day: Day | null) => void
  /** Items in force on that day; null while they are on their way. */
  items: readonly RuleItem[] | null
  /** Who is taken to have done it where nothing else is chosen. */
  me?: string | undefined
  /** Photos that have arrived, to go with it. */
  photoIds?: readonly string[]
  /** What the form starts with, once: a rejected deed that is filed anew. */
  start?: DeedStart | undefined
}

export interface DeedStart {
  readonly item: RuleItem
  readonly doerId: string | null
  readonly quantity: number
  readonly note: string
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
  const { start, photoIds = [] } = setting
  const [picked, setPicked] = useState<RuleItem | null>(start?.item ?? null)
  const [chosen, setChosen] = useState<string | null>(
    start ? (start.doerId ?? wholeHousehold) : null,
  )
  const [quantity, setQuantity] = useState(start?.quantity ?? 1)
  const [note, setNote] = useState(start?.note ?? '')
  const [errors, setErrors] = useState<DeedFormErrors>({})
  const { household, items } = setting
  const day = setting.doneOn ?? setting.today
  const item = itemOf(picked, items)
  const doerId = doerOf(setting, chosen)

  return {
    setting,
    item,
    doneOn: day,
    earliest: addDays(setting.today, -setting.claimDays),
    /** It was chosen, but the rules of the chosen day do not know it. */
    notThatDay: picked !== null && item === null,
    doerId,
    quantity,
    note,
    errors,
    /** Signed points that it brings, before caps; null while it is open. */
    worth: item === null ? null : worthOfItem(item, quantity),
    pickRule: (next: RuleItem | null) => {
      setPicked(next)
      setQuantity(1)
      setErrors({})
    },
    pickDay: (next: Day) => setting.onDay(next === setting.today ? null : next),
    setDoer: (id: string) => {
      setChosen(id)
      setErrors((e) => withoutKey(e, 'doer'))
    },
    setQuantity: (next: number) => {
      setQuantity(next)
      setErrors((e) => withoutKey(e, 'quantity'))
    },
    setNote: (text: string) => {
      setNote(text)
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
    draft: (): DeedDraft | null => {
      const missing = missingOf(setting, item, doerId, note, photoIds.length)
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
    /** For the next household: the rule, the day and the quantity stay, as after a round through the village. */
    again: () => {
      setChosen(null)
      setNote('')
      setErrors({})
    },
    clear: () => {
      setPicked(null)
      setChosen(null)
      setting.onDay(null)
      setQuantity(1)
      setNote('')
      setErrors({})
    },
  }
}

export type DeedForm = ReturnType<typeof useDeedForm>

/** The same rule as the chosen day words it. */
function itemOf(picked: RuleItem | null, items: readonly RuleItem[] | null): RuleItem | null {
  return picked === null || items === null
    ? picked
    : (items.find((i) => i.id === picked.id) ?? null)
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

function worthOfItem(item: RuleItem, quantity: number): number | null {
  if (item.points.kind === 'range') return null
  const worth = worthOf(item.points.value, quantity)
  return item.kind === 'deduct' ? 0 - worth : worth
}

function withoutKey(errors: DeedFormErrors, key: keyof DeedFormErrors): DeedFormErrors {
  const { [key]: _gone, ...others } = errors
  return others
}
