import { checkIdOf, verdictMs, type Check, type Judged } from '@/domain/checks/check'
import { addMs } from '@/domain/common/day'
import { withoutPhotoHold, type PhotoRef } from '@/domain/photos/photo'
import { scenes } from '../../platform/wechat/wechat'
import { placeOf } from '../checks/checks'
import type { Contributions, Moderated } from '../common/capability'
import { actorOf, type Context, type DocsTx, type Outside } from '../common/context'
import { openidOf } from '../common/openids'
import { pathOf, photoViews } from './views'

const slot = 'photo'

/** Asks WeChat about a new photo. Null where it passed at once, as it does without WeChat. */
export async function checkOf(context: Context, photoId: string): Promise<Check | 'risky' | null> {
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
    checkId: photoCheckId(photoId),
    ...{ subject, slot, by, state, at: now, nextAt, traceId },
    scene: scenes.forum,
    text: '',
    tries: 1,
  }
}

/** `pending`: WeChat looks at it, and sends what it found under this trace. */
async function askPhoto(
  { wechat, files, log }: Outside,
  openid: string | null,
  photoId: string,
): Promise<{ outcome: Judged | 'pending'; traceId: string }> {
  const address = await files.readAddress(pathOf(photoId, 'full'))
  const asked = await wechat.checkMedia({ what: 'photo', openid, scene: scenes.forum, address })
  if (asked.ok) {
    const { verdict, traceId } = asked.value
    return { outcome: verdict ?? 'pending', traceId }
  }
  log.warn('photo not judged', { why: asked.why })
  return { outcome: asked.why === 'nobody' ? 'nobody' : 'later', traceId: '' }
}

/** A photo that is decided is shown in the document that uses it, or no more. */
export const photoCheck: Moderated = {
  what: () => '照片',
  async settle(t, { subject }, verdict, _now, { photos: holders }) {
    await settlePhoto(t, subject.id, verdict, holders)
    return true
  },
  media: {
    askAgain: askPhoto,
    async view(context, photoId) {
      const photo = await context.here.get('photos', photoId)
      const [view = null] = photo ? await photoViews(context, [photo]) : []
      return view
    },
  },
}

async function settlePhoto(
  t: DocsTx,
  photoId: string,
  verdict: 'show' | 'take',
  holders: Contributions['photos'],
): Promise<void> {
  const photo = await t.get('photos', photoId)
  if (!photo) return
  const { usedBy } = photo
  const gone = { taken: true, used: false, usedBy: null }
  await t.update('photos', photoId, { heldBy: null, ...(verdict === 'take' ? gone : {}) })
  if (usedBy === null) return
  const collection = holders[usedBy.kind]
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
    const checkId = photoCheckId(photoId)
    const check = await t.get('checks', checkId)
    if (check?.state === 'waiting') continue
    await t.remove('checks', checkId)
    await t.update('photos', photoId, { heldBy: null })
    passed = withoutPhotoHold(passed, photoId, 'show')
  }
  return passed
}

/** The check of a photo, which goes with it. */
export function photoCheckId(photoId: string): string {
  return checkIdOf({ kind: 'photo', id: photoId }, slot)
}
