import type { Day } from '@/domain/common/day'

/** 纸上同意 · 2026年11月3日 · 由杨树林记 */
export function paperFacts({ signedOn, by }: { signedOn: Day; by: string }): string[] {
  const [year, month, date] = signedOn.split('-').map(Number)
  return ['纸上同意', `${String(year)}年${String(month)}月${String(date)}日`, `由${by}记`]
}
