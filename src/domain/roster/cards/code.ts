/** Letters and digits that are not mistaken for each other when read out. */
const readable = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const length = 8

/**
 * A card's code from a random secret. It is short enough to be read out, so a code alone opens nothing: it says which
 * household, never who holds the card.
 */
export function drawCode(token: string): string {
  let code = ''
  for (let i = 0; i < length; i++) {
    // Three places of the secret, 18 bits, for each: so all letters come equally often, to a few in ten thousand.
    let bits = 0
    for (const place of token.slice(i * 3, i * 3 + 3)) bits = bits * 64 + alphabet.indexOf(place)
    code += readable.charAt(bits % readable.length)
  }
  return code
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** As somebody typed it: in any case, with spaces or dashes between. */
export function codeOf(typed: string): string {
  return typed
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000-]/g, '')
    .toUpperCase()
}
