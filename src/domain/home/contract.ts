import * as z from 'zod/mini'
import { aspirationsContract } from '../aspirations/contract'
import { query, refuseUnknown } from '../common/contract'
import { id, oneOf } from '../common/fields'
import { honoursContract } from '../honours/contract'
import { rankingContract } from '../ranking/contract'
import { rosterContract } from '../roster/contract'
import { boardKeys } from './boards'

/**
 * The first screen in one call, since every call to a function costs a cold start or a round trip. Its parts are the
 * answers of the calls whose names they carry, word for word, each for the request without any option.
 */
export const homeContract = {
  'home.open': query({
    about:
      'The first screen in one call: who the caller is, the village, the first page of a board',
    who: ['visitor'],
    request: z.strictObject(
      {
        /** Else the one where there is no choice: the caller's own, the only one, the demo's first. */
        villageId: z.optional(id('村')),
        /** Left out: none. The points board is that of this month. */
        board: z.optional(oneOf('榜', boardKeys)),
      },
      { error: refuseUnknown },
    ),
    answer: z.object({
      me: rosterContract['roster.me'].answer,
      /** Null where the caller has to choose one from `villages`. */
      village: z.nullable(rosterContract['roster.village'].answer),
      /** Null where the request named one. */
      villages: z.nullable(rosterContract['roster.villages'].answer),
      aspirations: z.nullable(aspirationsContract['aspirations.list'].answer),
      honours: z.nullable(honoursContract['honours.list'].answer),
      ranking: z.nullable(rankingContract['ranking.page'].answer),
    }),
  }),
} as const
