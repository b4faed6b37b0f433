import { pixelsMax } from '@/domain/photos/photo'
import { sharpImages } from '../platform/images/sharp'
import { cloudPaper } from '../platform/paper/cloudbase'
import type { Platform } from '../services/common/context'
import { refusal, type CallAnswer } from './dispatch'
import { addressOfCaller, callFunction, openidOfCaller, platformWith } from './platform'
import { receive } from './receive'

/** WeChat advises 100 KB; a phone sends its texts, and files go to storage. */
const eventBytesMax = 100 * 1024

const base = platformWith(sharpImages({ pixelsMax }))
const platform: Platform = {
  ...base,
  paper: cloudPaper({ ...base, print: (job) => callFunction('paper', job) }),
}

/** The function that the mini-program calls. Of the event, only what a person may choose is taken. */
export async function main(event: unknown): Promise<CallAnswer> {
  const openid = openidOfCaller()
  const from = addressOfCaller()
  if (Buffer.byteLength(JSON.stringify(event ?? null)) > eventBytesMax)
    return refusal('TOO_LARGE', platform.ids.id())
  const { name, payload, key, queries, token } = (event ?? {}) as Record<string, unknown>
  const who = openid === null ? { token: typeof token === 'string' ? token : null } : { openid }
  return receive(platform, { name, payload, key, queries }, { ...who, from })
}
