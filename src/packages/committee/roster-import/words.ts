import type { CheckedImport } from '@/features/roster/import'

/** Which sheet of the workbook was read; nothing for a csv, which has only one. */
export function sheetWords({ sheet }: Pick<CheckedImport, 'sheet'>): string {
  return sheet === '' ? '' : `读的是“${sheet}”这一页，`
}
