import { usualPlant } from '@/domain/common/plant'
import { periodOf } from '@/domain/common/period'
import { ok } from '@/domain/common/result'
import { boardId } from '@/domain/ranking/board'
import { publicityDaysOn } from '@/domain/roster/roster'
import { openAspirations } from '../aspirations/aspirations'
import { handler } from '../common/capability'
import { postedHonours } from '../honours/honours'
import { plantDrawings } from '../settings/plants'

export const village = handler('home.village', async (context, request) => {
  const { here, today, village: v } = context
  const { villageId } = request
  const inPublicity = (state: 'publicity' | 'objected') =>
    here.count('deeds', { eq: { villageId, state, kind: 'award' } })
  const [aspirations, honours, running, objected, board] = await Promise.all([
    openAspirations(context),
    postedHonours(context),
    inPublicity('publicity'),
    inPublicity('objected'),
    here.get('boards', boardId(villageId, periodOf('month', today))),
  ])
  return ok({
    ...v,
    publicityDays: publicityDaysOn(v)(today),
    boardNames: { ...v.boardNames },
    honourTitles: [...v.honourTitles],
    plant: plantDrawings[v.plant ?? usualPlant],
    counts: {
      aspirations,
      honours,
      active: v.ranking ? (board?.rows.length ?? 0) : 0,
      inPublicity: running + objected,
    },
  })
})
