import { maskPhone } from '@/domain/common/names'
import { fail, ok } from '@/domain/common/result'
import { isUnder14 } from '@/domain/roster/age'
import { residentNameFor } from '@/domain/roster/sight'
import { handler } from '../common/capability'
import { squareCode } from '../codes/square'
import { Lookup, membersOf } from '../common/people'
import { honoursOf } from '../honours/honours'
import { profileOf } from '../user/user'

export const household = handler('home.household', async (context) => {
  const { here, person, today } = context
  if (!person.householdId) return fail('OFFICER_HAS_NO_HOUSEHOLD')
  const h = await here.get('households', person.householdId)
  if (!h) return fail('HOUSEHOLD_NOT_FOUND')
  const members = await membersOf(here, h.householdId)
  return ok({
    householdId: h.householdId,
    name: `${h.name}户`,
    group: await Lookup.for(context).group(h.groupId),
    number: h.number,
    cardCode: h.cardCode,
    square: squareCode(h.cardCode),
    honours: await honoursOf(context, h.householdId),
    unnamed: h.unnamed,
    members: (
      await Promise.all(
        members.map(async (m) => ({ m, ...(await profileOf(context, m.residentId)) })),
      )
    )
      .map(({ m, nickname, avatar }) => ({
        residentId: m.residentId,
        name: m.name,
        head: m.residentId === h.headId,
        under14: isUnder14(m, today),
        roles: [...m.roles],
        phone: m.phone === '' ? '' : maskPhone(m.phone),
        shown: residentNameFor({ viewer: null, today }, m, h),
        me: m.residentId === person.personId,
        nickname,
        avatar,
      }))
      .sort((a, b) => Number(b.head) - Number(a.head)),
  })
})
