import type { Paper } from './paper'

/** Loads what draws, and its fonts, with the first sheet. */
export const lazyPaper: Paper = {
  async cards(sheet) {
    return (await import('./cards')).cardsPdf(sheet)
  },
}
