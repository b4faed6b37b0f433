import fc from 'fast-check'
import type { Cell } from '../../common/table'
import type { Household, Resident } from '../roster'
import type { CurrentRoster } from './current'
import { planImport } from './plan'
import { readRoster } from './read'

const today = '2026-11-24'
const villageName = '柳溪村'

interface Home {
  readonly names: readonly string[]
  readonly group: number
}

/** How a year later the same village is written down. */
interface Later {
  /** Per home: how many of its first members died, how many others are left out, how many were born or married in. */
  readonly homes: readonly { readonly died: number; readonly out: number; readonly came: number }[]
  readonly groupWords: number
  readonly numbers: 'same' | 'zeros' | 'none' | 'other'
  readonly deadStay: boolean
  readonly order: readonly number[]
  /** Of two heads of one name nothing but where they stand says whose the members are. */
  readonly together: boolean
}

const groupWords: readonly ((n: number) => string)[] = [
  (n) => `${'一二三'.charAt(n)}组`,
  (n) => `${String(n + 1)}组`,
  (n) => `第${'一二三'.charAt(n)}村民小组`,
  (n) => `柳溪村${String(n + 1)}组`,
  (n) => `柳溪${'一二三'.charAt(n)}社`,
]

const name = fc.stringMatching(/^[丁方龚贺蒋路樊颜][大小春秋冬夏山河田禾木林]{2}$/)
const fewNames = fc.constantFrom('丁大山', '丁小禾', '方春林', '方大山', '贺小河', '贺春田')
const later = fc.record({
  homes: fc.array(fc.record({ died: fc.nat(2), out: fc.nat(2), came: fc.nat(2) }), {
    minLength: 6,
    maxLength: 6,
  }),
  groupWords: fc.nat(groupWords.length - 1),
  numbers: fc.constantFrom<Later['numbers']>('same', 'zeros', 'none', 'other'),
  deadStay: fc.boolean(),
  order: fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
  together: fc.boolean(),
})

const homesOf = (sizes: readonly number[], names: readonly string[], groups: readonly number[]) => {
  let at = 0
  return sizes.map((size, i): Home => {
    const from = at
    at += size
    return { names: [...new Set(names.slice(from, at))], group: groups[i] ?? 0 }
  })
}
const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 6 })
const groups = fc.array(fc.nat(2), { minLength: 6, maxLength: 6 })
const unlike = fc
  .tuple(sizes, fc.uniqueArray(name, { minLength: 30, maxLength: 30 }), groups)
  .map(([s, n, g]) => homesOf(s, n, g))
const alike = fc
  .tuple(sizes, fc.array(fewNames, { minLength: 30, maxLength: 30 }), groups)
  .map(([s, n, g]) => homesOf(s, n, g))

const idOf = (home: number) => `h${String(home)}`
const phone = (home: number) => `138${String(home).padStart(8, '0')}`

/** The head of the first home is of the committee. */
function rosterOf(homes: readonly Home[]): CurrentRoster {
  const households: Household[] = []
  const residents: Resident[] = []
  for (const [i, { names, group }] of homes.entries()) {
    const place = { householdId: idOf(i), villageId: 'v', groupId: `g${String(group)}` }
    const consent = { nameConsent: false }
    const headId = `${idOf(i)}-${names[0] ?? ''}`
    const card = { cardCode: idOf(i), unnamed: false, ...consent }
    households.push({ ...place, number: String(i + 1), headId, name: names[0] ?? '', ...card })
    for (const [j, each] of names.entries()) {
      const roles = i === 0 && j === 0 ? (['committee'] as const) : []
      const own = j === 0 ? phone(i) : ''
      const residentId = `${idOf(i)}-${each}`
      residents.push({
        ...place,
        residentId,
        name: each,
        phone: own,
        under18Until: null,
        roles,
        ...consent,
      })
    }
  }
  const known = [0, 1, 2].map((n) => ({
    groupId: `g${String(n)}`,
    name: `${'一二三'.charAt(n)}组`,
    order: n,
  }))
  return { groups: known, households, residents }
}

interface Written {
  readonly home: number
  readonly living: readonly string[]
  readonly dead: readonly string[]
}

/** Never so many are gone that most are; the head of the first home, who holds a role, lives on. */
function written(homes: readonly Home[], { homes: changes }: Later): Written[] {
  return homes.map(({ names }, home) => {
    const { died = 0, out = 0, came = 0 } = changes[home] ?? {}
    const few = Math.ceil(names.length / 2) - 1
    const dead = home === 0 ? [] : names.slice(0, Math.min(died, few))
    const left = names.slice(dead.length)
    const gone = Math.min(out, few - dead.length, left.length - 1)
    const stay = left.slice(0, left.length - Math.max(0, gone))
    const most = stay.length - 1
    const others = Array.from(
      { length: Math.max(0, Math.min(came, most)) },
      (_, i) => `新来${String.fromCharCode(0x4e00 + home * 10 + i)}`,
    )
    return { home, living: [...stay, ...others], dead }
  })
}

interface Line {
  readonly home: number
  readonly cells: readonly Cell[]
}

function linesOf(homes: readonly Home[], file: readonly Written[], how: Later): Line[] {
  const word = groupWords[how.groupWords] ?? String
  const numbers = { same: '', zeros: '00', other: '9', none: '' }[how.numbers]
  const lines = file.flatMap(({ home, living, dead }): Line[] => {
    const head = living[0] ?? ''
    const place = [word(homes[home]?.group ?? 0), `${numbers}${String(home + 1)}`, head]
    const phoneOf = (each: string) => (each === homes[home]?.names[0] ? phone(home) : '')
    const line = (each: string, ...rest: string[]) => ({ home, cells: [...place, each, ...rest] })
    return [
      ...living.map((each) => line(each, each === head ? '户主' : '亲属', phoneOf(each), '')),
      ...(how.deadStay ? dead.map((each) => line(each, '亲属', '', '已故')) : []),
    ]
  })
  const shuffled = lines
    .map((line, i) => ({
      line,
      at: how.order[(how.together ? line.home : i) % how.order.length] ?? 0,
    }))
    .sort((a, b) => a.at - b.at)
    .map(({ line }) => line)
  const titles = { home: -1, cells: ['组', '户号', '户主', '姓名', '与户主关系', '电话', '状态'] }
  const all = [titles, ...shuffled]
  return how.numbers === 'none'
    ? all.map(({ home, cells }) => ({ home, cells: cells.filter((_, i) => i !== 1) }))
    : all
}

function planOf(homes: readonly Home[], file: readonly Written[], how: Later) {
  const current = rosterOf(homes)
  const lines = linesOf(homes, file, how)
  const rows = lines.map(({ cells }, i) => ({ line: i + 1, cells }))
  const groupNames = current.groups.map((g) => g.name)
  const about = { today, villageName, groups: groupNames }
  const read = readRoster([{ name: '', rows, cut: false }], about)
  if (typeof read === 'string') throw new Error(read)
  let ids = 0
  const next = () => `new${String(++ids)}`
  const made = { villageId: 'v', villageName, today, newId: next, newCode: next, phoneTitle: '' }
  const plan = planImport(read.households, current, made)
  const faults = [...read.faults, ...('faults' in plan ? plan.faults : [])]
  if ('faults' in plan || faults.length > 0) return { current, faults }
  /** Where the people of one home went. */
  const idsOf = (home: number) =>
    new Set(plan.people.filter((p) => lines[p.line - 1]?.home === home).map((p) => p.householdId))
  return { current, faults, plan, idsOf }
}

const isMostOf = ({ living, dead }: Written, { names }: Home) => {
  const everybody = [...living, ...dead]
  const same = everybody.filter((each) => names.includes(each)).length
  return same > 1 && same * 2 > Math.max(everybody.length, names.length)
}

test('where names differ every family keeps its household, whatever became of numbers, groups and heads', () => {
  fc.assert(
    fc.property(unlike, later, (homes, how) => {
      const file = written(homes, how)
      const { plan, faults, idsOf } = planOf(homes, file, how)
      expect(faults).toEqual([])
      for (const { home } of file)
        expect([home, ...(idsOf?.(home) ?? [])]).toEqual([home, idOf(home)])
      expect([plan?.newHouseholds, plan?.newGroups]).toEqual([0, []])
    }),
  )
})

test('where many have one name an import stops, or each household and role is where most of its people are', () => {
  let decided = 0
  fc.assert(
    fc.property(alike, later, (homes, anyhow) => {
      const how = { ...anyhow, together: true }
      const file = written(homes, how)
      const { current, plan, idsOf } = planOf(homes, file, how)
      if (!plan) return
      decided++
      const taken = new Set(file.flatMap(({ home }) => [...idsOf(home)]))
      for (const row of file) {
        const [id = '', ...others] = idsOf(row.home)
        expect(others).toEqual([])
        const most = homes.flatMap((home, i) => (isMostOf(row, home) ? [idOf(i)] : []))
        if (most.includes(id)) continue
        // Made anew, or known by its number: nobody has a better claim to it that went to no other.
        expect(most.filter((each) => !taken.has(each))).toEqual([])
      }
      const known = new Map(current.residents.map((r) => [r.residentId, r]))
      for (const { residentId, name: called, householdId } of plan.people) {
        const before = known.get(residentId)
        if (before) expect([before.name, before.householdId]).toEqual([called, householdId])
      }
      const holder = current.residents.find((r) => r.roles.length > 0)
      expect(plan.people.some((p) => p.residentId === holder?.residentId)).toBe(true)
    }),
    { numRuns: 150 },
  )
  expect(decided).toBeGreaterThan(10)
})
