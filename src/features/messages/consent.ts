import Taro from '@tarojs/taro'
import { backend } from '@/backend'
import type { Answer } from '@/domain/contracts'
import type { MessageKind } from '@/domain/common/told'
import { newKey } from '@/data/call'

/** What this installation can send, as the first answer told it; undefined outside WeChat. */
export type Messages = Answer<'session.me'>['messages']

/**
 * Asks, in WeChat, whether it may tell later; to be called first thing in a tap, which is all that WeChat allows. One
 * consent brings one message. Whatever comes of it, the tap goes on: no message is no fault.
 */
export function askConsent(
  messages: Messages,
  villageId: string,
  ...kinds: readonly MessageKind[]
): void {
  if (process.env.TARO_ENV !== 'weapp') return
  const asked = (messages ?? []).filter(({ kind }) => kinds.includes(kind))
  if (asked.length > 0) void consent(asked, villageId)
}

async function consent(asked: NonNullable<Messages>, villageId: string): Promise<void> {
  try {
    const tmplIds = asked.map(({ templateId }) => templateId)
    // Taro's type also wants what only Alipay reads.
    const answer = await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] })
    const said = new Map<string, unknown>(Object.entries(answer))
    const agreed = asked.filter(({ templateId }) => said.get(templateId) === 'accept')
    if (agreed.length === 0) return
    const kinds = agreed.map(({ kind }) => kind)
    await backend.call('inbox.subscribe', { villageId, kinds }, newKey())
  } catch {
    // Closed, switched off or not to be had: then nothing is told.
  }
}
