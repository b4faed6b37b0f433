import { periodOf } from '@/domain/common/period'
import { fail, ok } from '@/domain/common/result'
import { boardId } from '@/domain/ranking/board'
import { publicityDaysOn } from '@/domain/roster/roster'
import { handler } from '../common/capability'

export const village = handler('home.village', async (context, request) => {
  const { store, today, village: v } = context
  const { villageId } = request
  if (!v) return fail('VILLAGE_NOT_FOUND')
  const inPublicity = (state: 'publicity' | 'objected') =>
    store.count('deeds', { eq: { villageId, state, kind: 'award' } })
  const [aspirations, honours, running, objected, board] = await Promise.all([
    store.count('aspirations', { eq: { villageId, state: 'open' } }),
    store.count('honours', { eq: { villageId, state: 'posted' } }),
    inPublicity('publicity'),
    inPublicity('objected'),
    store.get('boards', boardId(villageId, periodOf('month', today))),
  ])
  return ok({
    ...v,
    publicityDays: publicityDaysOn(v)(today),
    boardNames: { ...v.boardNames },
    honourTitles: [...v.honourTitles],
    counts: {
      aspirations,
      honours,
      active: v.ranking ? (board?.rows.length ?? 0) : 0,
      inPublicity: running + objected,
    },
  })
})
