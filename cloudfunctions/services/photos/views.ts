import type { PhotoView } from '@/domain/photos/contract'
import type { PhotoRef } from '@/domain/photos/photo'
import { photosFor } from '@/domain/photos/sight'
import type { Context } from '../common/context'

/**
 * With addresses that run out soon. Whether the caller may see the document's photos is decided before; one that
 * nobody has let pass is left out here for all but its owner and those who decide.
 */
export function photoViews(
  { platform: { files }, person }: Pick<Context, 'platform' | 'person'>,
  photos: readonly PhotoRef[] | undefined,
): Promise<PhotoView[]> {
  return Promise.all(
    photosFor(person, photos).map(async ({ photoId, width, height, heldBy }) => ({
      photoId,
      width,
      height,
      thumb: await files.readAddress(pathOf(photoId, 'thumb')),
      full: await files.readAddress(pathOf(photoId, 'full')),
      ...(heldBy ? { checking: true } : {}),
    })),
  )
}

export function pathOf(photoId: string, size: 'full' | 'thumb'): string {
  return `photos/${photoId}/${size}.jpg`
}
