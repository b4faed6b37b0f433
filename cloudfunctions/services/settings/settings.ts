import type { ErrorCode } from '@/domain/contracts'
import { addDays } from '@/domain/common/day'
import { fail, ok, type Result } from '@/domain/common/result'
import { publicityDaysOn, type Village } from '@/domain/roster/roster'
import { rolesInWords } from '@/domain/roster/roles'
import { restoreHolder } from '@/domain/settings/restore'
import type { ChangeRow } from '@/domain/settings/contract'
import { changeSettings } from '@/domain/settings/settings'
import { askWords } from '../checks/checks'
import { handler } from '../common/capability'
import type { Acting, CommandContext, ContextOf, DocsTx, Reader } from '../common/context'
import type { Documents } from '../common/documents'
import { listAll, pageOf } from '../common/documents-tools'
import { Lookup } from '../common/people'
import { record } from '../record/record'
import { endingOf } from '../session/ending'

const groupsMax = 60

export const read = handler('settings.read', async (context, request) => {
  const { here, village, today } = context
  const lookup = Lookup.for(context).forActs()
  const [groups, staff] = await Promise.all([
    groupsOf(here, request.villageId),
    staffOf(here, request.villageId),
  ])
  const days = publicityDaysOn(village)
  const tomorrow = addDays(today, 1)
  const next = days(tomorrow)
  return ok({
    version: village.settingsVersion,
    unit: village.unit,
    unitFixed: village.unitFixed,
    publicityDays: days(today),
    publicityNext: next === days(today) ? null : { from: tomorrow, days: next },
    claimDays: village.claimDays,
    ranking: village.ranking,
    boardNames: { ...village.boardNames },
    honourTitles: [...village.honourTitles],
    ...(village.market
      ? { market: { ...village.market, digits: [...village.market.digits] } }
      : {}),
    carryOver: 'carry',
    groups: groups.map(({ _id: groupId, name, households }) => ({ groupId, name, households })),
    staff: await Promise.all(
      staff.map(async (r) => ({
        residentId: r.residentId,
        name: await lookup.residentName(r.residentId),
        group: await lookup.group(r.groupId),
        roles: [...r.roles],
      })),
    ),
  })
})

export const change = handler('settings.change', async (context, request) => {
  const { version, ...wanted } = request
  const { boardNames, honourTitles = [] } = request
  const asked = await askWords(context, {
    boardNames: ['榜名', boardNames ? Object.values(boardNames) : []],
    honourTitles: ['荣誉称号', honourTitles],
  })
  if (!asked.ok) return asked
  return recorded(context, version, async (village) => {
    const changed = changeSettings(village, wanted, context.today)
    if (!changed.ok) return changed
    const { village: after, words } = changed.value
    return ok({ after, words, answer: { version: version + 1 } })
  })
})

export const nameGroup = handler('settings.nameGroup', async (context, request) => {
  const { villageId, version, name } = request
  const groups = await groupsOf(context.here, villageId)
  if (groups.some((g) => g.name === name && g._id !== request.groupId))
    return fail('GROUP_NAME_TAKEN')
  if (request.groupId === undefined && groups.length >= groupsMax) return fail('GROUPS_TOO_MANY')
  const asked = await askWords(context, { name: ['小组名', name] })
  if (!asked.ok) return asked
  const groupId = request.groupId ?? context.platform.ids.id()
  const order = Math.max(0, ...groups.map((g) => g.order)) + 1
  return recorded(context, version, async (_, t) => {
    const before = await t.get('groups', groupId)
    if (request.groupId !== undefined && !before) return fail('GROUP_NOT_FOUND')
    if (before?.name === name) return fail('NOTHING_CHANGED')
    if (before) await t.update('groups', groupId, { name })
    else await t.insert('groups', { _id: groupId, villageId, name, order, households: 0 })
    const words = before ? `小组改名：${before.name} → ${name}` : `加小组：${name}`
    return ok({ words: [words], answer: { groupId } })
  })
})

export const removeGroup = handler('settings.removeGroup', async (context, request) => {
  const { version, groupId } = request
  return recorded(context, version, async (_, t) => {
    const group = await t.get('groups', groupId)
    if (!group) return fail('GROUP_NOT_FOUND')
    if (group.households > 0) return fail('GROUP_NOT_EMPTY')
    await t.remove('groups', groupId)
    return ok({ words: [`删小组：${group.name}`], answer: {} })
  })
})

/** By an officer of the region: nobody of the village could. */
export const restore = handler('settings.restoreHolder', async (context, request) => {
  const { here, village } = context
  const { villageId, name, phone, reason } = request
  const residents = await listAll(here, 'residents', {
    eq: { villageId },
    range: { field: 'name' },
  })
  const restored = restoreHolder(residents, name, phone)
  if (!restored.ok) return restored
  const { from, to } = restored.value
  if (from === to && to.phone === phone) return fail('NOTHING_CHANGED')
  const home = await here.get('households', to.householdId)
  const group = await here.get('groups', to.groupId)
  const ending = await endingOf(here, [from.residentId, to.residentId])
  const done = await recorded(context, village.settingsVersion, async (_, t) => {
    const holder = await t.get('residents', from.residentId)
    if (!holder?.roles.includes('committee')) return fail('HOLDER_NOT_FOUND')
    if (from !== to) {
      await t.update('residents', from.residentId, { roles: [], staff: false })
      await t.update('residents', to.residentId, { roles: from.roles, staff: true })
    }
    await t.update('residents', to.residentId, { phone })
    await ending.write(t)
    const moved = from === to ? '' : `，职务（${rolesInWords(from.roles)}）随人`
    return ok({
      words: [`上级恢复登录：改了手机号${moved}`, `缘由：${reason}`],
      residentId: to.residentId,
      answer: { group: group?.name ?? '', number: home?.number ?? '' },
    })
  })
  if (done.ok) await ending.after()
  return done
})

export const changes = handler('settings.changes', async (context, request) => {
  const { villageId } = request
  const query = { eq: { villageId }, range: { field: 'version' }, order: 'desc' } as const
  const page = await pageOf(context.here, 'settingChanges', query, request.after, request.limit)
  const lookup = Lookup.for(context).forActs()
  const actor = async (id: string) =>
    (await context.here.get('officers', id)) ? '乡镇干部' : lookup.residentName(id)
  const byWords = async (by: string, proposedBy?: string) =>
    proposedBy === undefined ? actor(by) : `${await actor(proposedBy)}提出，${await actor(by)}定`
  const rows = page.rows.map(async ({ _id, at, by, proposedBy, residentId, words }) => ({
    changeId: _id,
    at,
    by: await byWords(by, proposedBy),
    person: residentId === null ? null : await lookup.residentName(residentId),
    words: [...words],
  }))
  const of = await ofTheCounty(context, page, request.after)
  const all = [...(await Promise.all(rows)), ...of].sort(later)
  return ok({ changes: all, after: page.after })
})

/** Of one moment they stay as they are. */
function later(a: ChangeRow, b: ChangeRow): number {
  return Number(a.at < b.at) - Number(a.at > b.at)
}

/** What the county changed between the changes before a page of the record and the end of it. */
async function ofTheCounty(
  { here, village }: ContextOf<'settings.changes'>,
  page: { readonly rows: readonly { readonly at: string }[]; readonly after: string | null },
  from: string | undefined,
): Promise<ChangeRow[]> {
  const [region, before] = await Promise.all([
    here.get('regions', village.countyId),
    from === undefined ? null : here.get('settingChanges', from),
  ])
  const end = page.after === null ? '' : (page.rows.at(-1)?.at ?? '')
  return (region?.changes ?? [])
    .filter(({ at }) => at >= end && (before === null || at < before.at))
    .map(({ at, words }) => ({
      ...{ changeId: `county:${at}`, at, by: '县干部', person: null },
      words: [...words],
    }))
}

interface Recorded<T> {
  /** The village after the change, where it is the village that changes. */
  readonly after?: Village
  readonly words: readonly string[]
  readonly residentId?: string
  readonly answer: T
}

/**
 * Every change writes the village's version, so two of them never stand beside each other unseen: what was read
 * before, such as who is on the committee, is still so.
 */
export async function recorded<T, Code extends ErrorCode>(
  context: CommandContext & Acting,
  version: number,
  decide: (village: Documents['villages'], t: DocsTx) => Promise<Result<Recorded<T>, Code>>,
) {
  const { person, now } = context
  const { villageId } = context.village
  return context.write(async (t) => {
    const before = await t.get('villages', villageId)
    if (before?.settingsVersion !== version) return fail('SETTINGS_STALE')
    const decided = await decide(before, t)
    if (!decided.ok) return decided
    const { after, words, residentId = null, answer } = decided.value
    await record(t, before, { by: person.personId, residentId, words, at: now }, after)
    return ok(answer)
  })
}

function groupsOf(here: Reader, villageId: string): Promise<Documents['groups'][]> {
  return here.list('groups', {
    eq: { villageId },
    range: { field: 'order' },
    limit: groupsMax + 40,
  })
}

export async function staffOf(here: Reader, villageId: string): Promise<Documents['residents'][]> {
  return here.list('residents', { eq: { villageId, staff: true }, limit: 1000 })
}
