import { planImport } from '@/domain/roster/import/plan'
import { readRoster } from '@/domain/roster/import/read'
import { writeCsv } from '../../cloudfunctions/platform/sheets/csv'
import { readSheets } from '../../cloudfunctions/platform/sheets/read'
import { writeXlsx } from '../../cloudfunctions/platform/sheets/write'
import { rosterTable } from '../roster/workbook'
import { millisecondsOf } from './figures'

const people = 151
const noRoster = { groups: [], households: [], residents: [] }

/** The longest of the forms in which a village's roster of a usual size comes, read and compared: its name, and how long. */
export async function measureForms(): Promise<{ form: string; milliseconds: number }> {
  const forms = await formsOf()
  const taken: { form: string; milliseconds: number }[] = []
  for (const [form, bytes] of Object.entries(forms)) {
    taken.push({ form, milliseconds: await millisecondsOf(() => readAndCompare(form, bytes)) })
  }
  return taken.reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a))
}

async function readAndCompare(form: string, bytes: Buffer): Promise<void> {
  const about = { today: '2026-11-24', villageName: '柳溪村' } as const
  const sheets = await readSheets(bytes, { rowsMax: 10_000 })
  if (typeof sheets === 'string') throw new Error(`${form}: ${sheets}`)
  const file = readRoster(sheets, { ...about, groups: [] })
  if (typeof file === 'string') throw new Error(`${form}: ${file}`)
  if (file.people !== people || file.faults.length > 0)
    throw new Error(`${form}: ${String(file.people)} people, ${JSON.stringify(file.faults[0])}`)
  let ids = 0
  const newId = () => String(++ids)
  planImport(file.households, noRoster, {
    ...{ ...about, villageId: 'v', phoneTitle: '联系电话' },
    ...{ newId, newCode: newId },
  })
}

async function formsOf(): Promise<Readonly<Record<string, Buffer>>> {
  const [titles = [], ...rows] = rosterTable(people)
  const xlsx = (...sheets: readonly { name: string; rows: string[][] }[]) =>
    writeXlsx(sheets.map((sheet) => ({ ...sheet, widths: [] })))
  const groups = [...new Set(rows.map((row) => row[0] ?? ''))]
  const families = [...new Set(rows.map((row) => row[1] ?? ''))].map((number) =>
    rows.filter((row) => row[1] === number),
  )
  const named = (row: readonly string[]) => `${row[2] ?? ''}(${row[3] ?? ''})`
  return {
    'a row a person': await xlsx({ name: '名册', rows: [titles, ...rows] }),
    'text with commas': writeCsv([titles, ...rows]),
    'a sheet a group': await xlsx(
      ...groups.map((name) => ({ name, rows: [titles, ...rows.filter((r) => r[0] === name)] })),
    ),
    'members in columns': await xlsx({
      name: '名册',
      rows: [
        [
          '组别',
          '户号',
          '户主姓名',
          '联系电话',
          '成员1姓名',
          '成员1关系',
          '成员2姓名',
          '成员2关系',
        ],
        ...families.map(([head = [], ...members]) => [
          ...[head[0] ?? '', head[1] ?? '', head[2] ?? '', head[4] ?? ''],
          ...members.flatMap((row) => [row[2] ?? '', row[3] ?? '']),
        ]),
      ],
    }),
    'members in one cell': await xlsx({
      name: '名册',
      rows: [
        ['组别', '户号', '姓名'],
        ...families.map((all) => [all[0]?.[0] ?? '', all[0]?.[1] ?? '', all.map(named).join('、')]),
      ],
    }),
  }
}
