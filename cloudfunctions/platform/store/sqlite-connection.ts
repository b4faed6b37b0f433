import { isUtf8 } from 'node:buffer'
import Database from 'libsql'
import { StoreDamaged, translated } from './sqlite-errors'
import type { Doc } from './store'

type Bindable = string | number

/**
 * One handle of libsql with its prepared statements. Two of libsql's edges stop here: rows are asked for as
 * plain lists, since those by name carry a `_metadata` field; and it ends the whole process when text from the
 * file is not UTF-8, so documents are read as bytes and checked.
 */
export class Connection {
  private readonly database: Database.Database
  private readonly statements = new Map<string, Database.Statement>()

  constructor(file: string) {
    this.database = this.guard(() => new Database(file, { timeout: 0 }))
  }

  run(text: string, values: readonly Bindable[] = []): void {
    this.guard(() => this.statement(text).run(values))
  }

  /** A document as its JSON text. */
  json(text: string, values: readonly Bindable[]): string | null {
    const row = this.guard(() => this.statement(text).get(values)) as [Buffer] | undefined
    return row ? checkedText(row) : null
  }

  docs(text: string, values: readonly Bindable[]): Doc[] {
    return this.rows<[Buffer]>(text, values).map((row) => parsed(checkedText(row)))
  }

  number(text: string, values: readonly Bindable[] = []): number {
    return this.rows<[number]>(text, values)[0]?.[0] ?? 0
  }

  text(text: string): string {
    return this.texts(text)[0] ?? ''
  }

  texts(text: string): string[] {
    return this.rows<[string]>(text, []).map(([value]) => value)
  }

  commit(): void {
    this.guard(() => this.statement('commit').run([]), 'commit')
  }

  /** Nothing to do when SQLite has rolled back by itself, as it does on some errors. */
  rollback(): void {
    if (this.database.inTransaction) this.run('rollback')
  }

  /**
   * Gives up locks at once. The file itself stays open until prepared statements are garbage: libsql offers no
   * way to end one.
   */
  close(): void {
    this.rollback()
    this.statements.clear()
    this.database.close()
  }

  private rows<R>(text: string, values: readonly Bindable[]): R[] {
    return this.guard(() => this.statement(text).all(values)) as R[]
  }

  /** The texts differ only by collection and shape of the query, so they are few. */
  private statement(text: string): Database.Statement {
    let statement = this.statements.get(text)
    if (!statement) {
      statement = this.database.prepare(text)
      if (statement.reader) statement.raw()
      this.statements.set(text, statement)
    }
    return statement
  }

  private guard<T>(work: () => T, during: 'work' | 'commit' = 'work'): T {
    try {
      return work()
    } catch (error) {
      throw translated(error, during)
    }
  }
}

function checkedText([bytes]: readonly [Buffer]): string {
  if (!isUtf8(bytes)) throw new StoreDamaged('a document is not text any more')
  return bytes.toString()
}

export function parsed(json: string): Doc {
  try {
    return JSON.parse(json) as Doc
  } catch (cause) {
    throw new StoreDamaged('a document is not JSON any more', { cause })
  }
}
