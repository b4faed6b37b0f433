import { dayWords } from '@/components/dates'
import { addMs, dayOf } from '@/domain/common/day'
import type { DeedStory } from '@/domain/deeds/contract'
import { today } from '@/session/clock'

type State = NonNullable<DeedStory['objection']>['state']

/** What the objection came to, in large type. `you`: whose it is. */
export function cameToWords(state: State, you = '您'): string {
  return {
    upheld: `${you}说得对，这件不记`,
    dismissed: '查过了，这件没有错',
    open: '已经交上去，等答复',
    withdrawn: `${you}收回了，不用再答复`,
    lapsed: '这件撤回了，不用再答复',
  }[state]
}

/** What happens with the deed from now on; null where that is said already. */
export function nextWords({ deed }: DeedStory): string | null {
  const deduct = deed.kind === 'deduct'
  switch (deed.state) {
    case 'publicity':
      return deed.endsAt === null
        ? null
        : `${deduct ? '申诉' : '公示'}到 ${dayWords(dayOf(addMs(deed.endsAt, -1)), today())}，到期${deduct ? '扣分' : '入账'}`
    case 'objected':
      return `还有异议没答复，先不${deduct ? '扣' : '入账'}`
    case 'posted':
      return deduct ? '已经扣了' : '已经入账'
    case 'reversed':
      return '入账后又冲正了'
    case 'filed':
      return '同意撤回了，重新审核'
    default:
      return null
  }
}
