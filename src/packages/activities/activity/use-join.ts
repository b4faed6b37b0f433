import { toast } from '@/components/toast'
import { askConsent, type Messages } from '@/features/messages/consent'
import { useSignUp } from '@/features/activities/hooks'
import type { ShiftView } from '@/domain/activities/contract'
import { useVillageId } from '@/session/village'

interface Joining {
  readonly residentId: string
  readonly name: string
  readonly me?: boolean
}

/**
 * Signs people up one after the other and says how it came out; false once one of them was refused. With `messages`,
 * WeChat asks whether it may remind.
 */
export function useJoin(messages?: Messages) {
  const { signUp, busy } = useSignUp()
  const villageId = useVillageId() ?? ''
  return {
    busy,
    join: async (shift: ShiftView, people: readonly Joining[]): Promise<boolean> => {
      askConsent(messages, villageId, 'activity.tomorrow', 'place.freed')
      const said: string[] = []
      for (const person of people) {
        const who = person.me ? '您' : person.name
        const result = await signUp(shift.shiftId, person.residentId)
        if (!result.ok) {
          toast(refusalWords(who, result))
          return false
        }
        const { state, position } = result.data
        said.push(state === 'seated' ? `${who}报上了` : `${who}排在候补第 ${String(position)} 位`)
      }
      toast(said.join('，'))
      return true
    },
  }
}

/** Names the other activity where somebody is expected elsewhere at that hour. */
function refusalWords(who: string, refusal: { code: string; message: string; data?: unknown }) {
  const { code, message, data } = refusal
  const title = (data as { title?: unknown } | undefined)?.title
  return code === 'BUSY_THEN' && typeof title === 'string'
    ? `${who}那个时间报了「${title}」，先退出那一个才能报`
    : `${who}：${message}`
}
