import { remembered } from '../../common/remembered'
import type { Cell } from '../../common/table'
import type { Read } from './cells'
import { numeral, numeralIn, usualNumerals } from './numerals'
import { dense, matches } from './text'

/**
 * Groups as clerks write them: 一组, 1组, 第一村民小组, 1; 一社, 第一社; 二队, 第二生产队; 柳溪村1组; 一组（河东）; and those
 * that have a name, 坡上组.
 */
export interface GroupName {
  /** 柳溪村, or empty. */
  readonly village: string
  /** 1, or the name of one that has no number. */
  readonly key: string
  /** Empty where nothing says which kind it is. */
  readonly kind: '' | '组' | '社' | '队'
  readonly remark: string
}

const lengthMax = 30

export function groupNameOf(text: string): GroupName {
  const remark = /[(（【[]([^)）】\]]*)[)）】\]]?$/.exec(text)
  const whole = usualNumerals(remark ? text.slice(0, remark.index) : text).replace(/組$/, '组')
  const village =
    /^(.{1,12}?(?:村(?:委会|民委员会)?|社区))(?=[第\d一二三四五六七八九十百零〇].*(?:组|社|队)$)/.exec(
      whole,
    )?.[1]
  const bare = whole.slice(village?.length ?? 0).replace(/^第|^村民(?=.{2})/, '')
  const kind = /(?:(组)|(?:合作|农业|农)?(社)|(?:生产)?(队))$/.exec(bare)
  const named = kind === null ? '' : (kind[1] ?? kind[2] ?? kind[3] ?? '')
  const name = bare
    .replace(/(村民)?小?组$|(?:农业|农)?(?:合作)?社$|(?:生产)?(?:小|大)?队$/, '')
    .replace(/^第|村民$/g, '')
  const n = numeralIn(name.replace(/号$/, ''))
  if (n === null)
    return {
      village: '',
      key: village === undefined ? name : `${village}${name}`,
      kind: named as GroupName['kind'],
      remark: remark?.[1] ?? '',
    }
  return {
    village: village ?? '',
    key: String(n),
    kind: named as GroupName['kind'],
    remark: remark?.[1] ?? '',
  }
}

/** The group's name as it is written everywhere: 三组 for 3, 三组 and 第三村民小组. */
export function groupOf(cell: Cell | undefined): Read<string> {
  const text = dense(cell).replace(/\.0+$/, '')
  if (Array.from(text).length > lengthMax)
    return { reason: `组名太长（${String(text.length)} 个字），请写短一些` }
  return { value: text === '' ? '' : usualName(groupNameOf(text), text) }
}

function usualName({ village, key, kind, remark }: GroupName, text: string): string {
  if (key === '') return ''
  const beside = remark === '' ? '' : `（${remark}）`
  if (/^\d+$/.test(key))
    return `${village}${numeral(Number(key))}${kind === '' ? '组' : kind}${beside}`
  return remark === '' ? text : `${text.replace(/[(（【[].*$/, '')}${beside}`
}

/** Whether a text is the name of a group by itself, as a sheet or a line between two of them has it. */
export function isGroupName(text: string): boolean {
  const { key, kind } = groupNameOf(text.replace(/[(（【[].*$/, ''))
  return kind !== '' && /^\d+$/.test(key)
}

/** The one group that a title speaks of: 柳溪村二组村民花名册. */
export function groupInTitle(text: string): string | null {
  const found = matches(
    text,
    /(第?[\d一二三四五六七八九十百零〇]+)(?:村民)?小?(组|社|队)(?!长|织)/g,
  )
  const [only] = found
  return found.length === 1 && only
    ? usualName(groupNameOf(`${only[1] ?? ''}${only[2] ?? ''}`), '')
    : null
}

export interface GroupKeys {
  readonly keyOf: (name: string) => string
  /** Without the name of the village that all of this is about. */
  readonly nameOf: (name: string) => string
  /** The village that the file speaks of, where that is not this one. */
  readonly otherVillage: string | null
}

/**
 * Which names of a village mean one group. 一社 and 一组 are two where both kinds are in use, and one where only the
 * roster says 组 and only the file says 社; a remark tells two groups apart only where two differ.
 */
export function groupKeys(
  villageName: string,
  known: readonly string[],
  written: readonly string[],
): GroupKeys {
  const here = withoutVillage(villageName)
  const groupNamed = (name: string) => groupNameOf(here(name))
  const names = [...new Set(written)].map(groupNamed)
  const said = written.some((name) => here(name) !== name) ? [villageName] : []
  const villages = new Set([...names.map((n) => n.village).filter((v) => v !== ''), ...said])
  const [onlyOne] = villages
  // A file of one village says its name with every group or with none.
  const own = villages.size === 1 ? onlyOne : withoutOffice(villageName)
  const all = [...known.map(groupNamed), ...names]
  const kindsOf = (list: readonly GroupName[]) =>
    new Set(list.filter(isNumbered).map((n) => n.kind || '组'))
  const kinds = kindsOf(all)
  const mixed =
    kinds.size > 1 && (kindsOf(names).size > 1 || kindsOf(known.map(groupNamed)).size > 1)
  const base = ({ village, key, kind }: GroupName) =>
    `${village === '' || sameVillage(village, own) ? '' : village}${key}${mixed ? kind || '组' : ''}`
  const remarks = new Map<string, Set<string>>()
  for (const name of all) {
    if (name.remark === '') continue
    const known = remarks.get(base(name)) ?? new Set<string>()
    remarks.set(base(name), known.add(name.remark))
  }
  const keyOf = (text: string) => {
    const name = groupNamed(text)
    const key = base(name)
    return (remarks.get(key)?.size ?? 0) > 1 ? `${key}|${name.remark}` : key
  }
  const otherVillage =
    onlyOne !== undefined &&
    villages.size === 1 &&
    villageName !== '' &&
    !sameVillage(onlyOne, villageName)
      ? onlyOne
      : null
  const nameOf = (text: string) => {
    const bare = here(text)
    if (bare !== text) return usualName(groupNameOf(bare), bare)
    const { village } = groupNameOf(text)
    return village !== '' && sameVillage(village, own) ? text.slice(village.length) : text
  }
  // Every row of a file asks it of one of few names.
  return { keyOf: remembered(keyOf), nameOf: remembered(nameOf), otherVillage }
}

/** 一组 of 柳溪1组, 柳溪村委一组 and 云山镇柳溪村1组, in 柳溪村; 柳溪组 is a name of its own. */
function withoutVillage(villageName: string): (group: string) => string {
  const stem = withoutOffice(villageName)
  return (group) => {
    const at = group.indexOf(stem)
    if (Array.from(stem).length < 2 || at < 0) return group
    if (at > 0 && !/[省市州县区旗镇乡道场]$/.test(group.slice(0, at))) return group
    const rest = group.slice(at + stem.length).replace(/^(村民委员会|村委会|村委|社区|村)/, '')
    return groupNameOf(rest).key === '' ? group : rest
  }
}

function isNumbered({ key }: GroupName): boolean {
  return /^\d+$/.test(key)
}

function sameVillage(a: string, b: string | undefined): boolean {
  return b !== undefined && withoutOffice(a) === withoutOffice(b)
}

function withoutOffice(village: string): string {
  return village.replace(/(村民委员会|村委会|社区|村)$/, '')
}
