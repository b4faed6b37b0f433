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

const writtenDigits = [
  '零〇○⓿🄋🄌',
  '一壹幺❶➀➊⓵',
  '二贰貳两❷➁➋⓶',
  '三叁❸➂➌⓷',
  '四肆❹➃➍⓸',
  '五伍❺➄➎⓹',
  '六陆陸❻➅➏⓺',
  '七柒❼➆➐⓻',
  '八捌❽➇➑⓼',
  '九玖❾➈➒⓽',
]

function digitOf(letter: string): string {
  const digit = writtenDigits.findIndex((letters) => letters.includes(letter))
  if (digit !== -1) return String(digit)
  return /[^\d\P{Nd}]/u.test(letter) ? String(placeInScript(letter)) : letter
}

/** Of a digit in another script, where they stand side by side from nought to nine. */
function placeInScript(letter: string): number {
  const code = letter.codePointAt(0) ?? 0
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1
  return before % 10
}

/** What people put between digits: spaces and dashes, or dots; with both it is a list of figures. */
const betweens = ['[\\s\\p{Pd}\\u2212_]{0,3}', '[.·・•*]{0,3}']
/** Also a 一 in place of a dash. */
const anything = '(?:[^\\p{L}\\p{N}]{1,3}|一)'
const all = (patterns: readonly string[]) =>
  patterns.map((pattern) => new RegExp(`(?<!\\d)(?=(${pattern})(?!\\d))`, 'gu'))
const identities = all([...betweens, `${anything}?`].map((b) => `[1-9](?:${b}\\d){16}${b}[\\dXx]`))
/** In its usual groups, or digit by digit, no list of figures is like one, whatever stands between. */
const mobiles = all([
  ...betweens.map((b) => `(?:(?:\\+|00)?86${b})?1${b}[3-9](?:${b}\\d){9}`),
  `1[3-9]\\d${anything}\\d{4}${anything}\\d{4}`,
  `1${anything}[3-9](?:${anything}\\d){9}`,
])
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
  const found = (patterns: readonly RegExp[]) =>
    patterns.flatMap((each) => [plain, bare].flatMap((text) => allOf(each, text)))
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

/** By the birthday in it and its last place, as GB 11643 has them. */
function isIdentity(found: string): boolean {
  const places = found.replace(/[^\dXx]/g, '').toUpperCase()
  if (!/^.{6}(18|19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])/.test(places)) return false
  const sum = weights.reduce((total, weight, i) => total + weight * Number(places.charAt(i)), 0)
  return '10X98765432'.charAt(sum % 11) === places.charAt(17)
}
