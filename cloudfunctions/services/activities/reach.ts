import type { Request } from '@/domain/contracts'
import { movedIn, withTold, type About, type Activity } from '@/domain/activities/activity'
import { phaseOf, placesOf, signUpId, withoutAll, type Shift } from '@/domain/activities/shift'
import { answeredAll, type Question } from '@/domain/common/asked'
import { ok, type Result } from '@/domain/common/result'
import type { Resident } from '@/domain/roster/roster'
import type { CommandContext, DocsTx, Reader } from '../common/context'
import type { Documents } from '../common/documents'
import { inBatches } from '../common/documents-tools'
import { tellChanged, tellManyChanged, tellOutside } from './notices'
import { freeTime, movePlaces } from './sign-up'

type Context = CommandContext & { readonly person: { readonly personId: string } }

/** So many are told in the transaction that edits; more are told before it. */
const inOne = 100

/** Whom an edit reaches, read before the transaction. */
export interface Reach {
  readonly residents: ReadonlyMap<string, Resident | null>
  readonly groupName: (groupId: string) => string
  /** Sign-ups whose households were told already. */
  readonly told: ReadonlySet<string>
}

export async function reachOf(
  context: Context,
  request: Request<'activities.edit'>,
  about: About,
  shifts: readonly Shift[],
  before: Activity,
): Promise<Result<Reach, 'ANSWER_FIRST'>> {
  const { here, now } = context
  const groups = new Map<string, string>()
  for (const id of [before.groupId, about.groupId]) {
    if (id !== null) groups.set(id, (await here.get('groups', id))?.name ?? '')
  }
  const groupName = (id: string) => groups.get(id) ?? ''
  const open = shifts.filter((shift) => phaseOf(shift, now) !== 'over')
  const residents = new Map<string, Resident | null>()
  if (narrows(before, about)) {
    await inBatches([...new Set(open.flatMap(placesOf))], 20, async (id) => {
      residents.set(id, await here.get('residents', id))
    })
  }
  const outside = outsideOf(about, residents)
  const asked = answeredAll(asksOf(outside, about, groupName), request.sure)
  if (!asked.ok) return asked
  const staying = open.flatMap((shift) =>
    placesOf(shift)
      .filter((id) => !outside.has(id))
      .map((id) => signUpId(shift.shiftId, id)),
  )
  const after = { ...before, ...about, version: request.version + 1 }
  // Of another time alone only those are told whom it concerns: never so many.
  const many = withTold(before, after, groupName, []).ofAll && staying.length > inOne
  if (many) await tellManyChanged(here, before, after.version, staying, now)
  return ok({ residents, groupName, told: new Set(many ? staying : []) })
}

function narrows(before: About, after: About): boolean {
  return after.groupId !== null && after.groupId !== before.groupId
}

/** Of another group than the only one that may join. */
function outsideOf(
  { groupId }: About,
  residents: Reach['residents'],
): ReadonlyMap<string, Resident | null> {
  return new Map(
    groupId === null ? [] : [...residents].filter(([, resident]) => resident?.groupId !== groupId),
  )
}

function asksOf(
  outside: ReturnType<typeof outsideOf>,
  { groupId }: About,
  groupName: Reach['groupName'],
): Question[] {
  const group = groupId === null ? '' : groupName(groupId)
  return [...outside].map(([id, resident]) => ({
    id: `outside:${id}`,
    who: resident?.name ?? '已注销',
    words: `报了名，不是${group}的：改后替他退出，并告诉他`,
  }))
}

/** Part of the transaction that edits: whoever came in since is reached too. */
export async function reach(
  t: DocsTx,
  context: Context,
  { residents, groupName, told: toldBefore }: Reach,
  edited: {
    before: Activity
    after: Activity
    shifts: readonly Shift[]
    changed: readonly Shift[]
  },
  sure: readonly string[] | undefined,
) {
  const { now, person } = context
  const { before } = edited
  const moved = movedIn(edited.shifts, edited.changed)
  const { activity, told, ofAll } = withTold(before, edited.after, groupName, moved)
  const isOpen = (shift: Shift) => phaseOf(shift, now) !== 'over'
  const all = narrows(before, activity)
    ? await withNew(t, residents, edited.changed.filter(isOpen))
    : new Map<string, Resident | null>()
  const outside = outsideOf(activity, all)
  const asked = answeredAll(asksOf(outside, activity, groupName), sure)
  if (!asked.ok) return asked
  const changed: Shift[] = []
  for (const shift of edited.changed) {
    const places = isOpen(shift) ? placesOf(shift) : []
    const gone = places.filter((id) => outside.has(id))
    changed.push(withoutAll(shift, gone))
    const move = moved.find(({ after }) => after === shift)
    for (const id of gone) {
      await tellOutside(t, before, activity.version, signUpId(shift.shiftId, id), now)
      await freeTime(t, move?.before ?? shift, id, { by: person.personId, at: now })
    }
    const staying = places.filter((id) => !outside.has(id))
    const elsewhere = move ? await movePlaces(t, context, move, activity, staying) : []
    const untold = staying
      .map((id) => signUpId(shift.shiftId, id))
      .filter((id) => !toldBefore.has(id))
    if (told && (ofAll || move))
      await tellChanged(t, before, activity.version, { untold, elsewhere }, now)
  }
  return ok({ activity, changed })
}

async function withNew(
  t: Pick<DocsTx | Reader, 'get'>,
  known: Reach['residents'],
  shifts: readonly Shift[],
): Promise<Map<string, Documents['residents'] | Resident | null>> {
  const all = new Map<string, Resident | null>()
  for (const id of new Set(shifts.flatMap(placesOf)))
    all.set(id, known.get(id) ?? (await t.get('residents', id)))
  return all
}
