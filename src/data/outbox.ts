import Taro, { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { backend, type CallResult } from '@/backend'
import type { Answer, RequestInput } from '@/domain/contracts'
import { dataChanged, newKey } from './call'

/**
 * Decisions and reports that a person has made and that have not reached the server: kept on the phone with
 * their idempotency key before they are sent, so that leaving the page, a dead network or a closed app loses
 * none and doubles none. Each belongs to one person and is never sent as another.
 */
type Sendable = 'deeds.approve' | 'deeds.file'

export interface Waiting<N extends Sendable = Sendable> {
  /** The idempotency key. */
  readonly key: string
  readonly name: N
  readonly payload: RequestInput<N>
  readonly personId: string
  /** What it is about, to name it on the screen. */
  readonly title: string
  /** Not sent by itself before this; milliseconds since 1970. */
  readonly from: number
  /** It was sent at least once and no answer came. */
  readonly tried: boolean
  /** The server's refusal, to be read before it goes. */
  readonly refused: string | null
}

const place = 'zhiqi.outbox'
const retryMs = 20_000
const listeners = new Set<() => void>()
const onTheWay = new Map<string, Promise<CallResult<Answer<Sendable>>>>()
let items: readonly Waiting[] | undefined

function all(): readonly Waiting[] {
  items ??= Taro.getStorageSync<Waiting[] | ''>(place) || []
  return items
}

function write(next: readonly Waiting[]): void {
  items = next
  if (next.length === 0) Taro.removeStorageSync(place)
  else Taro.setStorageSync(place, next)
  for (const listener of listeners) listener()
}

/** Keeps it and gives its key back; `send` sends it. */
export function putOut<N extends Sendable>(
  item: Pick<Waiting<N>, 'name' | 'payload' | 'personId' | 'title'>,
  holdMs = 0,
): string {
  const key = newKey()
  write([...all(), { ...item, key, from: Date.now() + holdMs, tried: false, refused: null }])
  return key
}

function change(key: string, part: Partial<Waiting>): void {
  write(all().map((item) => (item.key === key ? { ...item, ...part } : item)))
}

/** Undone, or the refusal was read. */
export function takeBack(key: string): void {
  write(all().filter((item) => item.key !== key))
}

/** Sends one. It stays only while the network or the server asks to try again. */
export function send(key: string): Promise<CallResult<Answer<Sendable>> | null> {
  const item = all().find((i) => i.key === key)
  if (!item) return Promise.resolve(null)
  const going = onTheWay.get(key)
  if (going) return going
  const sent = backend
    .call(item.name, item.payload, key)
    .then((result) => {
      if (result.ok) {
        takeBack(key)
        dataChanged()
      } else if (maySucceedLater(result)) {
        change(key, { tried: true })
      } else {
        change(key, { refused: result.message })
        dataChanged()
      }
      return result
    })
    .finally(() => onTheWay.delete(key))
  onTheWay.set(key, sent)
  return sent
}

function maySucceedLater(result: CallResult<unknown>): boolean {
  if (result.ok) return false
  return ['OFFLINE', 'TRY_AGAIN', 'INTERNAL', 'SIGN_IN_FIRST', 'SIGN_IN_AGAIN'].includes(
    result.code,
  )
}

export interface Outbox<N extends Sendable> {
  readonly waiting: readonly Waiting<N>[]
  readonly refused: readonly Waiting<N>[]
  readonly sendNow: () => void
}

/** What of this kind still lies on the phone for this person; sent again while the page is looked at. */
export function useOutbox<N extends Sendable>(name: N, personId: string | null): Outbox<N> {
  const list = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    all,
    all,
  )
  const mine = useMemo(
    () =>
      list.filter((item): item is Waiting<N> => item.name === name && item.personId === personId),
    [list, name, personId],
  )
  const sendNow = useCallback(() => {
    for (const item of all()) {
      const due = item.refused === null && item.from <= Date.now()
      if (due && item.name === name && item.personId === personId) void send(item.key)
    }
  }, [name, personId])
  const lying = mine.some((item) => item.refused === null)
  useEffect(() => {
    if (!lying) return
    sendNow()
    const timer = setInterval(sendNow, retryMs)
    return () => {
      clearInterval(timer)
    }
  }, [lying, sendNow])
  useDidShow(sendNow)
  return {
    waiting: mine.filter((item) => item.refused === null),
    refused: mine.filter((item) => item.refused !== null),
    sendNow,
  }
}
