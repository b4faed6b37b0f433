import * as z from 'zod/mini'
import { command, query, refuseUnknown, roles } from '../common/contract'
import { id } from '../common/fields'

/** Exists only with demo data on the loopback; anywhere else every call answers UNKNOWN_CALL. */
export const demoContract = {
  'demo.people': query({
    about: 'Ready-made people to sign in as, and the day of the demo clock',
    who: ['visitor'],
    request: z.strictObject({}, { error: refuseUnknown }),
    answer: z.object({
      today: z.string(),
      people: z.array(
        z.object({
          personId: z.string(),
          name: z.string(),
          villageId: z.string(),
          village: z.string(),
          roles: z.array(z.enum(roles)),
          /** 村民, 记录员 · 网格员, 乡镇干部 … */
          title: z.string(),
        }),
      ),
    }),
    refusals: [],
  }),
  'demo.signIn': command({
    about: 'Signs in as a ready-made person',
    who: ['visitor'],
    request: z.strictObject({ personId: id('人') }, { error: refuseUnknown }),
    answer: z.object({ token: z.string(), villageId: z.string() }),
    refusals: ['DEMO_PERSON_NOT_FOUND'],
  }),
  'demo.passDay': command({
    about: 'Moves the demo clock a day on and runs the timer',
    who: ['visitor'],
    request: z.strictObject({}, { error: refuseUnknown }),
    answer: z.object({ today: z.string(), posted: z.number() }),
    refusals: [],
  }),
} as const

export const demoErrors = {
  DEMO_PERSON_NOT_FOUND: '没有这个演示人物，请重新选择',
} as const
