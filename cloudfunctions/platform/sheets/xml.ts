import { SaxesParser, type SaxesAttributeNS } from 'saxes'

/** One step through a document: a tag that opens, one that closes, or text inside of a tag. */
export interface XmlStep {
  readonly kind: 'open' | 'close' | 'text'
  /** Name without its prefix; of text, the text. */
  readonly value: string
  /** By their names with prefixes. */
  readonly attributes: Readonly<Record<string, SaxesAttributeNS>>
}

const none = {}
/** A tag or text that does not end is refused before it is held whole. */
const pieceLengthMax = 200_000

/**
 * Steps through XML that arrives in pieces.
 * @throws SyntaxError where it is not well-formed, or has a document type
 */
export async function* xmlSteps(pieces: AsyncIterable<string>): AsyncGenerator<XmlStep[]> {
  let steps: XmlStep[] = []
  // Some programs write prefixes without declaring them; nothing here depends on where they lead.
  const parser = new SaxesParser({ xmlns: true, resolvePrefix: (prefix: string) => prefix })
  const text = (value: string) => steps.push({ kind: 'text', value, attributes: none })
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('opentag', ({ local, attributes }) =>
    steps.push({ kind: 'open', value: local, attributes }),
  )
  parser.on('closetag', ({ local }) =>
    steps.push({ kind: 'close', value: local, attributes: none }),
  )
  parser.on('error', refuse)
  // It could define entities that grow without end; no spreadsheet has one.
  parser.on('doctype', () => refuse(new Error('a document type')))
  let silent = 0
  for await (const piece of pieces) {
    parser.write(piece)
    silent = steps.length > 0 ? 0 : silent + piece.length
    if (silent > pieceLengthMax) refuse(new Error('a tag without an end'))
    yield steps
    steps = []
  }
  parser.close()
  yield steps
}

function refuse(cause: Error): never {
  throw new SyntaxError(cause.message, { cause })
}
