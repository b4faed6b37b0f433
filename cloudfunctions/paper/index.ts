import { refusal, type CallAnswer } from '../api/dispatch'
import { noImages, platformWith } from '../api/platform'
import { isJobPath, printedPath } from '../platform/paper/cloudbase'
import { lazyPaper } from '../platform/paper/lazy'
import type { CardSheet } from '../platform/paper/paper'

const { files, ids } = platformWith(noImages)

/** Prints what `api` put into storage. The caller's openid comes along from there, so it tells nothing here. */
export async function main(event: unknown): Promise<CallAnswer> {
  const { path } = (event ?? {}) as { path?: unknown }
  if (!isJobPath(path)) return refusal('UNKNOWN_CALL', ids.id())
  const job = await files.read(path)
  if (!job) return refusal('NOT_FOUND', ids.id())
  const pdf = await lazyPaper.cards(JSON.parse(job.toString('utf8')) as CardSheet)
  await files.write(printedPath(path), pdf)
  return { ok: true, data: {} }
}
