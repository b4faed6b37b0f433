import { addMs } from '@/domain/common/day'
import type { MessageKind } from '@/domain/common/told'

/** Words of a message in the order of its template's fields. */
export interface MessageWords {
  readonly kind: MessageKind
  readonly words: readonly string[]
  /** What a tap opens: a page of the mini-program with its query, without a leading slash. */
  readonly page: string
}

/** A template of the installation: its id at WeChat and its fields, in the order of our words. */
export interface Template {
  readonly id: string
  readonly fields: readonly string[]
}

export type Templates = Partial<Record<MessageKind, Template>>

const lengthMax: Readonly<Record<string, number>> = {
  thing: 20,
  short_thing: 5,
  phrase: 5,
  name: 10,
  const: 20,
  character_string: 32,
  time: 32,
  date: 32,
}

/**
 * A value as a field of this name takes it. WeChat refuses a whole message (47003) for one letter too many or an
 * empty field, so what is too long ends in … and what is empty is a dash.
 */
export function fitted(field: string, value: string): string {
  const most = lengthMax[field.replace(/\d+$/, '')] ?? lengthMax.thing ?? 20
  const letters = Array.from(value.replace(/\s+/g, ' ').trim())
  if (letters.length === 0) return '—'
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`
}

/** 2026年11月24日 08:30, in Shanghai, as the fields time and date take it. */
export function messageTime(instant: string): string {
  const local = addMs(instant, 8 * 3_600_000)
  const [year, month, day] = local.slice(0, 10).split('-')
  return `${year ?? ''}年${month ?? ''}月${day ?? ''}日 ${local.slice(11, 16)}`
}
