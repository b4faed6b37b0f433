import { crc32, deflateRawSync } from 'node:zlib'

/** Parts of an .xlsx as the programs of clerks write them, down to the bytes. `claimed` lies about a part's size. */
export function zipped(parts: Readonly<Record<string, string>>, claimed?: number): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(parts)) {
    const bytes = Buffer.from(text, 'utf8')
    const packed = deflateRawSync(bytes)
    const sizes = Buffer.alloc(26)
    sizes.writeUInt16LE(20, 0)
    sizes.writeUInt16LE(8, 4)
    sizes.writeUInt32LE(crc32(bytes), 10)
    sizes.writeUInt32LE(packed.length, 14)
    sizes.writeUInt32LE(claimed ?? bytes.length, 18)
    sizes.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), sizes, Buffer.from(name)])
    const central = Buffer.alloc(46)
    central.write('PK\x01\x02', 'latin1')
    central.writeUInt16LE(20, 4)
    sizes.copy(central, 6)
    central.writeUInt32LE(offset, 42)
    directory.push(central, Buffer.from(name))
    files.push(local, packed)
    offset += local.length + packed.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, index, end])
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

/** Sheet name → its rows as XML, such as `<row r="1"><c r="A1"><v>1</v></c></row>`. */
export function workbook(
  sheets: Readonly<Record<string, string>>,
  { strings = '', properties = '', hidden = '', styles = '', after = '' } = {},
): Buffer {
  const names = Object.keys(sheets)
  const relations = names.map(
    (_, i) => `<Relationship Id="rId${String(i)}" Target="worksheets/sheet${String(i)}.xml"/>`,
  )
  const listed = names.map((name, i) => {
    const state = name === hidden ? ' state="hidden"' : ''
    return `<sheet name="${name}" sheetId="${String(i + 1)}"${state} r:id="rId${String(i)}"/>`
  })
  return zipped({
    'xl/workbook.xml': `${xml}<workbook ${main}>${properties}<sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships>${relations.join('')}</Relationships>`,
    ...(styles === '' ? {} : { 'xl/styles.xml': xml + styles }),
    'xl/sharedStrings.xml': `${xml}<sst ${main}>${strings}</sst>`,
    ...Object.fromEntries(
      names.map((name, i) => [
        `xl/worksheets/sheet${String(i)}.xml`,
        `${xml}<worksheet ${main}><sheetData>${sheets[name] ?? ''}</sheetData>${after}</worksheet>`,
      ]),
    ),
  })
}

/** A roster of so many people, three in each household, as one would keep it. */
export function rosterTable(people: number): string[][] {
  const surnames = '赵钱孙李周吴郑王冯陈'
  const given = '大山小梅永顺桂英德厚秀兰'
  const rows = [['村民小组', '户号', '姓名', '与户主关系', '联系电话', '出生日期']]
  for (let i = 0; i < people; i++) {
    const household = Math.floor(i / 3)
    const name =
      surnames.charAt(household % surnames.length) +
      given.charAt((i * 5) % given.length) +
      given.charAt((household + i) % given.length)
    const place = i % 3
    rows.push([
      `${String(1 + (household % 12))}组`,
      String(1 + household),
      name + (['', '甲', '乙'][place] ?? ''),
      ['户主', '妻子', '儿子'][place] ?? '',
      place === 1 ? '' : `139${String(household).padStart(8, '0')}`,
      `19${String(40 + (i % 59)).padStart(2, '0')}/3/5`,
    ])
  }
  return rows
}
