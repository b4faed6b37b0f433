import { addMs, type Instant } from '@/domain/common/day'
import { fail, ok, type Result } from '@/domain/common/result'
import {
  avatarSideMin,
  claimPhoto,
  faultOf,
  refOf,
  unusedKeptMs,
  type PhotoRef,
  type PhotoUse,
} from '@/domain/photos/photo'
import type { Context, DocsTx, OpenContext, Platform } from '../common/context'
import { handler, type Farewell, type Leaves } from '../common/capability'
import { inBatches } from '../common/documents-tools'
import { takeFile, uploaded } from '../files/files'
import { checkOf, photoCheckId } from './checks'
import { pathOf } from './views'

/** The photo takes the id of its file, so that a second try writes over what the first one left. */
export const add = handler('photos.add', async (context, request) => {
  const { platform, person, now } = context
  const { villageId, fileId } = request
  const asAvatar = (await context.here.get('files', fileId))?.purpose === 'avatar'
  const sent = await uploaded(context, fileId, asAvatar ? 'avatar' : 'photo')
  if (!sent.ok) return sent
  const { file, bytes } = sent.value
  const header = await platform.images.measure(bytes)
  if (typeof header === 'string') return fail(header)
  const fault = faultOf(header, asAvatar ? avatarSideMin : undefined)
  if (fault) return fail(fault)
  const made = await platform.images.resize(bytes)
  if (!made) return fail('PHOTO_BROKEN')
  await platform.files.write(pathOf(fileId, 'full'), made.full)
  await platform.files.write(pathOf(fileId, 'thumb'), made.thumb)
  const photo = { photoId: fileId, width: made.width, height: made.height }
  const check = await checkOf(context, fileId)
  if (check === 'risky') return fail('PHOTO_RISKY')
  const added = await context.write(async (t) => {
    const taken = await takeFile(t, fileId)
    if (!taken.ok) return taken
    if (check) await t.insert('checks', { _id: check.checkId, ...check })
    await t.insert('photos', {
      _id: fileId,
      ...photo,
      heldBy: check && person.personId,
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
})

/** Part of the command whose document shows the photos: each then belongs to that document alone. */
export async function claimPhotos(
  t: DocsTx,
  { person }: Pick<Context, 'person'>,
  villageId: string,
  photoIds: readonly string[],
  use: PhotoUse,
  releasedBy: string | null = null,
): Promise<Result<PhotoRef[], 'PHOTO_NOT_YOURS' | 'PHOTO_USED' | 'PHOTO_RISKY'>> {
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

/** Removes photos that were added and that no document took. */
export async function sweepPhotos(
  { store, files, clock }: Platform,
  time: () => boolean,
): Promise<void> {
  const lte = addMs(clock.now(), -unusedKeptMs)
  const range = { field: 'addedAt', lte }
  const unused = await store.list('photos', { eq: { used: false }, range, limit: 200 })
  await dropPhotos(
    { store, files },
    unused.map(({ _id }) => _id),
    time,
  )
}

/** Removes those of them that nothing uses. */
async function dropPhotos(
  { store, files }: Pick<Platform, 'store' | 'files'>,
  photoIds: readonly string[],
  time?: () => boolean,
): Promise<void> {
  const drop = async (photoId: string) => {
    const gone = await store.tx(async (t) => {
      const photo = await t.get('photos', photoId)
      if (!photo || photo.used) return false
      await t.remove('photos', photoId)
      return true
    })
    if (!gone) return
    await files.remove(pathOf(photoId, 'full'))
    await files.remove(pathOf(photoId, 'thumb'))
  }
  await inBatches(photoIds, 10, drop, time)
}

/** Part of the command whose document shows them no more: the timer removes them. */
export async function releasePhotos(
  t: DocsTx,
  photos: readonly Pick<PhotoRef, 'photoId'>[],
  now: Instant,
): Promise<void> {
  const addedAt = addMs(now, -unusedKeptMs)
  for (const { photoId } of photos)
    if (await t.get('photos', photoId))
      await t.update('photos', photoId, { usedBy: null, used: false, addedAt })
}

/** Photos that go with the person whose they are, out of whatever documents showed them. */
export function farewellTo(
  { platform, now }: Pick<OpenContext, 'platform' | 'now'>,
  photos: readonly Pick<PhotoRef, 'photoId'>[],
): Required<Farewell> {
  const ids = photos.map(({ photoId }) => photoId)
  return {
    gone: ids.map((id) => ['checks', photoCheckId(id)]),
    async write(t) {
      await releasePhotos(t, photos, now)
      return ok(null)
    },
    after: () => dropPhotos(platform, ids),
  }
}

export const leaves: Leaves = async (context, { residents }) => {
  const alone = residents.filter((leaving) => leaving.alone)
  const unused = alone.map(({ resident }) => {
    const eq = { ownerId: resident.residentId, used: false }
    return context.store.list('photos', { eq, limit: 1000 })
  })
  return ok(farewellTo(context, (await Promise.all(unused)).flat()))
}
