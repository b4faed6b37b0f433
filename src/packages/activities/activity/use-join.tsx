import { useState } from 'react'
import { toast } from '@/components/toast'
import { askConsent, type Messages } from '@/features/messages/consent'
import { useSignUp } from '@/features/activities/one'
import type { ShiftView } from '@/domain/activities/contract'
import { useVillageId } from '@/session/village'
import { ClashSheet, type Clash, type ClashAnswer } from './clash-sheet'

interface Joining {
  readonly residentId: string
  readonly name: string
  readonly me?: boolean
}

/** Who is asked where to go, and who comes after them. */
interface Waiting {
  readonly clash: Clash
  readonly shift: ShiftView
  readonly people: readonly Joining[]
  readonly said: readonly string[]
}

/**
 * Signs people up one after the other and says how it came out; false once one of them was refused. With `messages`,
 * WeChat asks whether it may remind. Whoever has a place elsewhere at that hour is asked about: `sheet` stands in the
 * page.
 */
export function useJoin(messages?: Messages, onDone: () => void = () => undefined) {
  const { signUp, busy } = useSignUp()
  const villageId = useVillageId() ?? ''
  const [waiting, setWaiting] = useState<Waiting | null>(null)

  const go = async (
    shift: ShiftView,
    people: readonly Joining[],
    before: readonly string[] = [],
    answer?: ClashAnswer,
  ): Promise<boolean> => {
    const said = [...before]
    for (const [i, person] of people.entries()) {
      const who = person.me ? '您' : person.name
      const result = await signUp(shift.shiftId, person.residentId, i === 0 ? answer : undefined)
      if (!result.ok) {
        const clash = clashOf(who, result)
        if (clash) setWaiting({ clash, shift, people: people.slice(i), said })
        else toast(`${who}：${result.message}`)
        return false
      }
      const { state, position } = result.data
      said.push(state === 'seated' ? `${who}报上了` : `${who}排在候补第 ${String(position)} 位`)
    }
    if (said.length > 0) toast(said.join('，'))
    onDone()
    return true
  }
  return {
    busy,
    join: (shift: ShiftView, people: readonly Joining[]): Promise<boolean> => {
      askConsent(messages, villageId, 'activity.tomorrow', 'place.freed')
      return go(shift, people)
    },
    sheet: (
      <ClashSheet
        clash={waiting?.clash ?? null}
        busy={busy}
        onAnswer={(answer) => {
          setWaiting(null)
          if (waiting) void go(waiting.shift, waiting.people, waiting.said, answer)
        }}
        onClose={() => {
          setWaiting(null)
          // The others of the family go on.
          if (waiting) void go(waiting.shift, waiting.people.slice(1), waiting.said)
        }}
      />
    ),
  }
}

function clashOf(who: string, refusal: { code: string; data?: unknown }): Clash | null {
  const { title, shiftId } = (refusal.data ?? {}) as { title?: unknown; shiftId?: unknown }
  return refusal.code === 'BUSY_THEN' && typeof title === 'string' && typeof shiftId === 'string'
    ? { who, title, shiftId }
    : null
}
