import { ok } from '@/domain/common/result'
import { recordIn } from '../record/record'
import type { CommandContext } from '../common/context'

/**
 * Offers what was made as a file to the caller for a quarter of an hour. It is written down as an upload that nobody
 * takes, so that the sweep removes it within a day: people's names are in it.
 */
export async function offer<More extends object>(
  context: CommandContext,
  villageId: string,
  file: { bytes: Uint8Array; ending: 'csv' | 'xlsx' | 'pdf'; name: string },
  more: More,
  words: string,
) {
  const { platform, person, now } = context
  const fileId = platform.ids.id()
  const path = `offered/${fileId}.${file.ending}`
  await platform.files.write(path, file.bytes)
  const address = await platform.files.readAddress(path, file.name)
  return context.write(async (t) => {
    await t.insert('files', {
      _id: fileId,
      fileId,
      villageId,
      ownerId: person?.personId ?? '',
      purpose: 'roster',
      path,
      bytesMax: file.bytes.length,
      promisedAt: now,
    })
    await recordIn(t, villageId, { by: person?.personId ?? '', words: [words], at: now })
    return ok({ ...more, address, name: file.name })
  })
}
