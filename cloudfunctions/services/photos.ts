import type { Answer, Request } from '@/domain/contracts'
import { fail, ok, type Result } from '@/domain/common/result'
import type { PhotoView } from '@/domain/photos/contract'
import { readPhotoHeader } from '@/domain/photos/header'
import {
  claimPhoto,
  faultOf,
  refOf,
  unusedKeptMs,
  type PhotoRef,
  type PhotoUse,
} from '@/domain/photos/photo'
import type { Context, DocsTx, Outcome, Platform } from './context'
import { inBatches } from './documents-tools'
import { takeFile, uploaded } from './files'

/** The photo takes the id of its file, so that a second try writes over what the first one left. */
export async function add(
  context: Context,
  request: Request<'photos.add'>,
): Promise<Outcome<Answer<'photos.add'>>> {
  const { platform, person, now } = context
  const { villageId, fileId } = request
  if (!person) return fail('SIGN_IN_FIRST')
  const sent = await uploaded(context, villageId, fileId, 'photo')
  if (!sent.ok) return sent
  const { file, bytes } = sent.value
  const header = readPhotoHeader(bytes)
  if (!header.ok) return header
  const fault = faultOf(header.value)
  if (fault) return fail(fault)
  const made = await platform.images.resize(bytes)
  if (!made) return fail('PHOTO_BROKEN')
  await platform.files.write(pathOf(fileId, 'full'), made.full)
  await platform.files.write(pathOf(fileId, 'thumb'), made.thumb)
  const photo = { photoId: fileId, width: made.width, height: made.height }
  const added = await context.write(async (t) => {
    const taken = await takeFile(t, fileId)
    if (!taken.ok) return taken
    await t.insert('photos', {
      _id: fileId,
      ...photo,
      villageId,
      ownerId: person.personId,
      addedAt: now,
      usedBy: null,
      used: false,
    })
    return ok(photo)
  })
  if (added.ok) await platform.files.remove(file.path)
  return added
}

/** Part of the command whose document shows the photos: each then belongs to that document alone. */
export async function claimPhotos(
  t: DocsTx,
  { person }: Pick<Context, 'person'>,
  villageId: string,
  photoIds: readonly string[],
  use: PhotoUse,
  releasedBy: string | null = null,
): Promise<Result<PhotoRef[], 'PHOTO_NOT_YOURS' | 'PHOTO_USED'>> {
  const refs: PhotoRef[] = []
  const by = { villageId, ownerId: person?.personId ?? '' }
  for (const photoId of photoIds) {
    const claimed = claimPhoto(await t.get('photos', photoId), by, use, releasedBy)
    if (!claimed.ok) return claimed
    await t.update('photos', photoId, { usedBy: claimed.value.usedBy, used: true })
    refs.push(refOf(claimed.value))
  }
  return ok(refs)
}

/** With addresses that run out soon. Whether the caller may see them is decided before. */
export function photoViews(
  { files }: Pick<Platform, 'files'>,
  photos: readonly PhotoRef[] | undefined,
): Promise<PhotoView[]> {
  return Promise.all(
    (photos ?? []).map(async (photo) => ({
      ...refOf(photo),
      thumb: await files.readAddress(pathOf(photo.photoId, 'thumb')),
      full: await files.readAddress(pathOf(photo.photoId, 'full')),
    })),
  )
}

/** Removes photos that were added and that no document took. */
export async function sweepPhotos({ store, files, clock }: Platform): Promise<void> {
  const lte = new Date(Date.parse(clock.now()) - unusedKeptMs).toISOString()
  const range = { field: 'addedAt', lte }
  const unused = await store.list('photos', { eq: { used: false }, range, limit: 200 })
  await inBatches(unused, 10, async ({ _id }) => {
    const gone = await store.tx(async (t) => {
      const photo = await t.get('photos', _id)
      if (!photo || photo.used) return false
      await t.remove('photos', _id)
      return true
    })
    if (!gone) return
    await files.remove(pathOf(_id, 'full'))
    await files.remove(pathOf(_id, 'thumb'))
  })
}

function pathOf(photoId: string, size: 'full' | 'thumb'): string {
  return `photos/${photoId}/${size}.jpg`
}
