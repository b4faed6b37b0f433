import * as z from 'zod/mini'
import { command, inVillage, query } from '../../common/contract'
import { flag, id, oneOf, text } from '../../common/fields'
import { choices, titleKeyMax } from './titles'

const place = z.object({
  /** Empty where only one sheet was read. */
  sheet: z.string(),
  line: z.number(),
  /** Whose row it is; empty where it does not say. */
  name: z.string(),
})

const fault = z.object({
  ...place.shape,
  /** Heading as the file has it; empty where it has no such column. */
  column: z.string(),
  content: z.string(),
  reason: z.string(),
})
export type FaultView = z.infer<typeof fault>

const note = z.object({ ...place.shape, words: z.string() })
export type NoteView = z.infer<typeof note>

const sheetStates = [
  'read',
  'other',
  'empty',
  'hidden',
  'summary',
  'copy',
  'noHeads',
  'left',
] as const

const sheetRead = z.object({
  name: z.string(),
  /** Whether it was read, or why not. */
  state: z.enum(sheetStates),
  people: z.number(),
  /** Line of its headings; 0 where it has none. */
  headings: z.number(),
  /** Has more columns than are looked at. */
  wide: z.boolean(),
})
export type SheetView = z.infer<typeof sheetRead>

const column = z.object({
  /** What a check is told again, where the clerk says what it is. */
  key: z.string(),
  sheet: z.string(),
  /** Empty where it has no heading. */
  title: z.string(),
  letter: z.string(),
  /** What it was read as; null where it was not. */
  as: z.nullable(z.enum([...choices, 'members', 'headPhone', 'remark'])),
  /** Nobody knows what it is: the clerk has to say. */
  asked: z.boolean(),
  /** Read as the clerk said, now or at an earlier import. */
  chosen: z.boolean(),
  sample: z.string(),
})
export type ColumnView = z.infer<typeof column>

const counts = z.object({
  rows: z.number(),
  households: z.number(),
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  /** On the roster and not in the file. */
  gone: z.number(),
  /** Of those, people with a role, whom no file makes leave. */
  goneWithRole: z.number(),
  /** On the roster, and by the file's own words dead or moved out. */
  left: z.number(),
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
  /** The first one that was read. */
  sheet: z.string(),
  sheets: z.array(sheetRead),
  columns: z.array(column),
  counts,
  /** The first ones; all of them are in the list to download. */
  faults: z.array(fault),
  faultCount: z.number(),
  /** Where the list of all faults can be fetched for a quarter of an hour; null without faults. */
  faultsAt: z.nullable(z.string()),
  /** What was made of cells that can be read more than one way. */
  notes: z.array(note),
  noteCount: z.number(),
  /** Rows in which nobody stands. */
  skipped: z.array(note),
  skippedCount: z.number(),
  newGroups: z.array(z.string()),
  /** Who holds a role and is in the file: role and sign-in stay theirs. */
  holders: z.array(z.string()),
  /** Those of them whose phone waits for a second person, once it is imported. */
  held: z.optional(z.array(z.string())),
  leftNames: z.array(z.string()),
  /** Identity card numbers were in the file: read for the birthday, kept nowhere. */
  idNumbers: z.boolean(),
  first: z.array(
    z.object({
      line: z.number(),
      name: z.string(),
      state: z.enum(['new', 'changed', 'unchanged', 'gone']),
      group: z.string(),
      /** 户主 · 12 号, or the relation. */
      words: z.string(),
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
    request: inVillage({
      fileId: id('文件'),
      /** What columns are whose headings nobody knows; remembered for the village. */
      columns: z.optional(
        z
          .array(
            z.strictObject({
              key: text('列', { max: titleKeyMax, anyNumber: true }),
              as: oneOf('这一列是什么', choices),
            }),
            { error: '请选择每一列是什么' },
          )
          .check(z.maxLength(100, '列太多，请删去不要的列')),
      ),
      /** Names of the sheets to read; by default those that hold people. */
      sheets: z.optional(
        z
          .array(text('页名', { max: 100, anyNumber: true }), { error: '请选择要读的页' })
          .check(z.minLength(1, '请至少选一页'), z.maxLength(80, '页太多，请分几次导入')),
      ),
    }),
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
  SHEET_OLD_OR_LOCKED: '打不开：.xls、.et 和加了密码的表，请另存为 .xlsx，再传',
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
