/**
 * Breaks the CloudBase store on purpose, one way after another, and demands that its tests notice each:
 * npm run test:mutations
 */
import { readFileSync } from 'node:fs'
import { firstFailure, type Mutant } from '../mutants/run'

interface Mutation {
  readonly what: string
  readonly file: string
  readonly from: string
  readonly to: string
}

const store = 'cloudfunctions/platform/store'
const adapter = `${store}/cloudbase.ts`
const errors = `${store}/cloudbase-errors.ts`
const query = `${store}/cloudbase-query.ts`

const mutations: readonly Mutation[] = [
  {
    what: 'an update by where, which runs outside the transaction',
    file: adapter,
    from: 'this.documents(collection).doc(id).update({ data })',
    to: 'this.documents(collection).where({ _id: id }).update({ data })',
  },
  {
    what: 'a removal by where, which runs outside the transaction',
    file: adapter,
    from: 'this.documents(collection).doc(id).remove()',
    to: 'this.documents(collection).where({ _id: id }).remove()',
  },
  {
    what: 'a read outside the transaction',
    file: adapter,
    from: 'asked(() => this.documents(collection).doc(id).get())',
    to: 'asked(() => this.database.collection(collection).doc(id).get())',
  },
  {
    what: 'a document remembered as it was before an update',
    file: adapter,
    from: 'this.read.delete(placeOf(collection, id))\n    const { command }',
    to: 'const { command }',
  },
  {
    what: 'a document remembered after its removal',
    file: adapter,
    from: 'this.read.delete(placeOf(collection, id))\n    await asked',
    to: 'await asked',
  },
  {
    what: 'a document remembered as absent after its insertion',
    file: adapter,
    from: 'this.read.delete(placeOf(collection, doc._id))',
    to: '',
  },
  {
    what: 'a conflict known by its code alone',
    file: errors,
    from: '/TRANSACTION_CONFLICT|TransactionConflict|TransactionBusy|WriteConflict/',
    to: '/DATABASE_TRANSACTION_CONFLICT/',
  },
  {
    what: 'a duplicate known by its code alone',
    file: errors,
    from: '/DATABASE_DUPLICATE_WRITE|DuplicateWrite|\\bE11000 duplicate key/',
    to: '/DATABASE_DUPLICATE_WRITE|DuplicateWrite/',
  },
  {
    what: 'a duplicate known by E11000 alone',
    file: errors,
    from: '/DATABASE_DUPLICATE_WRITE|DuplicateWrite|\\bE11000 duplicate key/',
    to: '/\\bE11000 duplicate key/',
  },
  {
    what: 'an update that merges into what is there',
    file: adapter,
    from: 'command.set(packedField(value))',
    to: 'packedField(value)',
  },
  {
    what: 'a lost commit taken for a failure, and run again',
    file: errors,
    from: "if (during === 'commit') return new Unknown",
    to: 'if (false) return new Unknown',
  },
  {
    what: 'a failed commit taken for a success',
    file: adapter,
    from: "await asked(() => transaction.commit(), 'commit')",
    to: "await asked(() => transaction.commit(), 'commit').catch(() => undefined)",
  },
  {
    what: 'no rollback, so that an orphan keeps its locks',
    file: adapter,
    from: 'await this.rollBack(transaction)',
    to: '',
  },
  {
    what: 'an update that changes nothing taken for a missing document',
    file: adapter,
    from: 'stats.updated === 0 && !(await this.get(collection, id))',
    to: 'stats.updated === 0',
  },
  {
    what: 'an update of a missing document taken for one that was done',
    file: adapter,
    from: 'if (stats.updated === 0 && !(await this.get(collection, id)))',
    to: 'if (false)',
  },
  {
    what: 'throttling not tried again',
    file: adapter,
    from: 'error instanceof Race || error instanceof Busy',
    to: 'error instanceof Race',
  },
  {
    what: 'no budget that ends a race',
    file: adapter,
    from: 'error instanceof Race ? 200 : 1_000',
    to: 'error instanceof Race ? 1 : 1_000',
  },
  {
    what: 'names of the SDK’s own left as they are',
    file: `${store}/cloudbase-documents.ts`,
    from: "key === '_bsontype' ||",
    to: '',
  },
  {
    what: 'places on the map left as they are',
    file: `${store}/cloudbase-documents.ts`,
    from: "(key === 'coordinates' && depth > 0)",
    to: 'false',
  },
  {
    what: 'a list of as many as the SDK likes',
    file: query,
    from: 'return query.limit(limit)',
    to: 'return query',
  },
  {
    what: 'a page that forgets ties',
    file: query,
    from: '{ [field]: command.eq(after.value), _id: command[beyond](after.id) },',
    to: '',
  },
  {
    what: 'a range that finds null',
    file: query,
    from: 'if (range.bounds.length === 0) conditions.push({ [range.field]: command.neq(null) })',
    to: '',
  },
]

/** The quick one first: most changes end there. */
const suites = ['test/cloudbase/faults.test.ts', 'test/store/cloudbase.test.ts']

/** @returns the first test of the store that failed, or null */
function failureOf(mutation: Mutation | null): Promise<string | null> {
  return firstFailure(mutation && placed(mutation), suites)
}

function placed({ file, from, to }: Mutation): Mutant {
  const source = readFileSync(file, 'utf8')
  const start = source.indexOf(from)
  if (start < 0 || source.includes(from, start + 1))
    throw new Error(`${file} has not once: ${from}`)
  return { file, start, end: start + from.length, to }
}

async function main(): Promise<number> {
  const untouched = await failureOf(null)
  if (untouched !== null) {
    console.error(`Without any change this fails: ${untouched}`)
    return 1
  }
  let survived = 0
  for (const mutation of mutations) {
    const failure = await failureOf(mutation)
    if (failure === null) survived++
    console.log(`${failure === null ? 'SURVIVED' : 'caught  '}  ${mutation.what}`)
    if (failure !== null) console.log(`            by: ${failure}`)
  }
  console.log(`${mutations.length - survived} of ${mutations.length} caught`)
  return survived === 0 ? 0 : 1
}

void main().then((code) => (process.exitCode = code))
