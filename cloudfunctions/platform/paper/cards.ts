import { setImmediate } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import { encode } from 'uqr'
import { fontFile } from './font'
import { sealPath, sealSize } from './frame'
import { Letters } from './letters'
import type { CardSheet, PrintedCard, PrintedSlip } from './paper'

type Doc = PDFKit.PDFDocument

/** A4 in points, eight cards of 93 by 66 mm, with a border that every printer reaches. */
const page = { width: 595.28, height: 841.89 }
const columns = 2
const rows = 4
const card = { width: 263, height: 188 }
const left = (page.width - columns * card.width) / 2
const top = (page.height - rows * card.height) / 2
const perPage = columns * rows

const ink = '#201A15'
const ink2 = '#574D44'
const red = '#B92D1B'
const rule = '#C9BCA8'

/** Household cards to cut out. The text of each is in the PDF as text, but for letters that the font lacks. */
export async function cardsPdf(sheet: CardSheet): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    info: { Title: `${sheet.village} 一户一码`, Creator: '志气榜' },
    lang: 'zh-CN',
  })
  const letters = new Letters(doc, fontFile('Regular'), fontFile('Bold'))
  const done = collect(doc)
  await inCells(doc, sheet.cards, (printed, x, y) => drawCard(doc, letters, sheet, printed, x, y))
  await inCells(doc, sheet.slips ?? [], (slip, x, y) => drawSlip(doc, letters, sheet, slip, x, y))
  doc.end()
  return done
}

/** Eight to a page, from a new page on. */
async function inCells<T>(
  doc: Doc,
  printed: readonly T[],
  draw: (one: T, x: number, y: number) => void,
): Promise<void> {
  for (const [i, one] of printed.entries()) {
    const place = i % perPage
    if (place === 0) {
      // A village of 1,500 households takes seconds; others are served between two pages.
      await setImmediate()
      doc.addPage()
      cutLines(doc)
    }
    const x = left + (place % columns) * card.width
    const y = top + Math.floor(place / columns) * card.height
    draw(one, x, y)
  }
}

function collect(doc: Doc): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => {
      resolve(Buffer.concat(chunks))
    })
    doc.on('error', reject)
  })
}

/** Through the whole page, so that a paper cutter follows them. */
function cutLines(doc: Doc): void {
  doc.save().lineWidth(0.5).strokeColor(rule).dash(3, { space: 3 })
  for (let i = 0; i <= columns; i++) {
    const x = left + i * card.width
    doc.moveTo(x, top - 14).lineTo(x, page.height - top + 14)
  }
  for (let i = 0; i <= rows; i++) {
    const y = top + i * card.height
    doc.moveTo(left - 14, y).lineTo(page.width - left + 14, y)
  }
  doc.stroke().undash().restore()
}

function drawCard(
  doc: Doc,
  letters: Letters,
  { village, place }: CardSheet,
  printed: PrintedCard,
  x: number,
  y: number,
): void {
  const inner = heading(doc, letters, { village, place }, '一户一码', x, y)
  const square = 92
  const text = inner.right - square - 12 - inner.x
  letters.write(`${printed.name} 户`, inner.x, y + 62, {
    size: 22,
    bold: true,
    color: ink,
    width: text,
  })
  letters.write(`${printed.group} · ${printed.number} 号`, inner.x, y + 93, {
    size: 11,
    color: ink2,
    width: text,
  })
  letters.write('卡号', inner.x, y + 116, { size: 8, color: ink2, width: text })
  letters.write(inFours(printed.code), inner.x, y + 127, {
    size: 17,
    bold: true,
    color: ink,
    width: text,
    spacing: 0.6,
  })
  squareCode(doc, printed.scanned, inner.right - square, y + 59, square)
  letters.write('此卡认户不认人：办事时出示，丢了到村委换新卡。', inner.x, y + 163, {
    size: 8.5,
    color: ink2,
    width: inner.right - inner.x,
  })
}

/** The one-time code, folded and handed over. */
function drawSlip(
  doc: Doc,
  letters: Letters,
  sheet: CardSheet,
  slip: PrintedSlip,
  x: number,
  y: number,
): void {
  const inner = heading(doc, letters, sheet, '登录码', x, y)
  const width = inner.right - inner.x
  const line = (words: string, down: number, size: number, bold = false) =>
    letters.write(words, inner.x, y + down, { size, bold, color: bold ? ink : ink2, width })
  line(`${slip.name} 户 · ${slip.group} · ${slip.number} 号`, 60, 12, true)
  line(`卡号 ${inFours(slip.code)}`, 79, 11)
  letters.write(inFours(slip.once), inner.x, y + 98, {
    size: 26,
    bold: true,
    color: red,
    width,
    spacing: 1.5,
  })
  line('打开志气榜，点「我家」「用一户一码登录」，填卡号和这八位数字，', 135, 8.5)
  line('选您是哪一位，再给家里设一个六位数的口令。以后用口令登录。', 147, 8.5)
  line('只能用一次。别给外人看；丢了到村委换一张，旧的就作废。', 163, 8.5)
}

interface Inner {
  readonly x: number
  readonly right: number
}

/** Seal, place and a double line. */
function heading(
  doc: Doc,
  letters: Letters,
  { village, place }: Pick<CardSheet, 'village' | 'place'>,
  title: string,
  x: number,
  y: number,
): Inner {
  const inner = { x: x + 14, right: x + card.width - 14 }
  seal(doc, letters, village, inner.x, y + 13)
  letters.write(village, inner.x + 38, y + 14, { size: 11, bold: true, color: ink, width: 120 })
  letters.write(place, inner.x + 38, y + 30, { size: 8, color: ink2, width: 120 })
  letters.write(title, inner.right - 56, y + 17, {
    size: 12,
    bold: true,
    color: red,
    width: 56,
    align: 'right',
  })
  doc
    .save()
    .strokeColor(red)
    .lineWidth(1.2)
    .moveTo(inner.x, y + 49)
    .lineTo(inner.right, y + 49)
  doc
    .stroke()
    .lineWidth(0.4)
    .moveTo(inner.x, y + 51.5)
    .lineTo(inner.right, y + 51.5)
    .stroke()
  doc.restore()
  return inner
}

/** The village's name as a white cut on red, read downwards from the right as seals are. */
function seal(doc: Doc, letters: Letters, village: string, x: number, y: number): void {
  const size = 30
  doc
    .save()
    .translate(x, y)
    .scale(size / sealSize)
  doc.path(sealPath).fill(red, 'even-odd').restore()
  const name = Array.from(village.replace(/村$/, '')).slice(0, 3)
  const cut = [...name, '村', ...(name.length === 2 ? ['印'] : [])].slice(0, 4)
  const cell = size / 2 - 3
  for (const [i, letter] of cut.entries()) {
    const column = i < 2 ? 1 : 0
    letters.write(letter, x + 3 + column * cell, y + 2.2 + (i % 2) * cell, {
      size: 10.5,
      bold: true,
      color: '#FFFFFF',
      width: cell,
      align: 'center',
    })
  }
}

/** Drawn run by run: a third of the shapes that single squares would be, and no seam between them. */
function squareCode(doc: Doc, text: string, x: number, y: number, size: number): void {
  const { data, size: count } = encode(text, { ecc: 'M', border: 2 })
  const unit = size / count
  for (const [j, line] of data.entries()) {
    for (let i = 0; i < count; i++) {
      const start = i
      while (i < count && line[i]) i++
      if (i > start) doc.rect(x + start * unit, y + j * unit, (i - start) * unit, unit)
    }
  }
  doc.fill(ink)
}

/** K7QM 3F2P, 4082 7139 */
function inFours(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)} ${code.slice(4)}` : code
}
