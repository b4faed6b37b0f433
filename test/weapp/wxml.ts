/** An element of a page, as the automator prints it. */
export interface Node {
  readonly tag: string
  readonly id: string
  readonly classes: readonly string[]
  /** What a screen reader says in place of the words inside. */
  readonly label: string | null
  readonly children: readonly Node[]
  /** All words inside. */
  readonly text: string
}

const token = /<(\/?)([a-z][\w-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)/g
const attribute = /\s+([^\s=>]+)(?:="([^"]*)")?/g

interface Draft {
  tag: string
  attributes: Map<string, string>
  children: Node[]
  texts: string[]
}

/** Reads WXML into its elements; the first one is the root. */
export function readWxml(wxml: string): Node {
  const root: Draft = { tag: '', attributes: new Map(), children: [], texts: [] }
  const open = [root]
  for (const [, closing, tag, rest = '', empty, text] of wxml.matchAll(token)) {
    const parent = open.at(-1) ?? root
    if (text !== undefined) parent.texts.push(unescaped(text))
    else if (closing) close(open)
    else {
      const pairs = [...rest.matchAll(attribute)].map(
        ([, name = '', value = '']) => [name, unescaped(value)] as const,
      )
      open.push({ tag: tag ?? '', attributes: new Map(pairs), children: [], texts: [] })
      if (empty) close(open)
    }
  }
  return nodeOf(root)
}

function close(open: Draft[]): void {
  const done = open.pop()
  const parent = open.at(-1)
  if (!done || !parent) return
  const node = nodeOf(done)
  parent.children.push(node)
  parent.texts.push(node.text)
}

function nodeOf({ tag, attributes, children, texts }: Draft): Node {
  return {
    tag,
    id: attributes.get('id') ?? '',
    classes: (attributes.get('class') ?? '').split(/\s+/),
    label: attributes.get('aria-label') || null,
    children,
    text: texts.join('').trim(),
  }
}

export function* all(node: Node): Generator<Node> {
  yield node
  for (const child of node.children) yield* all(child)
}

function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/&amp;/g, '&')
}
