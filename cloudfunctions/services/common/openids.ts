import { bindingsOf } from './acting'
import type { Docs } from './context'

/** Only whoever came through WeChat has one. */
export function openidOf(userId: string | null): string | null {
  return userId?.startsWith('wx-') ? userId.slice(3) : null
}

/** Those of a person, who may have bound more than one. */
export async function openidsOf(store: Docs, personId: string): Promise<string[]> {
  const bindings = await bindingsOf(store, personId)
  return bindings.flatMap(({ userId }) => openidOf(userId) ?? [])
}
