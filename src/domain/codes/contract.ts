import * as z from 'zod/mini'
import { inVillage, query, refuseUnknown } from '../common/contract'
import { id, text } from '../common/fields'
import { sceneMax } from './scene'

/** Null where WeChat draws none at present, or is not there: the plain QR stays. */
const picture = z.object({ address: z.nullable(z.string()) })

/** Where this web app was opened, which stands in where the installation has no address; absent in WeChat. */
const openedAt = z.optional(
  z
    .string({ error: '网址不对' })
    .check(z.regex(/^https?:\/\/[\w.:[\]-]{1,100}(\/[\w./-]{0,100})?$/, '网址不对')),
)

/** A page of one village, for a camera. */
const pageCode = {
  /** WeChat's own; null on the web, and where it draws none at present. */
  address: z.nullable(z.string()),
  /** Its address on the web as an SVG path of squares, `side` to a row; null where none is known. */
  square: z.nullable(z.object({ side: z.number(), path: z.string() })),
}

export const codesContract = {
  'codes.card': query({
    about: "The mini-program code of the own household's card, or for the committee of any",
    who: ['villager'],
    request: inVillage({ householdId: id('家庭') }),
    answer: picture,
    refusals: ['HOUSEHOLD_NOT_FOUND'],
  }),
  'codes.honour': query({
    about:
      "What opens an entry of the honour roll: its address on the web as a QR, or WeChat's own code",
    who: ['visitor'],
    request: inVillage({ honourId: id('荣誉'), openedAt }),
    answer: z.object(pageCode),
    refusals: ['HONOUR_NOT_FOUND'],
  }),
  'codes.village': query({
    about: "What opens this village's boards: its address on the web as a QR, or WeChat's own code",
    who: ['visitor'],
    request: inVillage({ openedAt }),
    answer: z.object({ name: z.string(), ...pageCode }),
    refusals: [],
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
