import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { collections } from '../../cloudfunctions/services/capabilities'
import { functions, runtime, type CloudFunction } from '../functions/declaration'

export interface Index {
  readonly fields: readonly string[]
  readonly unique: boolean
}

export interface WantedFunction extends CloudFunction {
  readonly runtime: string
  /** Of all its files: told apart by this, unchanged code is not uploaded again. */
  readonly codeHash: string
  readonly environment: Readonly<Record<string, string>>
}

/** What an environment has to hold. */
export interface Wanted {
  readonly collections: ReadonlyMap<string, readonly Index[]>
  readonly functions: readonly WantedFunction[]
  readonly storageRule: Rule
  /** Functions that no phone may call; the others ask for a signed-in user. */
  readonly closedFunctions: readonly string[]
}

export type Rule = Readonly<Record<string, unknown>>

/**
 * Phones read no file but through an address that the api gave out, and put files only where the api promises a
 * place. The rule's language knows regular expressions; a dot stands for the slash, which would need escaping twice.
 */
const storageRule: Rule = {
  read: false,
  write:
    'auth != null && resource.openid == auth.openid && /^incoming.[A-Za-z0-9_-]{20}[.]bin$/.test(resource.path) == true',
}

export function wantedFrom(
  built: string,
  environment: Readonly<Record<string, string>> = {},
): Wanted {
  return {
    collections: new Map(
      Object.entries(collections).map(([name, { indexes }]) => [
        name,
        indexes.map(({ fields, unique = false }) => ({ fields, unique })),
      ]),
    ),
    functions: functions.map((each) => ({
      ...each,
      runtime,
      codeHash: hashOf(path.join(built, each.name)),
      environment,
    })),
    storageRule,
    closedFunctions: functions.map(({ name }) => name).filter((name) => name !== 'api'),
  }
}

/** Of the names and contents of a folder's files. */
function hashOf(folder: string): string {
  const sum = createHash('sha256')
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name)
    if (statSync(file).isFile()) sum.update(`${name}\0`).update(readFileSync(file)).update('\0')
  }
  return sum.digest('hex').slice(0, 20)
}
