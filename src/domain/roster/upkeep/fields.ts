import * as z from 'zod/mini'
import { numberSentence } from '../../common/fields'
import { privateNumberIn } from '../../common/words'
import { birthDayInIdNumber, birthOf, idNumberOf } from '../import/birth'
import { nameOf, numberOf, phoneOf, relationOf, type Read } from '../import/cells'

/** Fields that are typed one by one are read as the cells of a spreadsheet are, and refused with the same sentences. */
function cell(
  label: string,
  read: (typed: string) => Read<string>,
  { anyNumber = false }: { readonly anyNumber?: boolean } = {},
) {
  return z.string({ error: `请填写${label}` }).check((given) => {
    const typed = given.value.trim().slice(0, typedMax)
    const found = control.test(typed) ? { reason: `${label}只写一行，别的符号去掉` } : read(typed)
    const somebodys = 'value' in found && !anyNumber ? privateNumberIn(typed) : null
    if (somebodys !== null)
      given.issues.push({
        code: 'custom',
        message: numberSentence(label, somebodys),
        input: given.value,
      })
    else if ('value' in found) given.value = found.value
    else given.issues.push({ code: 'custom', message: found.reason, input: given.value })
  })
}

const typedMax = 200
const control = /[\u0000-\u001f\u007f]/

/** What doors and kinship are written with; a spreadsheet may have more, whoever types need not. */
const plainWords = /^[\p{Script=Han}〇A-Za-z0-9#·.\-—/()（）]*$/u
const notPlain = { reason: '只写汉字、字母和数字，别的符号去掉' } as const

export const name = cell('姓名', (typed) =>
  typed === '' ? { reason: '请填写姓名' } : nameOf(typed),
)

/** Empty: none. */
export const phone = cell(
  '手机号',
  (typed) => {
    const read = phoneOf(typed)
    if ('reason' in read) return read
    if (read.value === null && typed !== '') return { reason: '不是电话号码，没有的请留空' }
    return read.note === undefined
      ? { value: read.value ?? '' }
      : { reason: '只写一个手机号，别的去掉' }
  },
  { anyNumber: true },
)

export const relation = cell('与户主关系', (typed) => {
  const read = relationOf(typed)
  if ('reason' in read) return read
  if (read.value.head) return { reason: '要换户主，请用“换户主”' }
  return plainWords.test(read.value.relation) ? { value: read.value.relation } : notPlain
})

export const number = cell('户号', (typed) => {
  const read = numberOf(typed)
  if ('reason' in read) return read
  if (read.value === '') return { reason: '请填写户号' }
  if (/^\d{17}[\dXx]$/.test(read.value)) return { reason: '户号里不能写身份证号，请写门牌上的号' }
  return plainWords.test(read.value) ? { value: read.value } : notPlain
})

/** After every day that is typed: what lies ahead is refused by whoever knows the day. */
const farAhead = '9999-12-31'

/** To the day or the month; of an identity card number its birthday alone is read. Empty: nothing is said. */
export const birth = cell(
  '出生年月',
  (typed) => {
    const id = idNumberOf(typed)
    const read = /^\d{17}[\dX]$/.test(id)
      ? birthDayInIdNumber(id, farAhead)
      : birthOf(typed, { today: farAhead })
    return 'reason' in read ? read : { value: read.value ?? '' }
  },
  { anyNumber: true },
)
