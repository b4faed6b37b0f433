import * as z from 'zod/mini'
import { inVillage, query, refuseUnknown } from '../common/contract'
import { id, text } from '../common/fields'
import { sceneMax } from './scene'

/** Null where WeChat draws none at present, or is not there: the plain QR stays. */
const picture = z.object({ address: z.nullable(z.string()) })

export const codesContract = {
  'codes.card': query({
    about: "The mini-program code of the own household's card, or for the committee of any",
    who: ['villager'],
    request: inVillage({ householdId: id('家庭') }),
    answer: picture,
    refusals: ['HOUSEHOLD_NOT_FOUND'],
  }),
  'codes.honour': query({
    about: 'The mini-program code that opens an entry of the honour roll',
    who: ['visitor'],
    request: inVillage({ honourId: id('荣誉') }),
    answer: picture,
    refusals: ['HONOUR_NOT_FOUND'],
  }),
  'codes.open': query({
    about: 'What a scanned code leads to',
    who: ['visitor'],
    request: z.strictObject(
      { scene: text('码', { max: sceneMax * 3, anyNumber: true }) },
      { error: refuseUnknown },
    ),
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('card'), cardCode: z.string() }),
      z.object({ kind: z.literal('honour'), villageId: z.string(), honourId: z.string() }),
    ]),
    refusals: ['CODE_UNKNOWN'],
  }),
} as const

export const codesErrors = {
  CODE_UNKNOWN: '这个码打不开，可能已停用，请找村委',
} as const
