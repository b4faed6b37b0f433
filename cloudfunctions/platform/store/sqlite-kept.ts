/** Of documents longer than this, few would push out many. */
const lengthMax = 16_384
const generationLength = 1_000_000

/**
 * Committed documents as JSON, so that what every call asks for (who signs in, their village) is not asked of SQLite
 * each time. This process alone writes the database and replaces here what it commits, so nothing is ever stale. The
 * ones that nobody asked for since the last change of generations go.
 */
export class KeptDocuments {
  private young = new Map<string, string | null>()
  private old = new Map<string, string | null>()
  private length = 0

  /** Null where it is known that there is none, undefined where nothing is known. */
  get(key: string): string | null | undefined {
    const young = this.young.get(key)
    if (young !== undefined) return young
    const old = this.old.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }

  set(key: string, json: string | null): void {
    this.old.delete(key)
    if (json !== null && json.length > lengthMax) {
      this.young.delete(key)
      return
    }
    this.young.set(key, json)
    this.length += key.length + (json?.length ?? 0)
    if (this.length <= generationLength) return
    this.old = this.young
    this.young = new Map()
    this.length = 0
  }

  clear(): void {
    this.young.clear()
    this.old.clear()
    this.length = 0
  }
}
