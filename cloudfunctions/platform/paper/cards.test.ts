import { inflateSync } from 'node:zlib'
import { cardsPdf } from './cards'
import type { PrintedCard } from './paper'

const people = ['赵永顺', '阿依古丽·买买提', '㛃大山', '𬱟小梅', '欧阳修', '钱桂英', '孙二娘']

function cardOf(i: number): PrintedCard {
  return {
    name: people[i % people.length] ?? '',
    group: '三组',
    number: String(i + 1),
    code: `K7QM${String(2222 + i)}`,
    scanned: `https://zhiqi.example/#/pages/me/index?card=K7QM${String(2222 + i)}`,
  }
}

const cards = (count: number) => Array.from({ length: count }, (_, i) => cardOf(i))

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

/** What a reader or a search finds: the glyph numbers of all pages through the tables of their fonts. */
function textOf(pdf: Buffer): string {
  const raw = pdf.toString('latin1')
  const object = (n: string) =>
    new RegExp(`\\n${n} 0 obj\\n([\\s\\S]*?)endobj`).exec(raw)?.[1] ?? ''
  const fonts = new Map<string, string[]>()
  for (const [, name = '', font = ''] of raw.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(object(font))?.[1] ?? ''
    fonts.set(name, lettersOf(streamsOf(Buffer.from(object(table), 'latin1'))[0] ?? ''))
  }
  let letters: string[] = []
  let text = ''
  for (const page of streamsOf(pdf).filter((s) => s.includes(' TJ'))) {
    for (const [, font, shown] of page.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/g)) {
      if (font !== undefined) letters = fonts.get(font) ?? []
      else {
        for (const [, run = ''] of (shown ?? '').matchAll(/<([0-9a-f]+)>/g))
          for (const [glyph] of run.matchAll(/.{4}/g)) text += letters[parseInt(glyph, 16)] ?? ''
        text += '\n'
      }
    }
  }
  return text
}

/** Glyph number → its letter, of the only kind of table that is written: ranges from 0. */
function lettersOf(table: string): string[] {
  const letters: string[] = []
  for (const [, from = '', list = ''] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[(.*?)\]/g))
    for (const [i, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]+)>/g)].entries())
      letters[parseInt(from, 16) + i] = Buffer.from(hex.replace(/ /g, ''), 'hex')
        .swap16()
        .toString('utf16le')
  return letters
}

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length

test('eight to a page, and a last page with the rest', async () => {
  expect(pagesOf(await cardsPdf({ ...sheet, cards: cards(8) }))).toBe(1)
  expect(pagesOf(await cardsPdf({ ...sheet, cards: cards(9) }))).toBe(2)
}, 30_000)

test('names and codes are in it as text, and no more of a font than its letters', async () => {
  const pdf = await cardsPdf({ ...sheet, cards: cards(9) })
  const text = textOf(pdf)
  for (const printed of cards(9)) {
    expect(text).toContain(`${printed.name} 户\n`)
    expect(text).toContain(`三组 · ${printed.number} 号\n`)
    expect(text).toContain(`K7QM ${printed.code.slice(4)}\n`)
  }
  expect(text.split('柿湾村\n')).toHaveLength(10)
  expect(pdf.length).toBeLessThan(300_000)
}, 30_000)

test('a character that the font lacks is a box to fill in, and breaks nothing', async () => {
  const odd = ['\u{31350}三', '😀四', '㛃大山', '𬱟小梅'].map((name, i) => ({
    ...cardOf(0),
    name,
    code: `ODD2222${String(i)}`,
  }))
  const pdf = await cardsPdf({ ...sheet, cards: odd })
  expect(pagesOf(pdf)).toBe(1)
  const text = textOf(pdf)
  expect(text).toContain('三 户\n')
  expect(text).toContain('㛃大山 户\n')
  expect(text).toContain('𬱟小梅 户\n')
  const page = streamsOf(pdf).find((s) => s.includes(' re\nS'))
  expect(page?.match(/ re\nS/g)).toHaveLength(2)
}, 30_000)

test('a long village and a long name stay within their card', async () => {
  const long = {
    ...cardOf(0),
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
