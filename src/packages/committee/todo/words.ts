import { dayWords } from '@/components/dates'
import { cutWords } from '@/features/deeds/words'
import type { AlikeView, DeedView, TodoRow } from '@/domain/deeds/contract'
import { countedOf } from '@/domain/rules/value'
import { today } from '@/session/clock'

/** 像同一件：11 月 2 日，清扫村道，赵永顺，公示中 */
export function alikeWords({ title, doer, doneOn, state }: AlikeView): string {
  const about = [dayWords(doneOn, today()), title, doer, alikeStates[state]]
  return `像是同一件：${about.filter(Boolean).join('，')}`
}

export const alikeStates: Readonly<Partial<Record<DeedView['state'], string>>> = {
  filed: '也在等审',
  publicity: '公示中',
  objected: '有异议',
  posted: '已入账',
}

/** The stamp is a person's decision on what WeChat did not let pass. */
export function markOf({ deed, photos }: TodoRow): string | null {
  const back = deed.takenBack === undefined ? '' : `同意后又撤回：${deed.takenBack}`
  const odd = (deed.asked ?? []).map((words) => `申报时问过：${words}，答没错`)
  return [back, ...odd, doubtOf({ deed, photos })].filter(Boolean).join('；') || null
}

function doubtOf({ deed, photos }: Pick<TodoRow, 'deed' | 'photos'>): string {
  const doubtful = [
    ...(deed.checking ? ['文字'] : []),
    ...(photos.some((photo) => photo.checking) ? ['照片'] : []),
  ]
  return doubtful.length === 0 ? '' : `${doubtful.join('和')}没能自动核对，请细看再盖章`
}

/** 照片 3 张 */
export function photosWords(count: number): string {
  return count === 0 ? '' : `照片 ${count} 张`
}

/** What the pick comes to, before caps. */
export function picked(deed: DeedView, pick: number): number {
  const { points: worth } = countedOf([], deed.quantity, pick)
  return deed.kind === 'deduct' ? 0 - worth : worth
}

export function cutOf(deed: DeedView): { from: number; why: string } | null {
  const { claimed, points, cuts } = deed
  const last = cuts[cuts.length - 1]
  if (claimed === null || claimed === points) return null
  return {
    from: claimed,
    why: last === undefined ? '不足 1 分的零头不记' : cutWords(last, deed.item),
  }
}
