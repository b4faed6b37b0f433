import type { Answer, Request } from '@/domain/contracts'
import { ok } from '@/domain/common/result'
import type { Village } from '@/domain/roster/roster'
import { personIn } from '../common/acting'
import * as aspirations from '../aspirations/aspirations'
import type { Contributions } from '../common/capability'
import type { Context, Outcome } from '../common/context'
import * as honours from '../honours/honours'
import * as ranking from '../ranking/ranking'
import * as roster from '../roster/roster'
import * as session from '../session/me'
import { village as villageHead } from './village'

type Home = Answer<'home.open'>

const page = 20

/** The parts are answered by their own use cases, so that each sees what it would see if it were asked alone. */
export async function open(
  context: Context,
  request: Request<'home.open'>,
  contributed: Contributions,
): Promise<Outcome<Home>> {
  const me = await session.me(context, {}, contributed)
  if (!me.ok) return me
  const { identities } = me.value
  const village = context.village ?? (await withoutChoice(context, identities))
  const nothing = { village: null, villages: null, aspirations: null, honours: null, ranking: null }
  const villages = context.village
    ? null
    : await roster.villages(context, { text: '', limit: page })
  if (villages?.ok === false) return villages
  const all = { ...nothing, me: me.value, villages: villages?.value ?? null }
  if (village === null) return ok(all)
  const there = context.village ? context : await standingIn(context, village)
  const [head, board] = await Promise.all([
    villageHead(there, { villageId: village.villageId }),
    boardOf(there, village.villageId, request.board),
  ])
  if (!head.ok) return head
  return board.ok ? ok({ ...all, village: head.value, ...board.value }) : board
}

async function boardOf(
  context: Context,
  villageId: string,
  board: Request<'home.open'>['board'],
): Promise<Outcome<Partial<Home>>> {
  switch (board) {
    case 'aspirations': {
      const list = await aspirations.list(context, { villageId, limit: page })
      return list.ok ? ok({ aspirations: list.value }) : list
    }
    case 'honours': {
      const list = await honours.list(context, { villageId, limit: page })
      return list.ok ? ok({ honours: list.value }) : list
    }
    case 'ranking': {
      const list = await ranking.page(context, { villageId, kind: 'month', from: 0 })
      return list.ok ? ok({ ranking: list.value }) : list
    }
    case undefined:
      return ok({})
  }
}

/** Nobody is asked where there is no choice; whoever is bound in several villages is. */
async function withoutChoice(
  { store, platform }: Context,
  [own, other]: readonly { readonly villageId: string }[],
): Promise<Village | null> {
  if (other !== undefined) return null
  if (own !== undefined) return store.get('villages', own.villageId)
  const two = await store.list('villages', { eq: {}, range: { field: 'name' }, limit: 2 })
  if (two.length === 1) return two[0] ?? null
  const first = platform.demo && (await store.get('demo', 'demo'))?.people[0]
  return first ? store.get('villages', first.villageId) : null
}

async function standingIn(context: Context, village: Village): Promise<Context> {
  const { store, userId } = context
  return {
    ...context,
    village,
    person: userId === null ? null : await personIn(store, userId, village),
  }
}
