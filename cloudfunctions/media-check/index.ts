import { refusal, type CallAnswer } from '../api/dispatch'
import { noImages, openidOfCaller, platformWith } from '../api/platform'
import { contributions } from '../services/capabilities'
import { takeMediaVerdict } from '../services/checks/decide'

const platform = platformWith(noImages)

/**
 * Receives what WeChat found in a photo: the event `wxa_media_check`. A person who calls this could only forge one;
 * that is written down, since WeChat's own event refused by mistake would show nowhere else.
 */
export async function main(event: unknown): Promise<CallAnswer> {
  if (openidOfCaller() !== null) {
    const requestId = platform.ids.id()
    platform.log.warn('refused a person', { requestId })
    return refusal('UNKNOWN_CALL', requestId)
  }
  const outcome = await takeMediaVerdict(platform, event, contributions)
  platform.log.info('media verdict', { outcome })
  return { ok: true, data: { outcome } }
}
