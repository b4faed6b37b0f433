import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { cardsPdf } from './cards'
import type { PrintedCard } from './paper'

const people = ['赵永顺', '阿依古丽·买买提', '㛃大山', '𬱟小梅', '欧阳修', '钱桂英', '孙二娘']

function cards(count: number): PrintedCard[] {
  return Array.from({ length: count }, (_, i) => ({
    name: people[i % people.length] ?? '',
    group: '三组',
    number: String(i + 1),
    code: `K7QM${String(2222 + i)}`,
    scanned: `https://zhiqi.example/#/pages/me/index?card=K7QM${String(2222 + i)}`,
  }))
}

const sheet = { village: '柿湾村', place: '云岭县 云岭镇' }

/** The unpacked streams of a PDF: page contents, fonts, and the tables that turn glyphs back into letters. */
function streamsOf(pdf: Buffer): string[] {
  const raw = pdf.toString('latin1')
  return [...raw.matchAll(/stream\n([\s\S]*?)\nendstream/g)].flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')]
    } catch {
      return []
    }
  })
}

/** What a reader or a search finds: glyph numbers through the fonts' tables. */
function textOf(pdf: Buffer): string {
  const streams = streamsOf(pdf)
  const letters = new Set<string>()
  for (const table of streams.filter(
    (s) => s.includes('beginbfrange') || s.includes('beginbfchar'),
  ))
    for (const [, hex = ''] of table.matchAll(/<((?:[0-9a-f]{4})+)>/gi))
      letters.add(Buffer.from(hex, 'hex').swap16().toString('utf16le'))
  return [...letters].join('')
}

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length

test('eight to a page, and a last page with the rest', async () => {
  expect(pagesOf(await cardsPdf({ ...sheet, cards: cards(8) }))).toBe(1)
  expect(pagesOf(await cardsPdf({ ...sheet, cards: cards(9) }))).toBe(2)
}, 30_000)

test('names and codes are in it as text, and no more of a font than its letters', async () => {
  const pdf = await cardsPdf({ ...sheet, cards: cards(9) })
  const text = textOf(pdf)
  for (const letter of '赵永顺阿依古丽·买买提欧阳修钱桂英孙二娘柿湾村K7QM2230')
    expect(text).toContain(letter)
  expect(pdf.length).toBeLessThan(300_000)
}, 30_000)

test('a character that the font lacks is a box to fill in, and breaks nothing', async () => {
  const odd = ['㛃大山', '𬱟小梅', '\u{31350}三', '😀四'].map((name, i) => ({
    ...(cards(1)[0] as PrintedCard),
    name,
    code: `ODD2222${String(i)}`,
  }))
  const pdf = await cardsPdf({ ...sheet, cards: odd })
  expect(pagesOf(pdf)).toBe(1)
  expect(textOf(pdf)).not.toContain('㛃')
  const page = streamsOf(pdf).find((s) => s.includes(' re\nS'))
  expect(page?.match(/ re\nS/g)).toHaveLength(4)
}, 30_000)

test('a long village and a long name stay within their card', async () => {
  const [one] = cards(1)
  const long = {
    ...(one as PrintedCard),
    name: '阿卜杜热依木·'.repeat(4) + '买买提',
    group: '上'.repeat(30),
  }
  const pdf = await cardsPdf({
    village: '很长很长的一个村子名字村',
    place: '县'.repeat(40),
    cards: [long],
  })
  expect(pagesOf(pdf)).toBe(1)
}, 30_000)

/** With poppler at hand the text is read as any program reads it. */
const poppler = hasPoppler()

function hasPoppler(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test('another program reads each name and code, where there is one', async () => {
  const pdf = await cardsPdf({ ...sheet, cards: cards(9) })
  const folder = mkdtempSync(join(tmpdir(), 'cards-'))
  try {
    const file = join(folder, 'cards.pdf')
    writeFileSync(file, pdf)
    const text = poppler
      ? execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
      : readFileSync(file, 'latin1')
    expect(text.length).toBeGreaterThan(100)
    const expected = poppler
      ? ['赵永顺', '阿依古丽·买买提', 'K7QM 2222', 'K7QM 2230', '柿湾村']
      : []
    for (const words of expected) expect(text).toContain(words)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 30_000)
