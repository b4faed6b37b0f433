import { dayOf } from '@/domain/common/day'
import type { EntryView } from '@/domain/ledger/contract'
import { dayWords, dottedDay } from '@/components/dates'
import type { LedgerLine } from './ledger-table'

/** An entry as a line of the account book, on the day it was posted. */
export function ledgerLine({ title, note, record }: EntryView): LedgerLine {
  const day = dayOf(record.at)
  return {
    key: String(record.seq),
    date: dottedDay(day),
    day: dayWords(day),
    kind: record.kind,
    title,
    // The column is narrow: 积分细则 2026.
    note: note.replace(/ 版$/, ''),
    seq: record.seq,
    points: record.spendable,
    balance: record.spendableAfter,
  }
}
