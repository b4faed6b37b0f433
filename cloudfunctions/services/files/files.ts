import { addMs, type Instant } from '@/domain/common/day'
import { fail, ok, type Result } from '@/domain/common/result'
import { fileBytesMax, filesADayMax, type FilePurpose } from '@/domain/files/file'
import { handler } from '../common/capability'
import {
  hasRole,
  type CommandContext,
  type Context,
  type DocsTx,
  type Platform,
} from '../common/context'
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

/**
 * Puts an uploaded file where no phone writes, under the same id. As long as no command has taken it the sweep finds it
 * there, and a second try goes on with it.
 */
export async function movedTo(
  { here, platform: { files } }: Pick<CommandContext, 'here' | 'platform'>,
  { file, bytes }: { readonly file: Documents['files']; readonly bytes: Buffer },
  path: string,
): Promise<Result<null, 'FILE_NOT_YOURS'>> {
  if (file.path === path) return ok(null)
  await files.write(path, bytes)
  const moved = await here.tx(async (t) => {
    if (!(await t.get('files', file._id))) return fail('FILE_NOT_YOURS')
    await t.update('files', file._id, { path })
    return ok(null)
  })
  if (moved.ok) await files.remove(file.path)
  return moved
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

/** Part of whatever lets go of a file: the next sweep removes it, also if this program ends before. */
export async function leaveToSweep(
  t: DocsTx,
  file: Pick<Documents['files'], 'fileId' | 'villageId' | 'path' | 'purpose'>,
  now: Instant,
): Promise<void> {
  const promisedAt = addMs(now, -keptMs)
  await t.insert('files', { _id: file.fileId, ...file, promisedAt, ownerId: '', bytesMax: 0 })
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
