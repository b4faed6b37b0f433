type Api = (...args: unknown[]) => unknown
type Mock = (this: { origin: unknown }, ...args: unknown[]) => unknown

/** APIs that a test answers in place of WeChat. https://developers.weixin.qq.com/miniprogram/dev/devtools/auto/miniprogram.html#mockwxmethod */
export class Mocks {
  private readonly mocks = new Map<string, Mock>()

  has(name: string): boolean {
    return this.mocks.has(name)
  }

  set(name: string, mock: Mock): void {
    this.mocks.set(name, mock)
  }

  restore(name: string): void {
    this.mocks.delete(name)
  }

  /** The mock in the API's place: its result goes to the callbacks where there are any. */
  replaced(name: string, origin: unknown): Api {
    return (...args) => {
      const mock = this.mocks.get(name)
      const result = mock?.call({ origin }, ...args)
      const option = args[0] as Record<string, ((r: unknown) => void) | undefined> | undefined
      const listens = option && (option.success ?? option.fail ?? option.complete)
      if (name.endsWith('Sync') || !listens) return result
      void Promise.resolve(result).then((answer) => {
        const failed = /:fail/.test(String((answer as { errMsg?: string } | undefined)?.errMsg))
        if (failed) option.fail?.(answer)
        else option.success?.(answer)
        option.complete?.(answer)
      })
      return undefined
    }
  }
}
