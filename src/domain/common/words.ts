/**
 * What does not count as text: characters that nobody sees, or that turn the direction of others. They come along with
 * what is copied, and serve to hide words from those who check them; so they are left out wherever a text is typed.
 */
const unseen =
  // Controls but for tab and line ends; soft hyphen, fillers, joiners, direction marks, tags.
  /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e007f}]/gu

/** Joins two emoji to one, and has no other business here. */
const joiner =
  /(\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*)?[\u200c\u200d]+(?=(\p{Extended_Pictographic})?)/gu

const seen = /[\p{L}\p{N}\p{P}\p{S}\p{Co}]/u

/** A text as it is kept: without the unseen, and without spaces around; of nothing but those, empty. */
export function cleanText(typed: string): string {
  const text = typed
    .replace(unseen, '')
    .replace(joiner, (_, before?: string, after?: string) =>
      before !== undefined && after !== undefined ? `${before}\u200d` : (before ?? ''),
    )
    .trim()
  return seen.test(text) || hasLoneHalf(text) ? text : ''
}

/** Half a character is no letter, and is refused by its own sentence. */
function hasLoneHalf(text: string): boolean {
  return /[\0\ud800-\udfff]/u.test(text)
}

const chineseDigits = [
  '零〇○',
  '一壹幺',
  '二贰',
  '三叁',
  '四肆',
  '五伍',
  '六陆',
  '七柒',
  '八捌',
  '九玖',
]

function digitOf(letter: string): string {
  const digit = chineseDigits.findIndex((letters) => letters.includes(letter))
  return digit === -1 ? letter : String(digit)
}

/** What people put between digits: spaces and dashes, or dots; with both it is a list of figures. */
const betweens = ['[\\s\\p{Pd}\\u2212_]{0,3}', '[.·・•*]{0,3}']
const all = (pattern: (between: string) => string) =>
  betweens.map((between) => new RegExp(`(?<!\\d)(?=(${pattern(between)})(?!\\d))`, 'gu'))
const identities = all((between) => `[1-9](?:${between}\\d){16}${between}[\\dXx]`)
const mobiles = all((between) => `(?:(?:\\+|00)?86${between})?1${between}[3-9](?:${between}\\d){9}`)
/** 1958-10-12, 1998-2004: these are no beginning of a number. */
const dates = /^1[3-9]\d\d[-.\s](\d{1,2}[-.\s]\d{1,2}|\d{4})(?!\d)/

export type PrivateNumber = 'identity' | 'mobile'

/** A number of somebody that stands in a text which others read, however it is written. */
export function privateNumberIn(text: string): PrivateNumber | null {
  const bare = text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Mn}\p{Me}]/gu, '')
    .replace(unseen, '')
  const plain = Array.from(bare, digitOf).join('')
  const found = (patterns: readonly RegExp[]) => patterns.flatMap((each) => allOf(each, plain))
  if (found(identities).some(isIdentity)) return 'identity'
  return found(mobiles).some((number) => !dates.test(number)) ? 'mobile' : null
}

/** Also those that begin within another. */
function allOf(pattern: RegExp, text: string): string[] {
  const found: string[] = []
  text.replace(pattern, (_, number: string) => {
    found.push(number)
    return ''
  })
  return found
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** By its last place, as GB 11643 has it. */
function isIdentity(found: string): boolean {
  const places = found.replace(/[^\dXx]/g, '').toUpperCase()
  const sum = weights.reduce((total, weight, i) => total + weight * Number(places.charAt(i)), 0)
  return '10X98765432'.charAt(sum % 11) === places.charAt(17)
}
