/** One step through a document: a tag that opens, one that closes, or text between tags. */
export interface XmlStep {
  readonly kind: 'open' | 'close' | 'text'
  /** Name without its prefix; of text, the text. */
  readonly value: string
  readonly attributes: string
}

const piece = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/y
const stepLengthMax = 200_000

/** Steps through XML that arrives in pieces. Declarations, comments and processing instructions are passed over. */
export async function* xmlSteps(pieces: AsyncIterable<string>): AsyncGenerator<XmlStep[]> {
  let rest = ''
  for await (const more of pieces) {
    const steps: XmlStep[] = []
    rest = step(rest + more, steps)
    if (rest.length > stepLengthMax) throw new SyntaxError('a tag without an end')
    yield steps
  }
}

/** @returns what is not complete yet */
function step(xml: string, steps: XmlStep[]): string {
  let at = 0
  for (;;) {
    const tag = xml.indexOf('<', at)
    if (tag === -1) return xml.slice(at)
    if (tag > at) steps.push({ kind: 'text', value: xml.slice(at, tag), attributes: '' })
    at = tag
    const mark = xml[tag + 1]
    if (mark === undefined) return xml.slice(at)
    if (mark === '!' || mark === '?') {
      const end = endOfMarkup(xml, tag, steps)
      if (end === -1) return xml.slice(at)
      at = end
      continue
    }
    piece.lastIndex = tag
    const found = piece.exec(xml)
    if (!found) {
      return xml.slice(at)
    }
    const [, closes, value = '', attributes = '', empty] = found
    steps.push({ kind: closes === '/' ? 'close' : 'open', value, attributes })
    if (empty === '/') steps.push({ kind: 'close', value, attributes: '' })
    at = piece.lastIndex
  }
}

function endOfMarkup(xml: string, tag: number, steps: XmlStep[]): number {
  const after = (end: string) => {
    const found = xml.indexOf(end, tag)
    return found === -1 ? -1 : found + end.length
  }
  if (xml.startsWith('<!--', tag)) return after('-->')
  if (xml.startsWith('<![CDATA[', tag)) {
    const end = after(']]>')
    if (end === -1) return end
    const value = xml.slice(tag + 9, end - 3).replace(/&/g, '&amp;')
    steps.push({ kind: 'text', value, attributes: '' })
    return end
  }
  // A document type could define entities that grow without end; no spreadsheet has one.
  if (xml.startsWith('<!DOCTYPE', tag)) throw new SyntaxError('a document type')
  return after('>')
}

export function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found ? unescape(found[1] ?? found[2] ?? '') : null
}

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

/** Also `_x000D_`, as spreadsheets write what XML cannot hold. */
export function unescape(text: string): string {
  if (!text.includes('&') && !text.includes('_x')) return text
  return text
    .replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
      if (name !== undefined) return named[name as string] ?? whole
      const code = hex === undefined ? Number(decimal) : parseInt(hex as string, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
    .replace(/_x([\dA-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}
