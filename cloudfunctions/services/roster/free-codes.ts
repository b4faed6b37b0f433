import { drawCode } from '@/domain/roster/cards/code'
import { storeBehind } from '../common/across'
import type { Platform, Reader } from '../common/context'
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
    async replacements(here: Reader): Promise<Map<string, string>> {
      // A code is of one card, whatever its village.
      const store = storeBehind(here)
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
