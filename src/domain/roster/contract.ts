import * as z from 'zod/mini'
import { inVillage, query, refuseUnknown } from '../common/contract'
import { id, optionalText, pageSize } from '../common/fields'
import { ageGroups } from './age'
import { searchMax } from './limits'

const found = z.object({
  householdId: z.string(),
  name: z.string(),
  /** As others read it. */
  shown: z.optional(z.string()),
  group: z.string(),
  number: z.string(),
  members: z.array(
    z.object({
      residentId: z.string(),
      name: z.string(),
      shown: z.optional(z.string()),
      under14: z.boolean(),
      age: z.optional(z.enum(ageGroups)),
    }),
  ),
})
export type FoundHousehold = z.infer<typeof found>

export const rosterContract = {
  'roster.villages': query({
    about: 'Villages of the installation to choose one from, by any part of village or town',
    who: ['visitor'],
    request: z.strictObject(
      {
        text: optionalText('村名', searchMax, { anyNumber: true }),
        after: z.optional(id('起点')),
        limit: pageSize,
      },
      { error: refuseUnknown },
    ),
    answer: z.object({
      villages: z.array(
        z.object({
          villageId: z.string(),
          name: z.string(),
          town: z.string(),
          county: z.string(),
          households: z.number(),
        }),
      ),
      after: z.nullable(z.string()),
    }),
    refusals: [],
  }),
  'roster.find': query({
    about: 'Households to file a deed or post an honour for, by the first characters of the head',
    who: ['recorder', 'committee'],
    request: inVillage({
      text: optionalText('姓名', searchMax, { anyNumber: true }),
      after: z.optional(id('起点')),
      limit: pageSize,
    }),
    answer: z.object({ households: z.array(found), after: z.nullable(z.string()) }),
    refusals: [],
  }),
} as const

export const rosterErrors = {
  OFFICER_HAS_NO_HOUSEHOLD: '您以乡镇身份登录，没有绑定家庭',
} as const
