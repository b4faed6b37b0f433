import { packedName, unpacked } from './cloudbase-documents'
import type { CloudAggregate, CloudCommand, CloudCollection, CloudQuery } from './cloudbase-sdk'
import type { Named } from './follow'
import type { Bound, Page, Plan } from './plan'
import type { Doc } from './store'

/** Every value stands in a command, so that none can be read as one. */
export function listed(collection: CloudCollection, command: CloudCommand, page: Page): CloudQuery {
  const { range, after, order, limit } = page
  const conditions = conditionsOf(command, page)
  const beyond = order === 'asc' ? 'gt' : 'lt'
  if (range && after) {
    const { field } = range
    if (field === '_id') conditions.push({ _id: command[beyond](after.id) })
    else if (!page.ties) conditions.push({ [field]: command[beyond](after.value) })
    else {
      // The first one is what lets the database enter the index at the right place.
      conditions.push({ [field]: command[order === 'asc' ? 'gte' : 'lte'](after.value) })
      conditions.push(
        command.or([
          { [field]: command[beyond](after.value) },
          { [field]: command.eq(after.value), _id: command[beyond](after.id) },
        ]),
      )
    }
  }
  let query = where(collection, command, conditions)
  if (range && range.field !== '_id') query = query.orderBy(range.field, order)
  if (page.ties || range?.field === '_id') query = query.orderBy('_id', order)
  return query.limit(limit)
}

export function counted(
  collection: CloudCollection,
  command: CloudCommand,
  plan: Plan,
): CloudQuery {
  return where(collection, command, conditionsOf(command, plan))
}

/** No document has a field of such a name: names with a mark are marked once more. */
const joined = (step: number) => `~followed${String(step)}`

export function followed(collection: CloudCollection, id: string, steps: Named): CloudAggregate {
  const found = collection.aggregate().match({ _id: id })
  return steps
    .map(([field, from], i) => ({ from, localField: packedName(field), as: joined(i) }))
    .reduce((rows, join) => rows.lookup({ ...join, foreignField: '_id' }), found)
    .limit(1)
}

/** What `followed` found. */
export function parted(row: unknown, steps: Named): (Doc | null)[] {
  if (row == null) return [null, ...steps.map(() => null)]
  const document = { ...(row as Record<string, unknown>) }
  const named = steps.map((_, i) => {
    const [other] = document[joined(i)] as unknown[]
    Reflect.deleteProperty(document, joined(i))
    return other == null ? null : unpacked(other)
  })
  return [unpacked(document), ...named]
}

/** Null finds absent fields too, as the port wants it; a range leaves both out. */
function conditionsOf(command: CloudCommand, { eq, range }: Plan): object[] {
  const conditions: object[] = eq.map(([field, value]) => ({ [field]: command.eq(value) }))
  if (!range) return conditions
  if (range.bounds.length === 0) conditions.push({ [range.field]: command.neq(null) })
  for (const bound of range.bounds) conditions.push({ [range.field]: bounded(command, bound) })
  return conditions
}

function bounded(command: CloudCommand, { is, value }: Bound): object {
  return command[is](value)
}

function where(
  collection: CloudCollection,
  command: CloudCommand,
  conditions: readonly object[],
): CloudQuery {
  return conditions.length === 0 ? collection : collection.where(command.and(conditions))
}
