import { ok } from '@/domain/common/result'
import type { PhotoView } from '@/domain/photos/contract'
import { askWords } from '../checks/checks'
import { handler } from '../common/capability'
import type { Context } from '../common/context'
import { countToday } from '../common/daily'
import { upsert } from '../common/documents-tools'
import { claimPhotos, releasePhotos } from '../photos/photos'
import { photoViews } from '../photos/views'

export const change = handler('user.change', async (context, request) => {
  const { person, userId, now } = context
  const { villageId, nickname, photoIds } = request
  const words =
    nickname === '' ? ok(null) : await askWords(context, { nickname: ['昵称', nickname] })
  if (!words.ok) return words
  const residentId = person.personId
  return context.write(async (t) => {
    const before = await t.get('profiles', residentId)
    const isNew = nickname !== '' && nickname !== before?.nickname
    const counted = isNew ? await countToday(t, context, 'texts') : ok(null)
    if (!counted.ok) return counted
    let photos = before?.photos ?? []
    const same = photos[0]?.photoId === photoIds?.[0]
    if (photoIds !== undefined && !same) {
      await releasePhotos(t, photos, now)
      const use = { kind: 'profile', id: residentId } as const
      const claimed = await claimPhotos(t, context, villageId, photoIds, use)
      if (!claimed.ok) return claimed
      photos = claimed.value
    }
    const profile = { residentId, villageId, userId, nickname, photos, at: now }
    await upsert(t, 'profiles', { _id: residentId, ...profile })
    return ok({})
  })
})

/** For the own household. */
export async function profileOf(
  context: Context,
  residentId: string,
): Promise<{ nickname: string; avatar: PhotoView | null }> {
  const profile = await context.here.get('profiles', residentId)
  const [photo] = await photoViews(context, profile?.photos)
  return { nickname: profile?.nickname ?? '', avatar: photo ?? null }
}
