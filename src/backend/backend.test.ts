import { expectTypeOf } from 'expect-type'
import type { CommonCode } from '@/domain/common/errors'
import type { Backend, CallResult } from './backend'

// What is wrong here fails in `npm run typecheck`; Jest runs what is left of it.

type Code<R> = R extends { readonly ok: false; readonly code: infer C } ? C : never

test('the code of a refusal is one of those that the contract of the call declares', () => {
  expectTypeOf<Code<CallResult<'deeds.withdraw'>>>().toEqualTypeOf<
    'DEED_NOT_FOUND' | 'DEED_STATE' | 'NOT_YOUR_DEED' | 'WITHDRAW_CLOSED' | CommonCode
  >()
  expectTypeOf<Code<CallResult<'roster.groups'>>>().toEqualTypeOf<CommonCode>()
})

test('a call answers as its own name says', () => {
  const call = {} as Backend['call']
  const withdrawn = () => call('deeds.withdraw', { villageId: '', deedId: '' })
  expectTypeOf(withdrawn).returns.resolves.toEqualTypeOf<CallResult<'deeds.withdraw'>>()
  const answeredBy = async () => {
    const result = await call('deeds.object', { villageId: '', deedId: '', text: '' })
    if (result.ok) return result.data.answerBy
    // @ts-expect-error nothing that is filed is refused here
    return result.code === 'NOTE_NEEDED'
  }
  expectTypeOf(answeredBy).returns.resolves.toEqualTypeOf<string | boolean>()
})

test('a request needs every field without a default, and knows no other', () => {
  const call = {} as Backend['call']
  // @ts-expect-error without the deed
  expectTypeOf(() => call('deeds.withdraw', { villageId: '' })).toBeFunction()
  // @ts-expect-error with a field that is not known
  expectTypeOf(() => call('deeds.read', { villageId: '', deedId: '', deed: '' })).toBeFunction()
  expectTypeOf(() => call('deeds.todo', { villageId: '' })).toBeFunction()
})
