import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startOfDay, addMs } from '@/domain/common/day'
import { contracts, type CallName } from '@/domain/contracts'
import type { CallContract } from '@/domain/common/contract'
import { pixelsMax } from '@/domain/photos/photo'
import { isNameable } from '@/domain/roster/sight'
import type { Resident } from '@/domain/roster/roster'
import { dispatch } from '../../api/dispatch'
import { systemClock } from '../../platform/clock'
import { folderFiles } from '../../platform/files/folder'
import { seededIds } from '../../platform/ids'
import { sharpImages } from '../../platform/images/sharp'
import { createLog } from '../../platform/log'
import { fakeWechat } from '../../platform/wechat/fake'
import { listAll } from '../../services/common/documents-tools'
import { openData, type DataStore } from '../data'
import { makeCounty } from './county'
import { quietPlans } from './quiet'

jest.setTimeout(300_000)

const today = '2026-11-24'
const villageId = 'shiwan'
const folder = mkdtempSync(path.join(tmpdir(), 'zhiqi-named-'))
const files = folderFiles({ folder, clock: systemClock })
const images = sharpImages({ pixelsMax })
const log = createLog({ level: 'error', messages: true })
let store: DataStore
let residents: readonly Resident[]
let asked: readonly (readonly [CallName, object])[]

beforeAll(async () => {
  store = await openData(path.join(folder, 'data'), { durability: 'off', watch: true })
  await makeCounty({ store, files, images, log, today, plans: quietPlans })
  const all = { eq: { villageId }, range: { field: 'name' } }
  residents = await listAll(store, 'residents', all)
  asked = await everyQuestion()
})

afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Every query, about every document that it can be asked about. */
async function everyQuestion(): Promise<(readonly [CallName, object])[]> {
  const v = { villageId }
  const ids = async <C extends 'deeds' | 'aspirations' | 'honours' | 'activities' | 'shifts'>(
    collection: C,
  ) => {
    const found = await listAll(store, collection, { eq: {}, range: { field: '_id' } })
    return found.filter((d) => d.villageId === villageId).map((d) => d._id)
  }
  const deeds = (await listAll(store, 'deeds', { eq: {}, range: { field: '_id' } }))
    .filter((d) => d.villageId === villageId)
    .filter((d, i) => i % 20 === 0 || !['posted', 'rejected'].includes(d.state))
  const households = await listAll(store, 'households', { eq: v, range: { field: 'name' } })
  const about: Partial<Record<CallName, object[]>> = {
    'deeds.read': deeds.map(({ deedId }) => ({ deedId })),
    'aspirations.read': (await ids('aspirations')).map((aspirationId) => ({ aspirationId })),
    'honours.read': (await ids('honours')).map((honourId) => ({ honourId })),
    'activities.read': (await ids('activities')).map((activityId) => ({ activityId })),
    'activities.attendees': (await ids('shifts')).map((shiftId) => ({ shiftId })),
    'activities.list': [{ limit: 50 }, { past: true, limit: 50 }],
    'ranking.page': ['week', 'month', 'quarter', 'year', 'all'].flatMap((kind) => [
      { kind },
      { kind, from: 50 },
      ...(kind === 'month' ? ['2026-06', '2026-10'].map((period) => ({ kind, period })) : []),
    ]),
    'ledger.account': [
      {},
      ...households.slice(0, 20).map((h) => ({ accountId: `points:${h.householdId}` })),
    ],
    'roster.card': households.slice(0, 5).map(({ householdId }) => ({ householdId })),
  }
  const queries = (Object.keys(contracts) as CallName[]).filter(
    (name) => (contracts[name] as CallContract).kind === 'query' && !name.startsWith('demo.'),
  )
  return queries.flatMap((name) =>
    (about[name] ?? [{}]).map((more) => [name, { ...v, ...more }] as const),
  )
}

async function ask(name: CallName, payload: object, as: string | null): Promise<unknown> {
  const platform = {
    ...{ store, files, images, wechat: fakeWechat(), ids: seededIds('test'), log },
    clock: { now: () => addMs(startOfDay(today), 9 * 3_600_000) },
  }
  const sender = as === null ? {} : { openid: as }
  for (const tried of [payload, { ...payload, limit: 50 }, {}]) {
    const answer = await dispatch(platform, { name, payload: tried, ...sender })
    if (answer.ok) return answer.data
    if (answer.code !== 'BAD_INPUT') return null
  }
  return null
}

/** Where the caller has to decide, or keeps the list that others tick, and so has to know whom. */
function decidesOn(
  name: CallName,
  node: Readonly<Record<string, unknown>>,
  as: string | null,
): boolean {
  if (['roster.find', 'roster.people', 'roster.card'].includes(name)) return true
  if (['settings.read', 'settings.changes', 'proposals.waiting'].includes(name))
    return as === callers.committee
  if (name === 'deeds.objections') return true
  // What a recorder wrote down for somebody, and has to tell them.
  if (name === 'deeds.read' && 'objectionId' in node) return as === callers.recorder
  if (name === 'inbox.list' && 'objectedAt' in node) return as === callers.recorder
  const { review, can, may, deed } = node as {
    deed?: { state: string }
    review?: { may: boolean }
    can?: { approve?: boolean; takeBack?: boolean }
    may?: unknown
  }
  // Whoever keeps a consent has to know whose it is.
  if (name === 'honours.read' && 'guardian' in node) return as === callers.committee
  if (name === 'deeds.todo') return review?.may === true
  if (name === 'deeds.read') {
    const answers = as === callers.supervisor && deed?.state === 'objected'
    return answers || can?.approve === true || can?.takeBack === true
  }
  if (name === 'checks.todo') return may === true
  return name === 'activities.attendees' && may !== undefined && may !== 'none'
}

type Place = readonly [path: string, text: string]

function textsIn(name: CallName, value: unknown, as: string | null, at: string = name): Place[] {
  if (typeof value === 'string') return [[at, value]]
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((v: unknown) => textsIn(name, v, as, `${at}[]`))
  const node = value as Readonly<Record<string, unknown>>
  if (decidesOn(name, node, as)) return []
  return Object.entries(node).flatMap(([key, v]) => textsIn(name, v, as, `${at}.${key}`))
}

/** Of each kind somebody of the demo, none of them on the committee besides but the committee's. */
const callers = {
  ...{ visitor: null, villager: 'shiwan-2-06-1', neighbour: 'liping-1-04-1' },
  ...{ recorder: 'shiwan-4-04-1', reviewer: 'shiwan-1-11-1', committee: 'shiwan-1-15-1' },
  ...{ supervisor: 'shiwan-1-20-1', town: 'officer-town', county: 'officer-county' },
}

test('the callers are who they are called', async () => {
  for (const role of ['recorder', 'reviewer', 'committee', 'supervisor'] as const)
    expect(residents.find((r) => r.residentId === callers[role])?.roles).toEqual([role])
  for (const level of ['town', 'county'] as const)
    expect(await store.get('officers', callers[level])).toMatchObject({ level })
})

test.each(Object.entries(callers))(
  'no answer to a %s names anybody who has not agreed, but where they decide',
  async (_, as) => {
    const own = residents.find((r) => r.residentId === as)?.householdId
    const hidden = residents.filter(
      (r) => r.householdId !== own && !(r.nameConsent && isNameable(r, today)),
    )
    const found = new Map<string, string>()
    for (const [name, payload] of asked)
      for (const [at, text] of textsIn(name, await ask(name, payload, as), as))
        for (const { name: whole } of hidden)
          if (text.includes(whole)) found.set(`${at} ${whole}`, text)
    expect(Object.fromEntries(found)).toEqual({})
  },
)
