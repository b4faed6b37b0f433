import type { Files } from '../files/files'
import type { Ids } from '../ids'
import type { Paper } from './paper'

export interface CloudPaperOptions {
  readonly files: Files
  readonly ids: Ids
  /** Calls the function that prints; resolves with its answer. */
  readonly print: (job: { path: string }) => Promise<unknown>
}

/**
 * Sheets printed by a function of their own, since the fonts would slow every cold start of the one that answers
 * people. What is printed goes by storage: a village's cards are more than an event may carry.
 */
export function cloudPaper({ files, ids, print }: CloudPaperOptions): Paper {
  return {
    async cards(sheet) {
      const path = `paper/${ids.id()}.json`
      const printed = printedPath(path)
      await files.write(path, Buffer.from(JSON.stringify(sheet), 'utf8'))
      try {
        await print({ path })
        const pdf = await files.read(printed)
        if (!pdf) throw new Error('nothing was printed')
        return pdf
      } finally {
        await Promise.all([files.remove(path), files.remove(printed)])
      }
    },
  }
}

/** Nobody guesses the place of a job: whoever knows it was told by the function that put it there. */
export function isJobPath(path: unknown): path is string {
  return typeof path === 'string' && /^paper\/[A-Za-z0-9_-]{20}\.json$/.test(path)
}

export function printedPath(path: string): string {
  return path.replace(/json$/, 'pdf')
}
