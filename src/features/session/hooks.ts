import { useCallback, useEffect, useRef, useState } from 'react'
import { backend, type CallResult } from '@/backend'
import type { Answer, RequestInput, RoleCall } from '@/domain/contracts'
import type { Identity } from '@/domain/session/contract'
import { forgetDrafts } from '@/offline/drafts'
import { forgetKept } from '@/offline/kept'
import { followDemoDay } from '@/session/clock'
import { forgetRecent } from '@/session/recent'
import { sessionToken } from '@/session/token'
import { chooseVillage, useVillageId } from '@/session/village'
import { goOn } from '@/routes'
import { dataChanged, newKey, useQuery, type Query } from '@/data/call'
import { forgetUnsent } from '@/data/outbox'

export interface Me {
  readonly query: Query<Answer<'session.me'>>
  /** The village looked at; on a phone that has chosen none, the one village where the caller is somebody. */
  readonly villageId: string | null
  /** Who the caller is in the village looked at; null for a visitor. */
  readonly identity: Identity | null
  readonly identities: readonly Identity[]
  /** The installation offers ready-made people. */
  readonly demo: boolean
  /** Of a town or county, not of a household. */
  readonly officer: boolean
  /** A call that takes a role: what the server says of this person in this village. */
  readonly may: (call: RoleCall) => boolean
}

const nobody: readonly Identity[] = []

/** Who looks at the screen. Every page of a household starts with it. */
export function useMe(): Me {
  const query = useQuery('session.me', {})
  const chosen = useVillageId()
  const identities = query.data?.identities ?? nobody
  const only = identities.length === 1 ? (identities[0]?.villageId ?? null) : null
  const villageId = chosen ?? only
  const { data, loading } = query
  useEffect(() => {
    // A kept answer is shown at once, but its day may be long past.
    if (data !== null && !loading) followDemoDay(data.demo ? data.today : null)
  }, [data, loading])
  useEffect(() => {
    // A message or a code may open any page first, before a board has asked which village.
    if (chosen === null && only !== null) chooseVillage(only)
  }, [chosen, only])
  const identity = identities.find((i) => i.villageId === villageId) ?? null
  return {
    query,
    villageId,
    identity,
    identities,
    demo: query.data?.demo ?? false,
    officer: identity !== null && identity.kind !== 'resident',
    may: (call) => identity?.may?.includes(call) ?? false,
  }
}

/** As whom the caller acts in a village; null for a stranger there. */
export function usePersonId(villageId: string | null): string | null {
  return useMe().identities.find((i) => i.villageId === villageId)?.personId ?? null
}

/**
 * The village to ask in what only some may read; null for everybody else. While it is unknown who looks, it is asked in
 * the village looked at, so that no answer waits for another.
 */
export function villageFor(me: Me, may: boolean): string | null {
  if (me.query.data === null) return me.villageId
  return may ? (me.identity?.villageId ?? null) : null
}

/** The same for queries that only a household may ask. */
export function villageOfHousehold(me: Me): string | null {
  return villageFor(me, me.identity?.kind === 'resident')
}

/** Signs in as a ready-made person of the demo. */
export function useSignInDemo() {
  return useSessionChange('demo.signIn', (answer) => {
    sessionToken.set(answer.token)
    chooseVillage(answer.villageId)
  })
}

/** Binds this phone to a resident by the phone number that WeChat vouches for. */
export function useBindByPhone() {
  return useSessionChange('session.bindByPhone', (answer) => {
    chooseVillage(answer.identity.villageId)
  })
}

/** Forgets the person on this phone, whether or not the server could be told. */
export function useSignOut() {
  const { run, busy } = useSessionChange('session.signOut', leave)
  const signOut = useCallback(async () => {
    const result = await run({})
    if (result.ok || process.env.TARO_ENV === 'weapp') return result
    leave()
    startAfresh()
    return result
  }, [run])
  return { signOut, busy }
}

/** Account deletion 注销. What waits on this phone to be sent as this person goes too. */
export function useErase() {
  const personIds = useMe().identities.map((identity) => identity.personId)
  const { run, busy } = useSessionChange('user.erase', () => {
    forgetUnsent(personIds)
    leave()
  })
  return { erase: () => run({}), busy }
}

function leave(): void {
  sessionToken.clear()
  forgetDrafts()
}

/** What another person saw must not be shown, and everything is asked again as the new one. */
export function startAfresh(): void {
  forgetKept()
  forgetRecent()
  dataChanged()
}

type SessionCall = 'demo.signIn' | 'session.bindByPhone' | 'session.signOut' | 'user.erase'

/** A command that changes who looks: the session is exchanged first, and only then is anything read again. */
function useSessionChange<N extends SessionCall>(name: N, exchange: (answer: Answer<N>) => void) {
  const [busy, setBusy] = useState(false)
  const exchanged = useRef(exchange)
  exchanged.current = exchange
  const run = useCallback(
    async (payload: RequestInput<N>): Promise<CallResult<N>> => {
      setBusy(true)
      const result = await backend.call(name, payload, newKey())
      setBusy(false)
      if (!result.ok) return result
      exchanged.current(result.data)
      startAfresh()
      if (name !== 'session.signOut' && name !== 'user.erase') goOn()
      return result
    },
    [name],
  )
  return { run, busy }
}
