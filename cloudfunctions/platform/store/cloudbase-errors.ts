import { Unwritable } from '../unwritable'
import { Busy, Conflict, Duplicate, Unknown } from './store'

/** Lost against another transaction, or no longer there: nothing was written, and the next try may win. */
export class Race extends Conflict {}

/**
 * An error of the SDK, in the words of the port. The same failure comes in several shapes (a code, a number, only a
 * text; thrown by the SDK or by Node below it), so all that it says is looked at. It may quote a value, so it stays
 * in `cause`.
 */
export function translated(cause: unknown, during: 'work' | 'commit'): unknown {
  const said = textOf(cause)
  const because = { cause }
  // First, since its text may quote an id, and an id may be any text.
  if (/DATABASE_DUPLICATE_WRITE|DuplicateWrite|\bE11000 duplicate key/.test(said)) {
    return new Duplicate('already there', because)
  }
  if (/TRANSACTION_CONFLICT|TransactionConflict|TransactionBusy|WriteConflict/.test(said)) {
    return new Race('another transaction was faster', because)
  }
  if (/EXCEED_\w*LIMIT|-50100[34]\b|LimitExceeded\.\w*Request/.test(said)) {
    return new Busy('the database takes no more requests at present', because)
  }
  // Whatever else a commit says, it may have been written before.
  if (during === 'commit') return new Unknown('the answer to the commit was lost', because)
  if (/TRANSACTION_FAIL|TransactionNotExist/.test(said)) {
    return new Race('the transaction is not there any more', because)
  }
  if (noRoom.test(said)) return new Unwritable('the database has no room left', because)
  if (connectionFailed.test(said)) {
    return new Busy('the database cannot be reached at present', because)
  }
  return cause
}

/** As MongoDB says it, and the system below. */
const noRoom = /OutOfDiskSpace|No space left|ENOSPC|EDQUOT|disk (is )?full/i

const connectionFailed =
  /ECONNRESET|ECONNREFUSED|ECONNABORTED|E(SOCKET)?TIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|E(HOST|NET)(UNREACH|DOWN)|socket hang up|request timeout|SERVER_TIMEOUT|-501002\b|\b50[234] [A-Z]/

function textOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  const { code, errCode, errMsg, message } = error as Record<string, string | number | undefined>
  return [code, errCode, errMsg, message].filter((part) => part !== undefined).join(' ')
}
