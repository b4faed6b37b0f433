/**
 * Breaks the CloudBase store on purpose, one way after another, and demands that its tests notice each:
 * npm run test:mutations
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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

const folder = mkdtempSync(join(tmpdir(), 'zhiqi-mutations-'))

/** The quick one first: most changes end there. */
const suites = ['test/cloudbase/faults.test.ts', 'test/store/cloudbase.test.ts']

/** Runs the tests of the store with one change. @returns the first test that failed, or null */
function firstFailure(mutation: Mutation | null): string | null {
  for (const suite of suites) {
    const failure = failureIn(suite, mutation)
    if (failure !== null) return failure
  }
  return null
}

function failureIn(suite: string, mutation: Mutation | null): string | null {
  const output = join(folder, 'result.json')
  rmSync(output, { force: true })
  const config = ['--config', 'test/cloudbase/mutated.config.js', '--no-cache', '--forceExit']
  spawnSync(
    process.execPath,
    ['node_modules/jest/bin/jest.js', ...config, '--json', `--outputFile=${output}`, suite],
    { env: { ...process.env, MUTATION: JSON.stringify(mutation ?? {}) }, stdio: 'ignore' },
  )
  const result = JSON.parse(readFileSync(output, 'utf8')) as Result
  if (result.success) return null
  const tests = result.testResults.flatMap(({ assertionResults }) => assertionResults)
  const first = tests.find(({ status }) => status === 'failed')
  // A change that no test could even be run with shows nothing.
  if (!first) throw new Error(result.testResults.map(({ message }) => message).join('\n'))
  return first.fullName
}

interface Result {
  readonly success: boolean
  readonly testResults: readonly {
    readonly message: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

function main(): number {
  const untouched = firstFailure(null)
  if (untouched !== null) {
    console.error(`Without any change this fails: ${untouched}`)
    return 1
  }
  let survived = 0
  for (const mutation of mutations) {
    const failure = firstFailure(mutation)
    if (failure === null) survived++
    console.log(`${failure === null ? 'SURVIVED' : 'caught  '}  ${mutation.what}`)
    if (failure !== null) console.log(`            by: ${failure}`)
  }
  console.log(`${mutations.length - survived} of ${mutations.length} caught`)
  return survived === 0 ? 0 : 1
}

try {
  process.exitCode = main()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
