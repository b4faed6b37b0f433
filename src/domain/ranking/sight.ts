import { maskName } from '../common/names'
import type { Viewer } from '../common/viewer'

/** On the points board, whose names stand as agreed, a visitor reads masked ones only. */
export function rankedNameFor(viewer: Viewer | null, name: string | null): string | null {
  if (name === null || viewer !== null || name.includes('*')) return name
  return maskName(name)
}
