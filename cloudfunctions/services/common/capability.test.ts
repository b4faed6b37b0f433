import { expectTypeOf } from 'expect-type'
import { fail, ok } from '@/domain/common/result'
import type { CommonCode } from '@/domain/common/errors'
import type { Answer, CallName, ErrorCode, OwnRefusal, Refusal, Request } from '@/domain/contracts'
import type { Village } from '@/domain/roster/roster'
import { handler, type Handler } from './capability'
import type { ContextOf, Docs, Person } from './context'
import type { Here, HereToWrite } from './here'

// What is wrong here fails in `npm run typecheck`; Jest runs what is left of it.

const refuses = <Code extends ErrorCode>(code: Code) => Promise.resolve(fail(code))

test('a handler gets the request that its contract describes, and answers what it promises', () => {
  const withdraw = handler('deeds.withdraw', async (_context, request) => {
    expectTypeOf(request).toEqualTypeOf<Request<'deeds.withdraw'>>()
    const { deedId } = request
    if (deedId === 'a') return fail('DEED_NOT_FOUND')
    if (deedId === 'b') return fail('WITHDRAW_CLOSED')
    return deedId === 'c' ? fail('DEED_STATE') : fail('NOT_YOUR_DEED')
  })
  expectTypeOf(withdraw).toEqualTypeOf<Handler<'deeds.withdraw'>>()
  expectTypeOf<Request<'deeds.withdraw'>>().toEqualTypeOf<{ villageId: string; deedId: string }>()
  // @ts-expect-error an answer without what the contract promises
  handler('roster.groups', async () => ok({}))
})

test('who calls and the village are there where the contract says so, and nowhere else', () => {
  expectTypeOf<ContextOf<'deeds.file'>['person']>().toEqualTypeOf<Person>()
  expectTypeOf<ContextOf<'deeds.file'>['village']>().toEqualTypeOf<Village>()
  expectTypeOf<ContextOf<'deeds.read'>['person']>().toEqualTypeOf<Person | null>()
  expectTypeOf<ContextOf<'deeds.read'>['village']>().toEqualTypeOf<Village>()
  expectTypeOf<ContextOf<'session.list'>['userId']>().toEqualTypeOf<string>()
  expectTypeOf<ContextOf<'session.list'>>().not.toHaveProperty('person')
  expectTypeOf<ContextOf<'session.me'>>().not.toHaveProperty('village')
})

test('a call in a village reaches what is stored of that village alone', () => {
  expectTypeOf<ContextOf<'deeds.read'>['here']>().toEqualTypeOf<Here>()
  expectTypeOf<ContextOf<'deeds.file'>['here']>().toEqualTypeOf<HereToWrite>()
  expectTypeOf<ContextOf<'deeds.read'>>().not.toHaveProperty('store')
  expectTypeOf<ContextOf<'deeds.file'>>().not.toHaveProperty('store')
  expectTypeOf<ContextOf<'deeds.file'>['platform']>().not.toHaveProperty('store')
  expectTypeOf<Here>().not.toExtend<Docs>()
  expectTypeOf<HereToWrite>().not.toExtend<Docs>()
})

test('a call in no village has the whole store, and none in a village', () => {
  expectTypeOf<ContextOf<'session.me'>['store']>().toEqualTypeOf<Docs>()
  expectTypeOf<ContextOf<'session.me'>>().not.toHaveProperty('here')
})

test('commands alone write', () => {
  expectTypeOf<ContextOf<'deeds.file'>>().toHaveProperty('write')
  expectTypeOf<ContextOf<'session.confirm'>>().toHaveProperty('write')
  expectTypeOf<ContextOf<'deeds.read'>>().not.toHaveProperty('write')
  expectTypeOf<ContextOf<'session.me'>>().not.toHaveProperty('write')
  expectTypeOf<ContextOf<'deeds.read'>['here']>().not.toHaveProperty('tx')
})

test('a count in a village says whose', () => {
  handler('ledger.verifyVillage', async ({ here }, { villageId }) => {
    await here.count('deeds', { eq: { villageId } })
    // @ts-expect-error of whatever village
    await here.count('deeds', { eq: { state: 'filed' } })
    // @ts-expect-error nothing in it says of which village it is
    await here.count('sessions', { eq: { villageId } })
    return fail('TRY_AGAIN')
  })
})

test('a code that the contract does not declare is an error of type', () => {
  // @ts-expect-error NOTE_NEEDED is declared for filing, not for reading
  handler('deeds.read', () => refuses<'DEED_NOT_FOUND' | 'NOTE_NEEDED'>('NOTE_NEEDED'))
  // @ts-expect-error any code at all is too many
  handler('deeds.read', () => refuses<ErrorCode>('DEED_NOT_FOUND'))
})

test('a declared code that no path gives is an error of type, and so is one given only elsewhere', () => {
  // @ts-expect-error DEED_NOT_FOUND is declared in vain
  handler('deeds.read', () => refuses('TRY_AGAIN'))
  // @ts-expect-error three of four are declared in vain
  handler('deeds.withdraw', () => refuses('DEED_STATE'))
  handler('deeds.read', () => refuses('DEED_NOT_FOUND'))
})

test('what any call may be refused with needs no declaration', () => {
  handler('roster.groups', () => refuses('TRY_AGAIN'))
  expectTypeOf<OwnRefusal<'roster.groups'>>().toBeNever()
  expectTypeOf<Refusal<'roster.groups'>>().toEqualTypeOf<CommonCode>()
})

test('a descriptor takes a handler for its own call alone, and nothing but a handler', () => {
  const plain = async () => ok({ deeds: [], after: null })
  expectTypeOf(handler('deeds.filed', plain)).not.toExtend<Handler<'deeds.inPublicity'>>()
  expectTypeOf(plain).not.toExtend<Handler<'deeds.filed'>>()
})

test('refusals that a transaction decides on count as those of the handler', () => {
  handler('deeds.withdraw', (context) =>
    context.write(async (t) => {
      if (await t.get('deeds', '')) return fail('DEED_NOT_FOUND')
      if (context.now === '') return fail('WITHDRAW_CLOSED')
      return context.today === '' ? fail('DEED_STATE') : fail('NOT_YOUR_DEED')
    }),
  )
})

test('no call has lost its types on the way through the map of contracts', () => {
  expectTypeOf<CallName>().not.toEqualTypeOf<string>()
  expectTypeOf<string>().not.toExtend<{ [N in CallName]: OwnRefusal<N> }[CallName]>()
  expectTypeOf<Answer<'deeds.object'>>().toEqualTypeOf<{ answerBy: string }>()
})
