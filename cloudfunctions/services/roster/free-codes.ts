import { drawCode } from '@/domain/roster/cards/code'
import type { Docs, Platform } from '../common/context'
import { inBatches } from '../common/documents-tools'

/** Draws card codes at once and finds out afterwards which of them some card has already. */
export function freeCodes({ ids }: Pick<Platform, 'ids'>) {
  const drawn = new Set<string>()
  const draw = (): string => {
    const code = drawCode(ids.token())
    if (drawn.has(code)) return draw()
    drawn.add(code)
    return code
  }
  return {
    draw,
    /** Code that is taken → one that is not. */
    async replacements(store: Docs): Promise<Map<string, string>> {
      const better = new Map<string, string>()
      await inBatches([...drawn], 50, async (code) => {
        if (!(await store.get('cards', code))) return
        let other = draw()
        while (await store.get('cards', other)) other = draw()
        better.set(code, other)
      })
      return better
    },
  }
}
