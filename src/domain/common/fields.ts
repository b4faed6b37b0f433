import * as z from 'zod/mini'
import { isDay } from './day'
import { quantityLimits } from './limits'
import { cleanText, privateNumberIn, type PrivateNumber } from './words'

/**
 * Fields of requests. Every one names itself in Chinese, so that a refusal says what to mend.
 * Lengths count characters by code point, so that a rare character of a name, two UTF-16 units, is one; the input boxes
 * of phones may count it as two and stop a little earlier.
 */
export const id = (label: string) =>
  z
    .string({ error: `请选择${label}` })
    .check(z.regex(/^[A-Za-z0-9_:-]{1,64}$/, `${label}编号不对，请重新选择`))

/** With the flag u a pair of surrogates is one character, so only half of one is found here. */
const unstorable = /[\0\ud800-\udfff]/u
const storable = (label: string) =>
  z.refine<string>((value) => !unstorable.test(value), `${label}里有存不下的字符，请删掉再试`)

interface TextRules {
  readonly min?: number
  readonly max: number
  /** Codes, and what is looked for: no other person reads it, so that numbers of people may stand in it. */
  readonly anyNumber?: boolean
}

const numberWords = { identity: '身份证号', mobile: '手机号' } as const

export function numberSentence(label: string, kind: PrivateNumber): string {
  return `${label}里像是有${numberWords[kind]}，别人看得到，请删掉`
}

/** Refused, not taken out: whoever wrote it says it otherwise. */
const withoutNumbers = (label: string, { anyNumber = false }: Pick<TextRules, 'anyNumber'>) =>
  anyNumber
    ? []
    : (['identity', 'mobile'] as const).map((kind) =>
        z.refine<string>((value) => privateNumberIn(value) !== kind, numberSentence(label, kind)),
      )

export const text = (label: string, { min = 1, max, ...rules }: TextRules) =>
  z
    .string({ error: `请填写${label}` })
    .check(
      z.overwrite(cleanText),
      storable(label),
      ...withoutNumbers(label, rules),
      z.minLength(min, min > 1 ? `${label}至少 ${String(min)} 个字` : `请填写${label}`),
      z.maxLength(max, `${label}最多 ${String(max)} 个字，请写短一些`),
    )

export const optionalText = (
  label: string,
  max: number,
  rules: Pick<TextRules, 'anyNumber'> = {},
) =>
  z._default(
    z
      .string({ error: `${label}要是文字` })
      .check(
        z.overwrite(cleanText),
        storable(label),
        ...withoutNumbers(label, rules),
        z.maxLength(max, `${label}最多 ${String(max)} 个字，请写短一些`),
      ),
    '',
  )

export const whole = (label: string, { min, max }: { min: number; max: number }) =>
  z
    .number({ error: `${label}要填数字` })
    .check(
      z.int(`${label}要填整数`),
      z.minimum(min, `${label}不能小于 ${String(min)}`),
      z.maximum(max, `${label}不能大于 ${String(max)}`),
    )

export const quantity = (label: string) =>
  z
    .number({ error: `${label}要填数字` })
    .check(
      z.multipleOf(quantityLimits.step, `${label}最小到半小时`),
      z.minimum(quantityLimits.min, `${label}要大于 0`),
      z.maximum(quantityLimits.max, `${label}不能大于 ${String(quantityLimits.max)}`),
    )

export const day = (label: string) =>
  z
    .string({ error: `请选择${label}` })
    .check(z.refine(isDay, `${label}不是有效的日期，请写成 2026-11-24 这样`))

export const flag = (label: string) => z.boolean({ error: `${label}要选是或否` })

export const oneOf = <const T extends readonly [string, ...string[]]>(label: string, options: T) =>
  z.enum(options, { error: `请选择${label}` })

export const pageSize = z._default(whole('每页条数', { min: 1, max: 50 }), 20)
