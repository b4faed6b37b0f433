import { backend, type CallResult } from '@/backend'
import type { Answer, CallName, RequestInput } from '@/domain/contracts'
import type { BoardKey } from '@/domain/home/boards'
import { chooseVillage, currentVillage } from '@/session/village'

/** A question on its way: asked once, however many parts of the screen want the answer. */
export interface Ask {
  readonly queryKey: string
  readonly name: CallName
  readonly payload: unknown
  readonly answer: (result: CallResult<unknown>) => void
}

type Home = Answer<'home.open'>
type Remember = (queryKey: string, data: unknown) => void

/** Call → the part of the first screen that answers it, where it is asked without any option. */
const parts = {
  'session.me': 'me',
  'home.village': 'village',
  'roster.villages': 'villages',
  'aspirations.list': 'aspirations',
  'honours.list': 'honours',
  'ranking.page': 'ranking',
} as const satisfies Partial<Record<CallName, keyof Home>>
const boards: readonly string[] = ['aspirations', 'honours', 'ranking'] satisfies BoardKey[]

/**
 * Questions that one `home.open` answers go out as that one call; the others are given back, to be asked alone.
 * Where it is refused, each is asked alone, so that none fails for another's sake.
 */
export function together(
  asks: readonly Ask[],
  alone: (ask: Ask) => void,
  remember: Remember,
): readonly Ask[] {
  const request: RequestInput<'home.open'> = {}
  const joined = asks.filter((ask) => joins(ask, request))
  if (joined.length < 2) return asks
  // Whoever has no village yet sees that of no choice next, with this board.
  const choosing = request.villageId === undefined
  void backend.call('home.open', choosing ? { board: 'honours' } : request).then((result) => {
    if (result.ok) {
      keepParts(result.data, remember)
      if (choosing && result.data.village !== null && currentVillage() === null)
        chooseVillage(result.data.village.villageId)
    }
    for (const ask of joined) answerOne(ask, result, alone)
  })
  return asks.filter((ask) => !joined.includes(ask))
}

/** Whether the call under way answers this too; the first that names a village or a board decides which. */
function joins({ name, queryKey }: Ask, request: RequestInput<'home.open'>): boolean {
  const part = (parts as Partial<Record<CallName, keyof Home>>)[name]
  if (part === undefined) return false
  if (queryKey === `${name} {}` || queryKey === 'roster.villages {"text":""}') return true
  const villageId = /^\S+ \{"villageId":"([\w:-]+)"/.exec(queryKey)?.[1]
  if (villageId === undefined || queryKey !== queryKeyIn(name, villageId)) return false
  if (request.villageId !== undefined && request.villageId !== villageId) return false
  if (boards.includes(part)) {
    if (request.board !== undefined && request.board !== part) return false
    request.board = part as BoardKey
  }
  request.villageId = villageId
  return true
}

/** The question as the hooks ask it. */
function queryKeyIn(name: CallName, villageId: string): string {
  const asked = name === 'ranking.page' ? { villageId, kind: 'month' } : { villageId }
  return `${name} ${JSON.stringify(asked)}`
}

function keepParts(home: Home, remember: Remember): void {
  remember('session.me {}', home.me)
  if (home.villages !== null) remember('roster.villages {"text":""}', home.villages)
  if (home.village === null) return
  const { villageId } = home.village
  for (const [name, part] of Object.entries(parts) as [CallName, keyof Home][]) {
    const data = home[part]
    if (data !== null && part !== 'me' && part !== 'villages')
      remember(queryKeyIn(name, villageId), data)
  }
}

function answerOne(ask: Ask, result: CallResult<Home>, alone: (ask: Ask) => void): void {
  const part = parts[ask.name as keyof typeof parts]
  const data = result.ok ? result.data[part] : null
  if (data !== null) ask.answer({ ok: true, data })
  else if (!result.ok && result.code === 'OFFLINE') ask.answer(result)
  else alone(ask)
}
