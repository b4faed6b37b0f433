import { fail, ok } from '@/domain/common/result'
import { handler } from '../common/capability'
import { todayOf } from '../common/context'
import { openSession } from '../session/session'

export const people = handler('demo.people', async (context) => {
  if (!context.platform.demo) return fail('UNKNOWN_CALL')
  const demo = await context.store.get('demo', 'demo')
  const rows = await Promise.all(
    (demo?.people ?? []).map(async (p) => {
      const [resident, officer, village] = await Promise.all([
        context.store.get('residents', p.personId),
        context.store.get('officers', p.personId),
        context.store.get('villages', p.villageId),
      ])
      return {
        personId: p.personId,
        name: resident?.name ?? officer?.name ?? '',
        villageId: p.villageId,
        village: village?.name ?? '',
        roles: [...(resident?.roles ?? [])],
        title: p.title,
      }
    }),
  )
  return ok({ today: context.today, people: rows })
})

export const signIn = handler('demo.signIn', async (context, request) => {
  if (!context.platform.demo) return fail('UNKNOWN_CALL')
  const demo = await context.store.get('demo', 'demo')
  const person = demo?.people.find((p) => p.personId === request.personId)
  if (!person) return fail('DEMO_PERSON_NOT_FOUND')
  const token = await openSession(context.platform, person.userId)
  return ok({ token, villageId: person.villageId })
})

export const passDay = handler('demo.passDay', async (context) => {
  const { platform } = context
  if (!platform.demo) return fail('UNKNOWN_CALL')
  const { posted } = await platform.demo.passDay()
  // Leaves a receipt, so that sending it again does not pass another day.
  return context.write(async () => ok({ today: todayOf(platform), posted }))
})
