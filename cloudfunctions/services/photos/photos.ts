import type { Answer, Request } from '@/domain/contracts'
import { addMs, type Instant } from '@/domain/common/day'
import { fail, ok, type Result } from '@/domain/common/result'
import type { PhotoView } from '@/domain/photos/contract'
import { checkIdOf, decidesTexts, verdictMs, type Check, type Judged } from '@/domain/checks/check'
import {
  avatarSideMin,
  claimPhoto,
  faultOf,
  refOf,
  unusedKeptMs,
  withoutPhotoHold,
  type PhotoRef,
  type PhotoUse,
} from '@/domain/photos/photo'
import { scenes } from '../../platform/wechat/wechat'
import { openidOf } from '../common/openids'
import { placeOf } from '../checks/checks'
import { actorOf, type Context, type DocsTx, type Outcome, type Platform } from '../common/context'
import { inBatches } from '../common/documents-tools'
import { takeFile, uploaded } from '../files/files'

/** The photo takes the id of its file, so that a second try writes over what the first one left. */
export async function add(
  context: Context,
  request: Request<'photos.add'>,
): Promise<Outcome<Answer<'photos.add'>>> {
  const { platform, person, now } = context
  const { villageId, fileId } = request
  if (!person) return fail('SIGN_IN_FIRST')
  const asAvatar = (await context.store.get('files', fileId))?.purpose === 'avatar'
  const sent = await uploaded(context, villageId, fileId, asAvatar ? 'avatar' : 'photo')
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
}

const slot = 'photo'

/** Asks WeChat about a new photo. Null where it passed at once, as it does without WeChat. */
async function checkOf(context: Context, photoId: string): Promise<Check | 'risky' | null> {
  const { platform, person, now, userId } = context
  const openid = openidOf(userId)
  const { outcome, traceId } = await askPhoto(platform, openid, photoId)
  if (outcome === 'pass') return null
  if (outcome === 'risky') return 'risky'
  const subject = { kind: 'photo', id: photoId } as const
  const by = person ? actorOf(person) : { personId: '', householdId: null }
  const state = outcome === 'pending' || outcome === 'later' ? 'waiting' : 'review'
  const nextAt = outcome === 'pending' ? addMs(now, verdictMs) : now
  return {
    ...(await placeOf(context, by)),
    checkId: checkIdOf(subject, slot),
    ...{ subject, slot, by, state, at: now, nextAt, traceId },
    scene: scenes.forum,
    text: '',
    tries: 1,
  }
}

/** `pending`: WeChat looks at it, and sends what it found under this trace. */
export async function askPhoto(
  { wechat, files, log }: Platform,
  openid: string | null,
  photoId: string,
): Promise<{ outcome: Judged | 'pending'; traceId: string }> {
  const address = await files.readAddress(pathOf(photoId, 'full'))
  const asked = await wechat.checkPhoto({ openid, scene: scenes.forum, address })
  if (asked.ok) {
    const { verdict, traceId } = asked.value
    return { outcome: verdict ?? 'pending', traceId }
  }
  log.warn('photo not judged', { why: asked.why })
  return { outcome: asked.why === 'nobody' ? 'nobody' : 'later', traceId: '' }
}

const users = {
  deed: 'deeds',
  honour: 'honours',
  aspiration: 'aspirations',
  profile: 'profiles',
} as const

/** Part of whatever decides on a photo: in the document that uses it, it is shown or no more. */
export async function settlePhoto(
  t: DocsTx,
  photoId: string,
  verdict: 'show' | 'take',
): Promise<void> {
  const photo = await t.get('photos', photoId)
  if (!photo) return
  const { usedBy } = photo
  const gone = { taken: true, used: false, usedBy: null }
  await t.update('photos', photoId, { heldBy: null, ...(verdict === 'take' ? gone : {}) })
  if (usedBy === null) return
  const collection = users[usedBy.kind]
  const document = await t.get(collection, usedBy.id)
  if (!document) return
  const decided = (photos: readonly PhotoRef[] = []) => withoutPhotoHold(photos, photoId, verdict)
  const steps =
    'steps' in document
      ? { steps: document.steps.map((s) => ({ ...s, photos: decided(s.photos) })) }
      : {}
  await t.update(collection, usedBy.id, { photos: decided(document.photos), ...steps })
}

/** Part of an approval: whoever stamped a deed has looked at its photos, so what waited for a person is decided. */
export async function passPhotos(
  t: DocsTx,
  photos: readonly PhotoRef[] = [],
): Promise<readonly PhotoRef[]> {
  let passed = photos
  for (const { photoId, heldBy } of photos) {
    if (!heldBy) continue
    const checkId = checkIdOf({ kind: 'photo', id: photoId }, slot)
    const check = await t.get('checks', checkId)
    if (check?.state === 'waiting') continue
    await t.remove('checks', checkId)
    await t.update('photos', photoId, { heldBy: null })
    passed = withoutPhotoHold(passed, photoId, 'show')
  }
  return passed
}

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

/**
 * With addresses that run out soon. Whether the caller may see the document's photos is decided before; one that
 * nobody has let pass is left out here for all but its owner and those who decide.
 */
export function photoViews(
  { platform: { files }, person }: Pick<Context, 'platform' | 'person'>,
  photos: readonly PhotoRef[] | undefined,
): Promise<PhotoView[]> {
  const decides = person !== null && (person.kind === 'town' || decidesTexts(person.roles))
  const shown = (photos ?? []).filter(
    ({ heldBy }) => !heldBy || decides || heldBy === person?.personId,
  )
  return Promise.all(
    shown.map(async ({ photoId, width, height, heldBy }) => ({
      photoId,
      width,
      height,
      thumb: await files.readAddress(pathOf(photoId, 'thumb')),
      full: await files.readAddress(pathOf(photoId, 'full')),
      ...(heldBy ? { checking: true } : {}),
    })),
  )
}

/** Removes photos that were added and that no document took. */
export async function sweepPhotos({ store, files, clock }: Platform): Promise<void> {
  const lte = addMs(clock.now(), -unusedKeptMs)
  const range = { field: 'addedAt', lte }
  const unused = await store.list('photos', { eq: { used: false }, range, limit: 200 })
  await dropPhotos(
    { store, files },
    unused.map(({ _id }) => _id),
  )
}

/** Removes those of them that nothing uses. */
export async function dropPhotos(
  { store, files }: Pick<Platform, 'store' | 'files'>,
  photoIds: readonly string[],
): Promise<void> {
  await inBatches(photoIds, 10, async (photoId) => {
    const gone = await store.tx(async (t) => {
      const photo = await t.get('photos', photoId)
      if (!photo || photo.used) return false
      await t.remove('photos', photoId)
      return true
    })
    if (!gone) return
    await files.remove(pathOf(photoId, 'full'))
    await files.remove(pathOf(photoId, 'thumb'))
  })
}

/** Part of the command whose document shows them no more: the timer removes them. */
export async function releasePhotos(
  t: DocsTx,
  photos: readonly PhotoRef[],
  now: Instant,
): Promise<void> {
  const addedAt = addMs(now, -unusedKeptMs)
  for (const { photoId } of photos)
    if (await t.get('photos', photoId))
      await t.update('photos', photoId, { usedBy: null, used: false, addedAt })
}

function pathOf(photoId: string, size: 'full' | 'thumb'): string {
  return `photos/${photoId}/${size}.jpg`
}
