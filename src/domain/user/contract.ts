import * as z from 'zod/mini'
import { command, done, inVillage, refuseUnknown } from '../common/contract'
import { id, optionalText } from '../common/fields'
import { nicknameMax } from './limits'

export const userContract = {
  'user.change': command({
    about: 'Changes the own picture and nickname, which the own household alone sees',
    who: ['villager'],
    request: inVillage({
      /** Empty: none. */
      nickname: optionalText('昵称', nicknameMax),
      /** A photo that was added before, or none; left out: as it is. */
      photoIds: z.optional(
        z
          .array(id('头像'), { error: '头像的格式不对，请重新选' })
          .check(z.maxLength(1, '头像只能有一张')),
      ),
    }),
    answer: done,
    refusals: [
      'PHOTO_NOT_YOURS',
      'PHOTO_RISKY',
      'PHOTO_USED',
      'TEXT_RISKY',
      'TEXT_WAITS',
      'TEXTS_ENOUGH_TODAY',
    ],
  }),
  'user.erase': command({
    about:
      'Account deletion 注销: everything personal of the caller goes at once; ledger and deeds stay under the number of the roster',
    who: ['user'],
    request: z.strictObject({}, { error: refuseUnknown }),
    answer: done,
    refusals: ['ERASE_LAST_OFFICER', 'ERASE_NEEDS_SUCCESSOR'],
  }),
} as const

export const userErrors = {
  TEXTS_ENOUGH_TODAY: '今天写得够多了，{几时} 起再写',
  ERASE_LAST_OFFICER: '您是这里最后一位能办事的干部，请先让接替的人领卡、登录一次',
  ERASE_NEEDS_SUCCESSOR: '您是最后一位能办事的村委，请先让别人担任',
} as const
