import { eachInSteps, type Steps } from '../../common/steps'
import type { Birth } from '../age'
import type { GroupKeys } from './groups'
import { isOnlyOne, nameOf, numberKey, sharesFamilyName } from './cells'
import { placeInWords, type Fault, type Note, type Place } from './places'
import type { Draft, Family } from './rows'

export interface FilePerson extends Place {
  readonly name: string
  readonly head: boolean
  readonly relation: string
  /** Null where the file says nothing, empty where it says that there is none. */
  readonly phone: string | null
  readonly birthDay: Birth | null
}

export interface FileHousehold extends Place {
  /** Empty where the file has no groups. */
  readonly group: string
  /** Empty where the file has no house numbers. */
  readonly number: string
  readonly people: readonly FilePerson[]
  /** Of whom the file says that they died or moved out. */
  readonly gone: readonly FilePerson[]
}

export interface Families {
  readonly households: readonly FileHousehold[]
  readonly faults: readonly Fault[]
  readonly notes: readonly Note[]
}

interface Open {
  readonly first: Family
  rows: Family[]
}

/**
 * Rows → households. The house number tells them apart, else the name of the head; only where a sheet has neither do
 * people belong to the head above them, and who by relation and family name belongs to the next one is put there.
 */
export function* familiesOf(rows: readonly Family[], groups: GroupKeys): Steps<Families> {
  const { keyOf } = groups
  const faults: Fault[] = []
  const notes: Note[] = []
  const open = new Map<string, Open>()
  const add = (key: string, row: Family) => {
    const there = open.get(key)
    if (there) there.rows.push(row)
    else open.set(key, { first: row, rows: [row] })
  }
  yield* eachInSteps(rows, (row) => {
    if (row.by === 'number') add(`#${keyOf(row.group)}|${numberKey(row.number)}`, row)
  })
  yield
  for (const [key, row] of byHead(
    rows.filter((r) => r.by === 'headName'),
    keyOf,
    faults,
    notes,
  ))
    add(key, row)
  yield
  for (const [key, row] of inOrder(
    rows.filter((r) => r.by === 'order'),
    faults,
    notes,
  ))
    add(key, row)
  const households: { from: Family; household: FileHousehold }[] = []
  yield* eachInSteps(open.values(), (each) => households.push(household(each, faults, notes)))
  const order = new Map(rows.map((row, i) => [row, i]))
  return {
    households: households
      .sort((a, b) => (order.get(a.from) ?? 0) - (order.get(b.from) ?? 0))
      .map(({ household: h }) => ({ ...h, group: groups.nameOf(h.group) })),
    faults,
    notes,
  }
}

function headsIn(row: Family): Draft[] {
  return row.people.filter((p) => p.head && p.name !== '')
}

/**
 * By the name of the head. Two heads of one name are two households where their rows stand together, each with its own
 * head first; else nobody can tell whose the members are.
 */
function byHead(
  rows: readonly Family[],
  keyOf: (group: string) => string,
  faults: Fault[],
  notes: Note[],
): [string, Family][] {
  const nameOfKey = (row: Family) => `${keyOf(row.group)}|${row.headName}`
  const runs = new Map<string, Family[][]>()
  let last = ''
  for (const row of rows) {
    const key = nameOfKey(row)
    const known = runs.get(key) ?? []
    const run = known[known.length - 1]
    if (key === last && run) run.push(row)
    else known.push([row])
    runs.set(key, known)
    last = key
  }
  const placed: [string, Family][] = []
  for (const [key, parts] of runs) {
    const all = parts.flat()
    const heads = all.flatMap((row) => headsIn(row).filter((head) => head.name === row.headName))
    const [first, second] = heads
    if (!first || !second) {
      placed.push(...all.map((row): [string, Family] => [`@${key}`, row]))
      continue
    }
    const same = sameHead(heads)
    const untold = parts.some(([run]) => !run || headsIn(run).length === 0)
    if (same || untold) {
      const where = placeInWords(first)
      faults.push({
        ...at(second),
        name: second.name,
        column: all[0]?.titles.headName ?? '',
        content: second.name,
        reason: same
          ? `和${where}的户主同名，看不出是不是一个人：是两户的，请加一列“户号”；写重了的，请删一行`
          : `和${where}的户主同名，分不清成员是谁家的，请加一列“户号”`,
      })
      placed.push(...all.map((row): [string, Family] => [`@${key}`, row]))
      continue
    }
    notes.push({
      ...at(second),
      name: second.name,
      words: `和${placeInWords(first)}的户主同名，按两户记；要分得清，请加一列“户号”`,
    })
    let n = 0
    for (const run of parts)
      for (const row of run) {
        if (headsIn(row).length > 0) n++
        placed.push([`@${key}@${String(n)}`, row])
      }
  }
  return placed
}

/** Nothing tells two of these heads apart: it may be one, written twice. */
function sameHead(heads: readonly Draft[]): boolean {
  const seen = new Set<string>()
  for (const { phone, birthDay } of heads) {
    const key = `${phone ?? ''} ${birthDay ?? ''}`
    if (seen.has(key)) return true
    seen.add(key)
  }
  return false
}

/** Neither house numbers nor heads: from one head to the next. */
function inOrder(rows: readonly Family[], faults: Fault[], notes: Note[]): [string, Family][] {
  const placed: [string, Family][] = []
  let n = 0
  let start = 0
  const sheets = [...new Set(rows.map((row) => row.sheet))]
  for (const sheet of sheets) {
    const own = rows.filter((row) => row.sheet === sheet)
    const heads = own.flatMap((row, i) => (headsIn(row).length > 0 ? [i] : []))
    // Where somebody stands before their head, others may.
    let loose = (heads[0] ?? 0) > 0
    let above: readonly Family[] = own.slice(0, heads[0] ?? 0)
    start = 0
    for (const [nth, at] of heads.entries()) {
      const previous = nth === 0 ? null : (own[heads[nth - 1] ?? 0] ?? null)
      const head = own[at]
      if (!head) continue
      const between = own.slice(start, at)
      const cut =
        previous === null ? 0 : belongsNext(between, previous, head, { faults, loose, above })
      loose ||= cut < between.length
      above = between.slice(cut)
      for (const row of between.slice(0, cut)) placed.push([`~${String(n)}`, row])
      n++
      for (const row of between.slice(cut)) {
        const name = row.people[0]?.name ?? ''
        const whose = head.people[0]?.name ?? ''
        notes.push({
          sheet: row.sheet,
          line: row.line,
          name,
          words: `写在户主前面，算在下面的 ${whose} 家`,
        })
        placed.push([`~${String(n)}`, row])
      }
      placed.push([`~${String(n)}`, head])
      start = at + 1
    }
    if (heads.length === 0) n++
    for (const row of own.slice(start)) placed.push([`~${String(n)}`, row])
  }
  return placed
}

/** From which of the rows between two heads on they belong to the second one. */
function belongsNext(
  between: readonly Family[],
  before: Family,
  after: Family,
  { faults, loose, above }: { faults: Fault[]; loose: boolean; above: readonly Family[] },
): number {
  const surname = (row: Family) => Array.from(row.people.find((p) => p.head)?.name ?? '')[0] ?? ''
  const [left, right] = [surname(before), surname(after)]
  const taken = new Set(above.flatMap((row) => row.people.map((p) => p.relation)))
  const unclear = (rows: readonly Family[]) => {
    const heads = [before, after].map((h) => h.people.find((p) => p.head)?.name ?? '')
    for (const { sheet, line, people, titles } of rows) {
      const name = people[0]?.name ?? ''
      const reason = `分不清是 ${heads.join(' 家的还是 ')} 家的，请加一列“户主”或“户号”`
      faults.push({ sheet, line, name, column: titles.name ?? '', content: name, reason })
    }
  }
  let certain = 0
  for (const [i, row] of between.entries()) {
    const [person] = row.people
    if (!person || row.people.length > 1) continue
    const own = Array.from(person.name)[0] ?? ''
    const twice = isOnlyOne(person.relation) && taken.has(person.relation)
    const kin = sharesFamilyName(person.relation) && left !== right && own === right && own !== left
    if (
      row.group !== '' &&
      before.group !== '' &&
      row.group !== before.group &&
      row.group === after.group
    )
      return i
    if (twice || kin) {
      unclear(between.slice(certain, i))
      return i
    }
    const sure =
      isSpouse(person.relation) ||
      (sharesFamilyName(person.relation) && own === left) ||
      left === right
    if (sure || !isOnlyOne(person.relation)) certain = i + 1
    taken.add(person.relation)
  }
  // A mother below the last child may be the next one's, where others stood before their heads.
  if (loose) unclear(between.slice(certain))
  return between.length
}

function isSpouse(relation: string): boolean {
  return /^(配偶|妻子?|丈夫|夫|爱人|老伴)$/.test(relation)
}

function at({ sheet, line }: Place): Place {
  return { sheet, line }
}

function household(
  { first, rows }: Open,
  faults: Fault[],
  notes: Note[],
): { from: Family; household: FileHousehold } {
  const fault = (
    draft: Place & { name: string },
    column: string | undefined,
    reason: string,
    content = '',
  ) => faults.push({ ...at(draft), name: draft.name, column: column ?? '', content, reason })
  const { titles } = first
  const everybody = rows.flatMap((row) => row.people)
  const drafts = unrepeated(everybody, (draft, same) => {
    fault(draft, titles.name, `和${placeInWords(same)}重复：同一户、同一姓名`, draft.name)
  })
  const headNames = [...new Set(rows.map((row) => (row.headSaid ? row.headName : '')))].filter(
    (n) => n !== '',
  )
  const [headName = '', otherName] = headNames
  const now = headNow(drafts)
  const said = now.filter((d) => d.head)
  let people = [...now]
  if (otherName !== undefined) {
    const other = rows.find((row) => row.headSaid && row.headName === otherName) ?? first
    fault(
      { ...at(other), name: otherName },
      titles.headName,
      `这一户写了两个户主，另一个是${placeInWords(first)} ${headName}`,
    )
  } else if (headName !== '') {
    const [byRelation] = said
    const named = now.find((d) => d.name === headName)
    if (byRelation && byRelation.name !== headName && byRelation.name !== '') {
      fault(
        byRelation,
        titles.relation,
        `“${titles.headName ?? '户主'}”写的是 ${headName}，这里又写 ${byRelation.name} 是户主，请改一处`,
      )
    } else if (!byRelation && named) {
      people = now.map((d) => (d === named ? { ...d, head: true, relation: '户主' } : d))
    } else if (!byRelation && now.some((d) => d.name !== '')) {
      const read = nameOf(headName)
      const says = rows.find((row) => row.headSaid) ?? first
      if ('reason' in read) fault({ ...at(says), name: '' }, titles.headName, read.reason, headName)
      people = [fromHeadColumn(headName, rows, notes), ...withoutPhoneOfHead(now, rows)]
    }
  }
  const heads = people.filter((d) => d.head)
  const living = people.filter((d) => d.gone === null)
  const [head, ...more] = heads
  for (const other of more)
    fault(
      other,
      titles.relation,
      `这一户有两个户主，另一个在${placeInWords(head ?? other)} ${head?.name ?? ''}`,
    )
  if (otherName === undefined && living.some((d) => d.name !== '')) {
    if (!head)
      fault(
        { ...at(first), name: '' },
        titles.relation,
        '这一户没有户主，请在一人的“与户主关系”里写“户主”',
      )
    else if (head.gone !== null && more.length === 0)
      fault(head, titles.relation, '户主已故或迁出，请写明现在谁是户主')
  }
  const shared = headFields(rows, head, fault)
  const finished = people.map((d): Draft => (d === head ? { ...d, ...shared(d) } : d))
  const { group, number } = first
  return {
    from: first,
    household: {
      ...at(first),
      group: rows.find((row) => row.group !== '')?.group ?? group,
      number,
      people: finished.filter((d) => d.gone === null && d.name !== '').map(personOf),
      gone: finished.filter((d) => d.gone !== null && d.name !== '').map(personOf),
    },
  }
}

/** Who was the head until they died or moved out is it no more where the file says who is. */
function headNow(drafts: readonly Draft[]): readonly Draft[] {
  if (!drafts.some((d) => d.head && d.gone === null)) return drafts
  return drafts.map((d) => (d.head && d.gone !== null ? { ...d, head: false, relation: '' } : d))
}

function personOf({ sheet, line, name, head, relation, phone, birthDay }: Draft): FilePerson {
  return { sheet, line, name, head, relation, phone, birthDay }
}

/** A head in a column beside the members is once more the member of that name; twice in the same way is a mistake. */
function unrepeated(drafts: readonly Draft[], twice: (draft: Draft, same: Draft) => void): Draft[] {
  const byName = new Map<string, Draft>()
  const kept: Draft[] = []
  for (const draft of drafts) {
    const same = draft.name === '' ? undefined : byName.get(draft.name)
    if (!same) {
      byName.set(draft.name, draft)
      kept.push(draft)
      continue
    }
    const another =
      same.from === draft.from &&
      !(same.line === draft.line && same.sheet === draft.sheet && draft.from === 'row')
    if (another && draft.from !== 'head') twice(draft, same)
    else if (draft.from === 'head' && same.from === 'head') twice(draft, same)
    else {
      const merged = mergedDraft(same, draft)
      byName.set(draft.name, merged)
      kept[kept.indexOf(same)] = merged
    }
  }
  return kept
}

function mergedDraft(a: Draft, b: Draft): Draft {
  return {
    ...a,
    head: a.head || b.head,
    relation: a.head ? a.relation : b.head ? b.relation : a.relation || b.relation,
    phone: a.phone ?? b.phone,
    birthDay: a.birthDay ?? b.birthDay,
    gone: a.gone ?? b.gone,
  }
}

/** Only the row that says the head's name has a phone: it is the head's, as that row is the household's first. */
function phoneOfHead(rows: readonly Family[]): Draft | null {
  if (rows.some((row) => row.headPhone !== null)) return null
  const withPhone = rows.flatMap((row) =>
    row.people.filter((p) => p.phone !== null && p.phone !== ''),
  )
  const [only] = withPhone
  const says = rows.find((row) => row.headSaid)
  const several = rows.filter((row) => row.headSaid).length > 1 && rows.length > 1
  return only &&
    withPhone.length === 1 &&
    !several &&
    says?.line === only.line &&
    says.sheet === only.sheet
    ? only
    : null
}

function withoutPhoneOfHead(drafts: readonly Draft[], rows: readonly Family[]): Draft[] {
  const phone = phoneOfHead(rows)
  return drafts.map((d) =>
    d.line === phone?.line && d.name === phone.name ? { ...d, phone: null } : d,
  )
}

function fromHeadColumn(name: string, rows: readonly Family[], notes: Note[]): Draft {
  const says = rows.find((row) => row.headSaid) ?? rows[0]
  const place = says ? at(says) : { sheet: '', line: 0 }
  const phone = phoneOfHead(rows)?.phone ?? null
  notes.push({
    ...place,
    name,
    words: `只写在“${says?.titles.headName ?? '户主'}”里，没有自己的一行，按户主记${phone === null ? '' : '，这一行的电话记在户主名下'}`,
  })
  return {
    ...place,
    name,
    head: true,
    relation: '户主',
    phone,
    birthDay: null,
    gone: null,
    from: 'head',
  }
}

/** 户主电话 may stand in every row of the household, and is the head's alone. */
function headFields(
  rows: readonly Family[],
  head: Draft | undefined,
  fault: (
    draft: Place & { name: string },
    column: string | undefined,
    reason: string,
    content?: string,
  ) => void,
): (draft: Draft) => { phone: string | null; birthDay: Birth | null } {
  const phones = rows.filter((row) => row.headPhone !== null && row.headPhone !== '')
  const [first] = phones
  const other = phones.find((row) => row.headPhone !== first?.headPhone)
  if (other && first && head)
    fault(
      { ...at(other), name: head.name },
      other.titles.headPhone,
      `和${placeInWords(first)}写的户主电话不一样，请改成一个`,
      other.headPhone ?? '',
    )
  const births = rows.find((row) => row.headBirth !== null)?.headBirth ?? null
  const none = rows.find((row) => row.headPhone === '')?.headPhone ?? null
  return (draft) => ({
    phone: draft.phone ?? first?.headPhone ?? none,
    birthDay: draft.birthDay ?? births,
  })
}
