import type { NoticeWords } from '../common/capability'

/** A text or photo was taken away: the notice itself says which. */
export const takenNotice: NoticeWords = (_context, _lookup, { what }) =>
  Promise.resolve({ title: what ?? '' })
