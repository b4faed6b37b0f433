import readExcelFile from 'read-excel-file/node'
import { rosterTable, workbook, zipped } from '../../../test/roster/workbook'
import { writeCsv } from './csv'
import { readSheets } from './read'
import { shownBy } from './styles'
import { writeXlsx } from './write'

const limits = { rowsMax: 100 }

async function rowsOf(bytes: Buffer) {
  const sheets = await readSheets(bytes, limits)
  if (typeof sheets === 'string') throw new Error(sheets)
  return sheets.map((sheet) => sheet.rows.map((row) => [row.line, ...row.cells]))
}

describe('.xlsx', () => {
  test('shared, rich, inline and computed text, numbers, dates, truth, errors, and the lines they stand in', async () => {
    const strings =
      '<si><t>张大山</t></si><si><r><t>王</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 小梅</t></r>' +
      '<rPh sb="0" eb="1"><t>wang</t></rPh></si><si><t>A&amp;B &lt;&#x674E;&#26446;&gt;_x000D_</t></si>'
    const rows =
      '<row r="1"/><row r="3" spans="1:9"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c>' +
      '<c r="D3" t="inlineStr"><is><t>行内</t></is></c><c r="E3"><v>23806</v></c>' +
      '<c r="F3" t="str"><f>A1&amp;"x"</f><v>算好的</v></c><c r="G3"><f>SUM(A1)</f></c>' +
      '<c r="H3" t="e"><f>A9</f><v>#REF!</v></c><c r="I3" t="b"><v>1</v></c></row>' +
      '<row><c t="s"><v>2</v></c><c><v>1.5</v></c><c t="d"><v>1965-03-05</v></c></row>' +
      '<row r="9"><c r="A9" s="1"/><c r="B9" s="1"></c></row>'
    expect(await rowsOf(workbook({ 名册: rows }, { strings }))).toEqual([
      [
        [
          3,
          '张大山',
          '王 小梅',
          null,
          '行内',
          23806,
          '算好的',
          { fault: 'formula' },
          { fault: 'error' },
          '是',
        ],
        [4, 'A&B <李李>\r', 1.5, '1965-03-05'],
      ],
    ])
  })

  test('tags with a prefix, comments and CDATA are read like any other', async () => {
    const rows =
      '<!-- <row> --><x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t><![CDATA[a & <b>]]></x:t></x:is></x:c></x:row>'
    expect(await rowsOf(workbook({ 名册: rows }))).toEqual([[[2, 'a & <b>']]])
  })

  test('dates that count from 1904, where they are styled as dates', async () => {
    const rows = '<row r="1"><c r="A1" s="2"><v>22344</v></c><c r="B1"><v>2046</v></c></row>'
    const properties = '<workbookPr date1904="1"/>'
    expect(await rowsOf(workbook({ 名册: rows }, { properties }))).toEqual([[[1, 23806, 2046]]])
  })

  test('all sheets in their order; of those that are hidden the name alone', async () => {
    const row = (text: string) =>
      `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`
    const book = workbook({ 说明: row('说明'), 旧: row('旧'), 名册: row('名册') }, { hidden: '旧' })
    expect(await readSheets(book, limits)).toMatchObject([
      { name: '说明', hidden: false, rows: [{ cells: ['说明'] }] },
      { name: '旧', hidden: true, rows: [] },
      { name: '名册', hidden: false, rows: [{ cells: ['名册'] }] },
    ])
  })

  test('parts are found by their relations, whatever a program calls them', async () => {
    const relation = (type: string, target: string) =>
      `<Relationships><Relationship Id="r1" Type="http://example.org/${type}" Target="${target}"/></Relationships>`
    const strings =
      '<Relationship Id="r2" Type="http://example.org/sharedStrings" Target="/Words.xml"/>'
    const book = zipped({
      '_rels/.rels': relation('officeDocument', 'xl/book22.xml'),
      'xl/book22.xml': '<workbook><sheets><sheet name="名册" r:id="r1"/></sheets></workbook>',
      'xl/_rels/book22.xml.rels': relation('worksheet', 'one.xml').replace('</', `${strings}</`),
      'xl/one.xml': '<worksheet><row><c t="s"><v>0</v></c></row></worksheet>',
      'Words.xml': '<sst><si><t>姓名</t></si></sst>',
    })
    expect(await rowsOf(book)).toEqual([[[1, '姓名']]])
  })

  test.each([
    ['./xl/workbook.xml', '../xl/worksheets/one.xml', 'xl/worksheets/one.xml'],
    ['xl/workbook.xml', 'worksheets/./one.xml', 'xl/worksheets/one.xml'],
    ['xl/workbook.xml', 'worksheets/Sheet%201.xml', 'xl/worksheets/Sheet 1.xml'],
    ['xl/workbook.xml', 'worksheets/Sheet 1.xml', 'xl/worksheets/Sheet%201.xml'],
  ])('a part is where %s and %s lead', async (bookAt, target, part) => {
    const relation = (type: string, to: string) =>
      `<Relationships><Relationship Id="r1" Type="http://example.org/${type}" Target="${to}"/></Relationships>`
    const book = zipped({
      '_rels/.rels': relation('officeDocument', bookAt),
      'xl/workbook.xml': '<workbook><sheets><sheet name="名册" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': relation('worksheet', target),
      [part]: '<worksheet><row><c t="str"><v>姓名</v></c></row></worksheet>',
    })
    expect(await rowsOf(book)).toEqual([[[1, '姓名']]])
  })

  test('names of parts are one in either case, and with the backslash of a path', async () => {
    const relation = (type: string, target: string) =>
      `<Relationships><Relationship Id="r1" Type="http://example.org/${type}" Target="${target}"/></Relationships>`
    const book = zipped({
      '_rels/.rels': relation('officeDocument', '/xl/workbook.xml'),
      'XL\\Workbook.xml': '<workbook><sheets><sheet name="名册" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': relation('worksheet', '/xl/worksheets/sheet1.xml'),
      'xl/worksheets/Sheet1.xml': '<worksheet><row><c t="s"><v>0</v></c></row></worksheet>',
      'xl/SharedStrings.xml': '<sst><si><t>姓名</t></si></sst>',
    })
    expect(await rowsOf(book)).toEqual([[[1, '姓名']]])
  })

  test('a number that is shown as a date is told as one, by the formats of a Chinese program too', async () => {
    const formats =
      '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="58"/><xf numFmtId="57"/><xf numFmtId="176"/><xf numFmtId="1"/></cellXfs></styleSheet>'
    const cells = [0, 1, 2, 3, 4, 5].map((s) => `<c s="${String(s)}"><v>19500</v></c>`).join('')
    const book = workbook(
      { 名册: `<row>${cells}<c s="1"><v>13800002046</v></c></row>` },
      { styles: formats },
    )
    const shown = (shows: string) => ({ serial: 19500, shows })
    expect(await rowsOf(book)).toEqual([
      [
        [
          1,
          19500,
          shown('day'),
          shown('monthDay'),
          shown('month'),
          shown('month'),
          19500,
          13800002046,
        ],
      ],
    ])
  })

  test.each([
    ['yyyy-mm-dd', 'day'],
    ['yyyy/m/d h:mm', 'day'],
    ['[$-804]yyyy"年"m"月"d"日";@', 'day'],
    ['m"月"d"日"', 'monthDay'],
    ['yyyy.mm', 'month'],
    ['mmm-yy', 'month'],
    ['h:mm:ss', null],
    ['[h]:mm', null],
    ['General', null],
    ['0.00_);[Red]\\(0.00\\)', null],
    ['@', null],
    ['"d"0', null],
  ])('the format %s shows %s', (format, shows) => {
    expect(shownBy(format)).toBe(shows)
  })

  test('cells that are one are told with the rows', async () => {
    const row = '<row r="1"><c r="A1"><v>1</v></c></row>'
    const merges =
      '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B2:B10"/><mergeCell ref="x"/></mergeCells>'
    expect(await readSheets(workbook({ 名册: row }, { after: merges }), limits)).toMatchObject([
      {
        merges: [
          { top: 1, bottom: 1, left: 0, right: 2 },
          { top: 2, bottom: 10, left: 1, right: 1 },
        ],
      },
    ])
  })

  test('columns beyond a hundred are left out, and the sheet says so', async () => {
    const cell = (at: string) => `<row><c r="${at}1"><v>1</v></c></row>`
    expect(await readSheets(workbook({ a: cell('CV'), b: cell('CW') }), limits)).toMatchObject([
      { wide: false, rows: [{}] },
      { wide: true, rows: [] },
    ])
  })

  test('formatted to its very end a sheet is over after many empty rows; people below are too many rows', async () => {
    const empty = '<row><c s="1"/></row>'.repeat(6000)
    const one = '<row><c><v>1</v></c></row>'
    expect(await readSheets(workbook({ 名册: one + empty }), limits)).toMatchObject([
      { cut: false },
    ])
    expect(await readSheets(workbook({ 名册: one + empty + one }), limits)).toMatchObject([
      { cut: true },
    ])
  })

  test('no more rows than allowed; the sheet says that it was cut', async () => {
    const row = '<row><c><v>1</v></c></row>'
    const read = await readSheets(workbook({ 名册: row.repeat(100) }), limits)
    expect(read).toMatchObject([{ cut: false }])
    const more = await readSheets(workbook({ 名册: row.repeat(101) }), limits)
    expect(more).toMatchObject([{ cut: true }])
    const empty = await readSheets(workbook({ 名册: '<row><c s="1"/></row>'.repeat(5000) }), limits)
    expect(empty).toMatchObject([{ cut: false, rows: [] }])
  })

  test('a cell of 10,000 characters is cut, not refused', async () => {
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>${'长'.repeat(10_000)}</t></is></c></row>`
    expect((await rowsOf(workbook({ 名册: rows })))[0]?.[0]?.[1]).toHaveLength(1000)
  })
})

describe('what is refused', () => {
  const bomb = { 'xl/workbook.xml': ' '.repeat(65 * 1024 * 1024) }
  test.each([
    ['an old .xls, and any file under a password', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['an archive that unpacks beyond every limit', zipped(bomb)],
    ['one that lies about what it unpacks to', zipped(bomb, 1000)],
    ['an archive of something else', zipped({ 'word/document.xml': '<a/>' })],
    ['a damaged archive', workbook({ 名册: '' }).subarray(0, 300)],
    [
      'a document type, which could define what grows',
      workbook({ 名册: '<!DOCTYPE a [<!ENTITY b "c">]>' }),
    ],
    [
      'a document type where one may stand',
      zipped({ 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>' }),
    ],
    ['a sheet that ends in the middle', zipped({ 'xl/workbook.xml': '<workbook><sheets>' })],
    ['a tag without an end', workbook({ 名册: `<row ${'a'.repeat(300_000)}` })],
    ['a line without an end', Buffer.from(`姓名,组\n${'长'.repeat(900_000)}`)],
    ['a picture', Buffer.from('ffd8ffe000104a46494600010100', 'hex')],
    [
      'a page of the web named .xls',
      Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'),
    ],
  ])('%s', async (what, bytes) => {
    const expected = what.includes('password')
      ? 'SHEET_OLD_OR_LOCKED'
      : what.includes('unpacks')
        ? 'SHEET_TOO_LARGE'
        : 'SHEET_UNREADABLE'
    expect(await readSheets(bytes, limits)).toBe(expected)
  })
})

describe('what would keep a reader busy', () => {
  /** How often somebody else had a turn. */
  async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
    let [turns, going] = [0, true]
    const turn = () => {
      turns++
      if (going) setImmediate(turn)
    }
    setImmediate(turn)
    await work()
    going = false
    return turns
  }

  test.each([
    ['of many empty rows', () => workbook({ 名册: '<row r="1"/>'.repeat(1_000_000) })],
    [
      'of many columns',
      () => workbook({ 名册: `<row>${'<c r="XFD1"><v>1</v></c>'.repeat(700_000)}</row>` }),
    ],
    ['of commas', () => Buffer.from(`${','.repeat(80)}\n`.repeat(20_000))],
  ])('a file %s is left early, and others have their turn meanwhile', async (_, bytes) => {
    const file = bytes()
    let read: Awaited<ReturnType<typeof readSheets>> = []
    const turns = await turnsDuring(async () => {
      read = await readSheets(file, limits)
    })
    const left = typeof read === 'string' ? read : read[0]?.cut === true
    expect([true, 'SHEET_TOO_LARGE', 'SHEET_UNREADABLE']).toContain(left)
    expect(turns).toBeGreaterThan(10)
  })
})

describe('.csv', () => {
  const gbk = Buffer.from('d0d5c3fb2cd7e90d0ad5c5c8fd2cd2bbd7e90d0a', 'hex')
  test.each([
    ['UTF-8', Buffer.from('姓名,组\n张三,一组\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeff姓名,组\r\n张三,一组\r\n')],
    ['GB18030', gbk],
    ['UTF-16 with tabs', Buffer.from('\ufeff姓名\t组\r\n张三\t一组\r\n', 'utf16le')],
    ['semicolons', Buffer.from('姓名;组\n"张三";一组')],
  ])('in %s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual([
      [
        [1, '姓名', '组'],
        [2, '张三', '一组'],
      ],
    ])
  })

  test('rows are counted as a spreadsheet program shows them, blank ones too, and lines inside a cell are none', async () => {
    expect(await rowsOf(Buffer.from('姓名,组\n\n,\n"张\n三",一组\n李四,二组'))).toMatchObject([
      [
        [1, '姓名', '组'],
        [4, '张\n三', '一组'],
        [5, '李四', '二组'],
      ],
    ])
  })

  test('too many rows are cut', async () => {
    const many = Buffer.from('张三,一组\n'.repeat(101))
    expect(await readSheets(many, limits)).toMatchObject([{ cut: true }])
  })
})

describe('what is written', () => {
  const rows = [
    ['姓名', '电话'],
    ['=1+1', '+86138'],
    ['@张', '-1'],
    ['\t张', '"李", 四'],
    ['阿依古丽·买买提', '𬱟'],
  ]
  const harmless = [
    ['姓名', '电话'],
    ["'=1+1", "'+86138"],
    ["'@张", "'-1"],
    ["'\t张", '"李", 四'],
    ['阿依古丽·买买提', '𬱟'],
  ]

  test('nothing in it would be run as a formula, and both kinds read back', async () => {
    const xlsx = await writeXlsx([{ name: '名册', widths: [10, 10], rows }])
    const withoutLines = (sheets: Awaited<ReturnType<typeof rowsOf>>) =>
      sheets[0]?.map(([, ...cells]) => cells)
    expect(withoutLines(await rowsOf(xlsx))).toEqual(harmless)
    expect(withoutLines(await rowsOf(writeCsv(rows)))).toEqual(harmless)
  })

  test('another reader reads the same', async () => {
    const table = rosterTable(30)
    const xlsx = await writeXlsx([{ name: '名册', widths: [], rows: table }])
    expect((await readExcelFile(xlsx, { trim: false }))[0]?.data ?? []).toHaveLength(31)
  })

  test('a csv begins with the mark without which Excel takes it for another encoding', () => {
    expect(writeCsv([['张三']]).toString('hex')).toBe(Buffer.from('\ufeff张三\r\n').toString('hex'))
  })
})
