import type { AspirationView } from '@/domain/aspirations/contract'

/** 周立春户 · 二组 */
export function whoWords(goal: Pick<AspirationView, 'name' | 'group'>): string {
  return goal.group === '' ? goal.name : `${goal.name} · ${goal.group}`
}
