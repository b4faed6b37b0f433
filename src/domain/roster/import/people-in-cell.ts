import type { Cell } from '../../common/table'
import { isKin, relationOf, statusOf, type Gone } from './cells'
import { dense, lines, matches, plain } from './text'

/** One of those whom a cell of names speaks of. */
export interface NamedOne {
  readonly name: string
  /** From brackets, 孟春花（妻子）, or from before the name, 妻子：孟春花. */
  readonly relation: string
  readonly gone: Gone | null
  /** What the brackets say besides. */
  readonly remark: string
}

const marks = /[、，,;；/|]+/

/** Everybody in a cell of names. Two words are two people where each could be a name and `several` says so. */
export function peopleIn(cell: Cell | undefined, several: boolean): NamedOne[] {
  if (typeof cell === 'object' && cell !== null) return []
  const written = withKin(
    lines(cell)
      .map(usualBrackets)
      .flatMap((line) => outsideBrackets(line, marks))
      .flatMap(withoutNth)
      .flatMap(afterBrackets),
  )
  const pieces = written.flatMap((piece) => {
    const words = outsideBrackets(piece, / +/)
    const wide = words.every((word) => nameLength(word) >= 2)
    const pairs = withKin(words)
    if (pairs.length * 2 === words.length) return pairs
    if (words.every((word) => kinBefore.test(word))) return words
    const kinFirst = words.length === 2 && isKin(words[0] ?? '')
    return words.length > 1 && wide && several && !kinFirst ? words : [piece]
  })
  return pieces.map(oneIn).filter(({ name }) => name !== '')
}

/** 〔长子〕 and 【长子】 as (长子). */
function usualBrackets(line: string): string {
  return line.replace(/[〔【［[〈《<]/g, '(').replace(/[〕】］\]〉》>]/g, ')')
}

/** 1.李花(妻)2.王小(子) and ①李花: what only counts them. */
function withoutNth(piece: string): string[] {
  return piece
    .split(/(?:^|(?<=[^\d(]))(?:[①-⑳]|\d{1,2}[.、．)](?!\d))/)
    .map((part) => part.trim())
    .filter((part) => !/^\d{0,2}$/.test(part))
}

/** 李花(妻)王小(子): where brackets close and at least two characters follow, the next one begins. */
function afterBrackets(piece: string): string[] {
  const parts = matches(piece, /[^(（【[]+(?:[(（【[][^)）】\]]*[)）】\]]?)+|[^(（【[]+$/g).map(
    (m) => m[0],
  )
  const whole = parts.join('') === piece && parts.every((part) => nameLength(dense(part)) >= 2)
  return whole && parts.length > 1 ? parts : [piece]
}

/** 李花、妻、王小、子 and 李花 妻: each name with the word of kinship after it. */
function withKin(words: readonly string[]): string[] {
  const paired =
    words.length > 1 &&
    words.length % 2 === 0 &&
    words.every((word, i) => isKin(word) === (i % 2 === 1))
  if (paired) {
    return words.flatMap((word, i) => (i % 2 === 0 ? [`${word}(${words[i + 1] ?? ''})`] : []))
  }
  return words.length > 1 && words.every((word) => shortKin.test(word) || kinThenName(word))
    ? words.map((word) => (kinThenName(word) ? word : word.replace(shortKin, '$2($1)')))
    : [...words]
}

/** 妻：李花 */
const kinBefore = /^\p{Script=Han}{1,4}[:：]\p{Script=Han}/u

/** 妻李花，子王小: one character of kinship, which begins every name of the cell and so none. */
const shortKin = /^([妻夫子女父母])(\p{Script=Han}{2,3})$/u

/** How many people two words with a space between them could be. */
export function couldBeTwo(cell: Cell | undefined): boolean {
  return outsideBrackets(plain(cell), / +/).every((word) => nameLength(word) >= 2)
}

function nameLength(word: string): number {
  return Array.from(word.replace(/[(（].*$/, '')).length
}

function outsideBrackets(text: string, mark: RegExp): string[] {
  const parts = text.split(/([(（【[][^)）】\]]*[)）】\]]?)/)
  const pieces = ['']
  for (const [i, part] of parts.entries()) {
    const last = pieces.length - 1
    if (i % 2 === 1) pieces[last] = `${pieces[last] ?? ''}${part}`
    else {
      const [first = '', ...rest] = part.split(mark)
      pieces[last] = `${pieces[last] ?? ''}${first}`
      pieces.push(...rest)
    }
  }
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '')
}

function oneIn(piece: string): NamedOne {
  const brackets = matches(piece, /[(（【[]([^)）】\]]*)[)）】\]]?/g).map((m) => inBrackets(m[1]))
  const bare = dense(piece.replace(/[(（【[][^)）】\]]*[)）】\]]?/g, ' '))
  const before = /^(.{1,4}?)[:：-](.+)$/.exec(bare) ?? /^(.{1,4}?) +(.+)$/.exec(plain(piece))
  const after = /^(.{2,6}?)[:：—-]+(.{1,4})$/.exec(bare)
  const last = after && isKin(after[2] ?? '') ? after : nameThenKin(bare)
  const first = before && isKin(before[1] ?? '') ? before : kinThenName(bare)
  const name = first ? dense(first[2]) : last ? dense(last[1]) : bare
  let relation = first?.[1] ?? last?.[2] ?? ''
  let gone: Gone | null = null
  const remarks: string[] = []
  for (const said of brackets.flatMap(afterKin)) {
    const status = statusOf(said)
    if (isKin(said)) relation = said
    else if ('value' in status && status.value !== null) gone = status.value
    else if (said !== '') remarks.push(said)
  }
  return { name: name.replace(/[(（].*$/, ''), relation, gone, remark: remarks.join(' ') }
}

/** 儿子 在外务工 are two things; 长 子 is one. */
function inBrackets(text = ''): string {
  const words = plain(text).split(' ')
  return isKin(words[0] ?? '') ? words.join('、') : words.join('')
}

/** 妻，1962年: the relation, and what else is said. */
function afterKin(words: string): string[] {
  const [kin = '', ...others] = words.split(marks)
  return isKin(kin) ? [kin, ...others] : [words]
}

/** 孟春花妻子, as the other way round. */
function nameThenKin(bare: string): RegExpExecArray | null {
  return /^(\p{Script=Han}{2,4})(户主|配偶|妻子|丈夫|父亲|母亲|长子|次子|三子|长女|次女|三女|儿子|女儿|儿媳|孙子|孙女)$/u.exec(
    bare,
  )
}

/** 妻子孟春花: only words of two characters, since 女 or 孙 may begin a name. */
function kinThenName(bare: string): RegExpExecArray | null {
  const found =
    /^(户主|配偶|妻子|丈夫|父亲|母亲|长子|次子|三子|长女|次女|三女|儿子|女儿|儿媳|孙子|孙女)(\p{Script=Han}{2,4})$/u.exec(
      bare,
    )
  return found
}

/** 妻子、长女 → two relations; one relation stays one. */
export function relationsIn(cell: Cell | undefined): string[] {
  const parts = lines(cell)
    .flatMap((line) => line.split(marks))
    .map((part) => part.trim())
  const found = parts.filter((part) => part !== '')
  const [only = ''] = found
  const words = only.split(/ +/)
  return found.length === 1 && words.length > 1 && words.every(isKin) ? words : found
}

export function isHeadWord(relation: string): boolean {
  const read = relationOf(relation)
  return 'value' in read && read.value.head
}
