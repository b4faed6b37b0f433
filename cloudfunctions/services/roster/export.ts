import { ok } from '@/domain/common/result'
import {
  exportRows,
  rosterHeadings,
  rosterWidths,
  templateNotes,
  templateRows,
} from '@/domain/roster/import/table'
import { tables } from '../../platform/sheets/lazy'
import { handler } from '../common/capability'
import { offer } from '../files/downloads'
import { rosterOf } from './current'

const templatePath = 'templates/roster.xlsx'

/** The same for every village, and about nobody. */
export const template = handler('roster.template', async ({ platform: { files } }) => {
  const name = '名册模板.xlsx'
  const { writeXlsx } = await tables()
  const bytes = await writeXlsx([
    { name: '名册', widths: rosterWidths, rows: templateRows },
    { name: '填写说明', widths: [100], rows: templateNotes },
  ])
  await files.write(templatePath, bytes)
  return ok({ address: await files.readAddress(templatePath, name), name })
})

export const exportRoster = handler('roster.export', async (context, { villageId, kind }) => {
  const { here, platform, person, village, today } = context
  // The one place where a roster's phone numbers are seen whole.
  platform.log.info('roster exported', { villageId, by: person.personId })
  const { groups, households, residents } = await rosterOf(here, villageId)
  const rows = [rosterHeadings, ...exportRows(groups, households, residents)]
  const { writeCsv, writeXlsx } = await tables()
  const bytes =
    kind === 'csv'
      ? writeCsv(rows)
      : await writeXlsx([{ name: '名册', widths: rosterWidths, rows }])
  const name = `${village.name}名册 ${today}.${kind}`
  const words = `导出名册：${String(households.length)} 户 ${String(residents.length)} 人，含整个电话号码`
  return offer(context, villageId, { bytes, ending: kind, name }, {}, words)
})
