import type { Sheet } from '@/domain/common/table'
import { decodeText, readCsv } from './csv'
import { UnreadableSheet, type SheetLimits, type SheetsFault } from './sheets'
import { readXlsx } from './xlsx'

/**
 * Tables as people bring and take them: .xlsx and .csv, told apart by what the bytes are and not by the file's name.
 * Our own reader of .xlsx, since one for all of its features either holds the whole document or hides what a clerk
 * must be told: a formula without a value, the line of a row. It streams, and stops where there is too much.
 */
export async function readSheets(
  bytes: Buffer,
  limits: SheetLimits,
): Promise<readonly Sheet[] | SheetsFault> {
  try {
    if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'SHEET_OLD_OR_LOCKED'
    if (startsWith(bytes, [0x50, 0x4b])) return await readXlsx(bytes, limits)
    return [await readCsv(decodeText(bytes), limits)]
  } catch (error) {
    if (error instanceof UnreadableSheet) return error.code
    throw error
  }
}

function startsWith(bytes: Buffer, head: readonly number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte)
}
