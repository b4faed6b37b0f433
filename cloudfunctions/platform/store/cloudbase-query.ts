import { packedName, unpacked } from './cloudbase-documents'
import type { CloudAggregate, CloudCommand, CloudCollection, CloudQuery } from './cloudbase-sdk'
import type { Followed } from './guarded'
import type { Bound, Page, Plan } from './plan'

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

/** No document has a field of this name: names with a mark are marked once more. */
const joined = '~followed'

export function followed(
  collection: CloudCollection,
  id: string,
  field: string,
  other: string,
): CloudAggregate {
  const join = { from: other, localField: packedName(field), foreignField: '_id', as: joined }
  return collection.aggregate().match({ _id: id }).lookup(join).limit(1)
}

/** What `followed` found. */
export function parted(row: unknown): Followed {
  if (row == null) return [null, null]
  const { [joined]: others, ...document } = row as Record<string, unknown>
  const [other] = others as unknown[]
  return [unpacked(document), other == null ? null : unpacked(other)]
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
