import type { Platform } from '../services/common/context'

/** Who one can sign in as, as a table for the terminal. */
export async function peopleTable({ store }: Pick<Platform, 'store'>): Promise<string[]> {
  const demo = await store.get('demo', 'demo')
  const rows = await Promise.all(
    (demo?.people ?? []).map(async ({ personId, villageId, title }) => {
      const [resident, officer, village] = await Promise.all([
        store.get('residents', personId),
        store.get('officers', personId),
        store.get('villages', villageId),
      ])
      return [
        resident?.name ?? officer?.name ?? '',
        officer ? (village?.town ?? '') : (village?.name ?? ''),
        title,
      ]
    }),
  )
  const widths = [0, 1].map((i) => Math.max(0, ...rows.map((row) => widthOf(row[i] ?? ''))))
  return rows.map((row) =>
    row
      .map((cell, i) => pad(cell, widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

/** A Chinese character takes two places in a terminal. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0)
}
