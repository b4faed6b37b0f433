import * as z from 'zod/mini'
import { command, inVillage, query } from '../../common/contract'
import { flag, id, oneOf } from '../../common/fields'

const fault = z.object({
  line: z.number(),
  /** Heading as the file has it; empty where it has no such column. */
  column: z.string(),
  content: z.string(),
  reason: z.string(),
})
export type FaultView = z.infer<typeof fault>

const counts = z.object({
  rows: z.number(),
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  /** On the roster and not in the file. */
  gone: z.number(),
  /** Of those, people with a role, whom no file makes leave. */
  goneWithRole: z.number(),
  newHouseholds: z.number(),
})

export const importStates = ['faulty', 'ready', 'writing', 'done'] as const

const progress = z.object({
  importId: z.string(),
  state: z.enum(importStates),
  /** Rows that are dealt with, of how many. In force all at once when the last one is. */
  done: z.number(),
  total: z.number(),
})

const checked = z.object({
  ...progress.shape,
  sheet: z.string(),
  counts,
  /** The first ones; all of them are in the list to download. */
  faults: z.array(fault),
  faultCount: z.number(),
  /** Where the list of all faults can be fetched for a quarter of an hour; null without faults. */
  faultsAt: z.nullable(z.string()),
  /** Identity card numbers were in the file: read for the birthday, kept nowhere. */
  idNumbers: z.boolean(),
  first: z.array(
    z.object({
      line: z.number(),
      name: z.string(),
      state: z.enum(['new', 'changed', 'unchanged', 'gone']),
    }),
  ),
  goneNames: z.array(z.string()),
})
export type CheckedImport = z.infer<typeof checked>

const download = z.object({
  /** Good for a quarter of an hour. */
  address: z.string(),
  name: z.string(),
})

export const rosterImportContract = {
  'roster.checkImport': command({
    about: 'Reads an uploaded roster, names every bad row, and says what an import would change',
    who: ['committee'],
    request: inVillage({ fileId: id('文件') }),
    answer: checked,
    refusals: [
      'FILE_NOT_ARRIVED',
      'FILE_NOT_YOURS',
      'FILE_TOO_LARGE',
      'ROSTER_EMPTY',
      'ROSTER_NO_HEADINGS',
      'ROSTER_NO_HEAD_COLUMN',
      'ROSTER_NO_PEOPLE',
      'ROSTER_TOO_LONG',
      'SHEET_OLD_OR_LOCKED',
      'SHEET_TOO_LARGE',
      'SHEET_UNREADABLE',
    ],
  }),
  'roster.import': command({
    about: 'Brings a checked roster into force; called again until it is done',
    who: ['committee'],
    request: inVillage({
      importId: id('导入'),
      /** Those missing from the file have moved out. */
      movedOut: z._default(flag('迁出'), false),
    }),
    answer: progress,
    refusals: ['IMPORT_FAULTY', 'IMPORT_NOT_FOUND', 'IMPORT_OUTDATED', 'IMPORT_RUNNING'],
  }),
  'roster.importState': query({
    about: 'How far an import is',
    who: ['committee'],
    request: inVillage({ importId: id('导入') }),
    answer: progress,
    refusals: ['IMPORT_NOT_FOUND'],
  }),
  'roster.template': query({
    about: 'An empty roster to fill in, with examples and notes',
    who: ['committee'],
    request: inVillage({}),
    answer: download,
    refusals: [],
  }),
  'roster.export': command({
    about: 'The whole roster as a spreadsheet',
    who: ['committee'],
    request: inVillage({ kind: oneOf('格式', ['xlsx', 'csv']) }),
    answer: download,
    refusals: [],
  }),
} as const

export const rosterImportErrors = {
  SHEET_OLD_OR_LOCKED: '打不开：请另存为 .xlsx，不要加密码，再传',
  SHEET_TOO_LARGE: '表格太大，最多 10000 行，请分开或删去多余内容',
  SHEET_UNREADABLE: '不是能读的表格，请存成 .xlsx 或 .csv 再传',
  ROSTER_EMPTY: '表里没有内容，请填好再传',
  ROSTER_NO_HEADINGS: '没找到表头，要有“姓名”“户号”“组”这样一行',
  ROSTER_NO_HEAD_COLUMN: '请加一列“与户主关系”或“户主”，好认出每户的户主',
  ROSTER_NO_PEOPLE: '表头下面没有人，请填好再传',
  ROSTER_TOO_LONG: '超过 10000 行，请分几次导入',
  IMPORT_NOT_FOUND: '没有找到这次导入，请重新传文件',
  IMPORT_FAULTY: '表里还有问题，请改好再传一次',
  IMPORT_OUTDATED: '名册刚变过，请重新传文件再核对',
  IMPORT_RUNNING: '另一次导入还没办完，请稍等再试',
} as const
