/** What a mini-program code says: one letter for the kind, then the id. WeChat allows 32 letters of a small set. */
export type Opened = { readonly kind: 'card' | 'honour' | 'village'; readonly id: string }

export const sceneMax = 32
const letters = { card: 'c', honour: 'h', village: 'v' } as const
const anyId = /^[\w-]{1,31}$/
const forms = { card: /^[0-9A-Z]{1,20}$/, honour: anyId, village: anyId } as const

/** Null for an id that no code can hold. */
export function sceneOf({ kind, id }: Opened): string | null {
  return forms[kind].test(id) ? `${letters[kind]}${id}` : null
}

/** As it comes to a page: escaped, and perhaps not from us. */
export function parseScene(arrived: string | undefined): Opened | null {
  const scene = unescaped(arrived ?? '')
  const id = scene.slice(1)
  for (const kind of ['card', 'honour', 'village'] as const)
    if (scene.startsWith(letters[kind]) && forms[kind].test(id)) return { kind, id }
  return null
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
