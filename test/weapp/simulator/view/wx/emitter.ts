type Listener = (event: unknown) => void

/** Who listens to what, for wx.onX and wx.offX. */
export class Emitter {
  private readonly listeners = new Map<string, Set<Listener>>()

  on(event: string, listener: Listener): void {
    const known = this.listeners.get(event) ?? new Set()
    known.add(listener)
    this.listeners.set(event, known)
  }

  /** Without a listener nobody listens any more. */
  off(event: string, listener?: Listener): void {
    if (listener === undefined) this.listeners.delete(event)
    else this.listeners.get(event)?.delete(listener)
  }

  emit(event: string, detail: unknown): void {
    for (const listener of [...(this.listeners.get(event) ?? [])]) listener(detail)
  }

  has(event: string): boolean {
    return (this.listeners.get(event)?.size ?? 0) > 0
  }
}
