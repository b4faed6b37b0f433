import { refusal, type CallAnswer } from '../api/dispatch'
import { noImages, openidOfCaller, platformWith } from '../api/platform'

const platform = platformWith(noImages)

/** Receives what WeChat found in a photo; people have no business here. */
export async function main(event: unknown): Promise<CallAnswer> {
  if (openidOfCaller() !== null) return refusal('UNKNOWN_CALL', platform.ids.id())
  void event
  return { ok: true, data: {} }
}
