import { addMs } from '@/domain/common/day'
import { fail, ok, type Result } from '@/domain/common/result'
import { fileBytesMax, filesADayMax, type FilePurpose } from '@/domain/files/file'
import { handler } from '../common/capability'
import { hasRole, type Context, type DocsTx, type Platform } from '../common/context'
import type { Documents } from '../common/documents'
import { inBatches, upsert } from '../common/documents-tools'

export const promise = handler('files.promise', async (context, request) => {
  const { platform, person, now, today } = context
  const { villageId, purpose, bytes } = request
  if (purpose === 'roster' && !hasRole(person, 'committee')) return fail('ROLE_MISSING')
  const bytesMax = fileBytesMax[purpose]
  if (bytes > bytesMax) return fail('FILE_TOO_LARGE', { megabytesMax: bytesMax / 1024 / 1024 })
  const fileId = platform.ids.id()
  const path = `incoming/${fileId}.bin`
  const uploadTo = await platform.files.writeAddress(path, bytesMax)
  return context.write(async (t) => {
    const before = await t.get('fileQuotas', person.personId)
    const count = before?.day === today ? before.count : 0
    if (count >= filesADayMax) return fail('FILE_TOO_MANY')
    await upsert(t, 'fileQuotas', { _id: person.personId, day: today, count: count + 1 })
    await t.insert('files', {
      _id: fileId,
      fileId,
      villageId,
      ownerId: person.personId,
      purpose,
      path,
      bytesMax,
      promisedAt: now,
    })
    return ok({ fileId, uploadTo })
  })
})

/** The bytes of a file that the caller uploaded for this purpose in this village. */
export async function uploaded(
  context: Context,
  fileId: string,
  purpose: FilePurpose,
): Promise<
  Result<
    { file: Documents['files']; bytes: Buffer },
    'FILE_NOT_YOURS' | 'FILE_NOT_ARRIVED' | 'FILE_TOO_LARGE'
  >
> {
  const { here, platform, person } = context
  const file = await here.get('files', fileId)
  const own = file?.ownerId === person?.personId
  if (!file || !own || file.purpose !== purpose) return fail('FILE_NOT_YOURS')
  const size = await platform.files.size(file.path)
  if (size === null) return fail('FILE_NOT_ARRIVED')
  if (size > file.bytesMax) return fail('FILE_TOO_LARGE')
  const bytes = await platform.files.read(file.path)
  if (bytes === null) return fail('FILE_NOT_ARRIVED')
  // Until its address runs out, the file may be replaced between two looks at it.
  return bytes.length > file.bytesMax ? fail('FILE_TOO_LARGE') : ok({ file, bytes })
}

/** Part of the command that takes the file: nobody takes it twice. */
export async function takeFile(
  t: DocsTx,
  fileId: string,
): Promise<Result<Documents['files'], 'FILE_NOT_YOURS'>> {
  const file = await t.get('files', fileId)
  if (!file) return fail('FILE_NOT_YOURS')
  await t.remove('files', fileId)
  return ok(file)
}

const keptMs = 24 * 60 * 60_000

/** Removes what was uploaded and that no command took within a day. */
export async function sweepFiles(
  { store, files, clock }: Platform,
  time?: () => boolean,
): Promise<void> {
  const lte = addMs(clock.now(), -keptMs)
  const old = await store.list('files', { eq: {}, range: { field: 'promisedAt', lte }, limit: 200 })
  const drop = async (file: Documents['files']) => {
    await files.remove(file.path)
    await store.tx((t) => t.remove('files', file._id))
  }
  await inBatches(old, 10, drop, time)
}
