import * as z from 'zod/mini'
import { command, inVillage } from '../common/contract'
import { id } from '../common/fields'

/** A photo as somebody sees it who may: `thumb` and `full` are addresses that run out within the hour. */
export const photoView = z.object({
  photoId: z.string(),
  /** Of the full one, in pixels. */
  width: z.number(),
  height: z.number(),
  thumb: z.string(),
  full: z.string(),
  /** Nobody has let it pass yet: shown to whoever added it and to those who decide. */
  checking: z.optional(z.boolean()),
})
export type PhotoView = z.infer<typeof photoView>

/** Photos that were added before and belong to nothing yet; left out: none. */
export const photoIds = (max: number) =>
  z._default(
    z.array(id('照片'), { error: '照片的格式不对，请重新选' }).check(
      z.maxLength(max, `照片最多 ${String(max)} 张，请去掉几张`),
      z.refine((ids) => new Set(ids).size === ids.length, '同一张照片选了两次，请去掉一张'),
    ),
    [],
  )

export const photosContract = {
  'photos.add': command({
    about: 'Takes an uploaded photo: checked, made smaller, without place and device',
    who: ['villager'],
    request: inVillage({ fileId: id('文件') }),
    answer: z.object({ photoId: z.string(), width: z.number(), height: z.number() }),
    refusals: [
      'FILE_NOT_ARRIVED',
      'FILE_NOT_YOURS',
      'FILE_TOO_LARGE',
      'PHOTO_ANIMATED',
      'PHOTO_BROKEN',
      'PHOTO_HEIC',
      'PHOTO_KIND',
      'PHOTO_RISKY',
      'PHOTO_TOO_LARGE',
      'PHOTO_TOO_SMALL',
    ],
  }),
} as const

export const photosErrors = {
  PHOTO_KIND: '这不是照片，请选 JPG 或 PNG 照片',
  PHOTO_HEIC: 'HEIC 照片看不了，请改存成 JPG 再选',
  PHOTO_ANIMATED: '会动的图不能用，请选一张普通照片',
  PHOTO_TOO_SMALL: '照片太小，看不清，请选大一些的',
  PHOTO_TOO_LARGE: '照片的长宽太大，请截小一些再选',
  PHOTO_BROKEN: '照片坏了，打不开，请重新拍一张',
  PHOTO_NOT_YOURS: '照片过期了，请去掉后重新选',
  PHOTO_USED: '这张照片已经用过了，请换一张',
  PHOTO_RISKY: '这张照片不合适，请换一张',
  PHOTO_NEEDED: '这一条要有照片，请拍一张或选一张',
} as const
