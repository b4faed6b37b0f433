import * as z from 'zod/mini'
import { command, inVillage } from '../common/contract'
import { oneOf, whole } from '../common/fields'
import { filePurposes } from './file'

export const filesContract = {
  'files.promise': command({
    about: 'Announces a file that the caller is about to upload, and tells where to',
    who: ['villager'],
    request: inVillage({
      purpose: oneOf('文件用途', filePurposes),
      bytes: whole('文件大小', { min: 1, max: 1_000_000_000 }),
    }),
    answer: z.object({
      fileId: z.string(),
      /** Web: an address for a PUT; WeChat: a path in cloud storage. Good for a quarter of an hour. */
      uploadTo: z.string(),
    }),
    refusals: ['FILE_TOO_LARGE', 'FILE_TOO_MANY'],
  }),
} as const

export const filesErrors = {
  FILE_TOO_LARGE: '文件太大，请换小一些的再传',
  FILE_TOO_MANY: '今天传的文件太多了，请明天再传',
  FILE_NOT_YOURS: '没有找到这个文件，请重新上传',
  FILE_NOT_ARRIVED: '文件还没传完，请重新上传',
} as const
