import Taro, { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { backend, type CallResult, type Reply } from '@/backend'
import type { Question } from '@/domain/common/asked'
import type { Answer, RequestInput } from '@/domain/contracts'
import { dropFiles, keptFile, moveFiles, outbox } from '@/offline/files'
import { forgetKept, kept } from '@/offline/kept'
import { questionsIn } from './asked'
import { dataChanged, newKey, type Failed } from './call'
import { onBack } from './online'
import { uploadPhoto } from './upload'

/**
 * Decisions and reports that a person has made and that have not reached the server: kept on the phone with
 * their idempotency key before they are sent, so that leaving the page, a dead network or a closed app loses
 * none and doubles none. Each belongs to one person and is never sent as another.
 */
type Sendable =
  | 'deeds.approve'
  | 'deeds.file'
  | 'deeds.reject'
  | 'aspirations.cheer'
  | 'aspirations.progress'
  | 'activities.confirm'

export interface Waiting<N extends Sendable = Sendable> {
  /** The idempotency key. */
  readonly key: string
  readonly name: N
  readonly payload: RequestInput<N>
  readonly personId: string
  /** What it is about, to name it on the screen. */
  readonly title: string
  /** That lie on the phone and go out first; each with its id once it has. */
  readonly photos?: readonly WaitingPhoto[]
  /** Not sent by itself before this; milliseconds since 1970. */
  readonly from: number
  /** It was sent at least once and no answer came. */
  readonly tried: boolean
  /** The server's refusal, to be read before it goes. */
  readonly refused: string | null
  /** It was refused only to ask back; each is what looks odd, under its id. */
  readonly asked?: readonly Question[]
}

interface WaitingPhoto {
  /** Of the file on the phone. */
  readonly id: string
  readonly photoId: string | null
}

const place = 'zhiqi.outbox'
const retryMs = 20_000
const listeners = new Set<() => void>()
const onTheWay = new Map<string, Promise<CallResult<Sendable>>>()
let items: readonly Waiting[] | undefined

function all(): readonly Waiting[] {
  items ??= stored()
  return items
}

function stored(): readonly Waiting[] {
  return Taro.getStorageSync<Waiting[] | ''>(place) || []
}

/** Starts from what is stored, since another tab of the browser may have written meanwhile. */
function rewrite(next: (before: readonly Waiting[]) => readonly Waiting[]): void {
  items = next(stored())
  if (items.length === 0) Taro.removeStorageSync(place)
  else store(items)
  for (const listener of listeners) listener()
}

/** What waits to be sent goes before what was only read. */
function store(list: readonly Waiting[]): void {
  try {
    Taro.setStorageSync(place, list)
  } catch {
    forgetKept()
    Taro.setStorageSync(place, list)
  }
}

/** Keeps it and gives its key back; `send` sends it. What waits already is not kept twice. */
export function enqueue<N extends Sendable>(
  item: Pick<Waiting<N>, 'name' | 'payload' | 'personId' | 'title' | 'photos'>,
  holdMs = 0,
): string {
  const same = all().find((old) => old.refused === null && sameAs(old, item))
  if (same) return same.key
  const key = newKey()
  const kept = { ...item, key, from: Date.now() + holdMs, tried: false, refused: null }
  moveFiles(filesOf(item), outbox)
  rewrite((before) => [...before, kept])
  return key
}

function sameAs(a: Waiting, b: Pick<Waiting, 'name' | 'payload' | 'personId' | 'photos'>): boolean {
  return (
    a.name === b.name &&
    a.personId === b.personId &&
    JSON.stringify([a.payload, filesOf(a)]) === JSON.stringify([b.payload, filesOf(b)])
  )
}

function filesOf({ photos = [] }: Pick<Waiting, 'photos'>): string[] {
  return photos.map(({ id }) => id)
}

function change(key: string, part: Partial<Waiting>): void {
  rewrite((before) => before.map((item) => (item.key === key ? { ...item, ...part } : item)))
}

/** Undone, or the refusal was read. */
export function takeBack(key: string): void {
  dropFiles(
    all()
      .filter((item) => item.key === key)
      .flatMap(filesOf),
  )
  forget(key)
}

function forget(key: string): void {
  rewrite((before) => before.filter((item) => item.key !== key))
}

/** Their account is gone, and with it what they had not sent yet. */
export function forgetUnsent(personIds: readonly string[]): void {
  const theirs = ({ personId }: Waiting) => personIds.includes(personId)
  dropFiles(all().filter(theirs).flatMap(filesOf))
  rewrite((before) => before.filter((item) => !theirs(item)))
}

/** Sends one. It stays only while the network or the server asks to try again. */
export function send(key: string): Promise<CallResult<Sendable> | null> {
  const item = all().find((i) => i.key === key)
  if (!item) return Promise.resolve(null)
  const going = onTheWay.get(key)
  if (going) return going
  const sent = (
    item.photos ? withPhotos(item, item.photos) : backend.call(item.name, item.payload, key)
  )
    .then((result) => {
      if (result.ok) {
        takeBack(key)
        dataChanged()
      } else if (maySucceedLater(result)) {
        change(key, { tried: true })
      } else {
        change(key, refusedAs(result))
        dataChanged()
      }
      return result
    })
    .finally(() => onTheWay.delete(key))
  onTheWay.set(key, sent)
  return sent
}

/**
 * Each photo goes out once: what has arrived is kept with the command. One that is gone from the phone is left out. What
 * a photo is refused with is told like the command's own.
 */
async function withPhotos(
  { key, name, payload }: Waiting,
  photos: readonly WaitingPhoto[],
): Promise<CallResult<Sendable>> {
  const gone = [...photos]
  for (const [i, { id, photoId }] of photos.entries()) {
    const file = photoId === null ? await keptFile(id) : null
    if (file === null) continue
    const sent = await uploadPhoto(file, 'photo', payload.villageId)
    if (!sent.ok) return sent as CallResult<never>
    gone[i] = { id, photoId: sent.data.photoId }
    change(key, { photos: [...gone] })
  }
  const { photoIds = [] } = payload as RequestInput<'deeds.file'>
  const all = [...photoIds, ...gone.flatMap((photo) => photo.photoId ?? [])]
  return backend.call(name, { ...payload, photoIds: all }, key)
}

function refusedAs(refusal: Failed): Pick<Waiting, 'refused' | 'asked'> {
  const asked = questionsIn(refusal)
  const about = asked.map(({ who, words }) => [who, words].filter(Boolean).join('：'))
  return { refused: [refusal.message, ...about].join('；'), asked }
}

/** What was asked back is right as it is: it goes out again with that answer, under a key of its own. */
export function answerSure(key: string): void {
  const item = all().find((i) => i.key === key)
  if (!item?.asked) return
  const { name, personId, title, photos } = item
  const before = 'sure' in item.payload ? (item.payload.sure ?? []) : []
  const sure = [...before, ...item.asked.map((question) => question.id)]
  forget(key)
  const again = { name, personId, title, payload: { ...item.payload, sure } }
  void send(enqueue(photos ? { ...again, photos } : again))
}

function maySucceedLater(result: Reply<unknown>): boolean {
  if (result.ok) return false
  return ['OFFLINE', 'TRY_AGAIN', 'INTERNAL', 'SIGN_IN_FIRST', 'SIGN_IN_AGAIN'].includes(
    result.code,
  )
}

/** What a screen says of a command that waits. */
export const waitingWords = '没有网，先存在手机里，有网会自动送'

/** `waiting`: the network is dead; it lies on the phone and is sent by itself. */
export type SendOutcome<N extends Sendable> = CallResult<N> | { readonly ok: 'waiting' }

/** Sends a command; what cannot be sent now is kept on the phone under its key and sent later. */
export function useSend<N extends Sendable>(name: N, personId: string | null) {
  const [busy, setBusy] = useState(false)
  const run = useCallback(
    async (
      payload: RequestInput<N>,
      title: string,
      /** Of files on the phone that have to go out first. */
      photoFiles: readonly string[] = [],
    ): Promise<SendOutcome<N>> => {
      setBusy(true)
      const photos = photoFiles.map((id) => ({ id, photoId: null }))
      const key = enqueue({
        ...{ name, payload, personId: personId ?? '', title },
        ...(photos.length === 0 ? {} : { photos }),
      })
      const result = (await send(key)) as CallResult<N> | null
      setBusy(false)
      if (result === null || result.ok) return result ?? { ok: 'waiting' }
      if (laysOver(result.code)) return { ok: 'waiting' }
      // Shown where it was sent from, so it need not be told again later; photos are still chosen there.
      forget(key)
      return result
    },
    [name, personId],
  )
  return { run, busy }
}

/** Whether it came of it is unknown or only put off: it stays on the phone and goes out again under its key. */
function laysOver(code: string): boolean {
  return code === 'OFFLINE' || code === 'TRY_AGAIN' || code === 'INTERNAL'
}

/**
 * While the app runs: sends what lies on the phone for whoever is signed in, at once, when the network or the app is
 * back, and every 20 seconds while something lies. What is refused then is told by `onRefused`.
 * @returns the way to stop it
 */
export function keepSending(onRefused: (item: Waiting, message: string) => void): () => void {
  const sendDue = () => {
    const people = signedIn()
    for (const item of all()) {
      if (item.refused !== null || item.from > Date.now() || onTheWay.has(item.key)) continue
      if (!people.includes(item.personId)) continue
      void send(item.key).then((result) => {
        if (result?.ok === false && !maySucceedLater(result)) onRefused(item, result.message)
      })
    }
  }
  sendDue()
  const timer = setInterval(sendDue, retryMs)
  const stop = onBack(sendDue)
  return () => {
    clearInterval(timer)
    stop()
  }
}

/** As whom this phone was answered last; nobody after a sign-out. */
function signedIn(): readonly string[] {
  const me = kept<Answer<'session.me'>>('session.me {}')
  return me?.data.identities.map((identity) => identity.personId) ?? []
}

function useItems(): readonly Waiting[] {
  return useSyncExternalStore(subscribe, all, all)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Everything of these people that lies on the phone, for the page that lists it. */
export function useUnsent(personIds: readonly string[]): readonly Waiting[] {
  const list = useItems()
  return list.filter((item) => personIds.includes(item.personId))
}

/** Whether something waits here to be sent, whoever's it is. */
export function isSending(): boolean {
  return all().some((item) => item.refused === null)
}

export interface Outbox<N extends Sendable> {
  /** All of it: what waits and what was refused. */
  readonly items: readonly Waiting<N>[]
  readonly waiting: readonly Waiting<N>[]
  readonly refused: readonly Waiting<N>[]
  readonly sendNow: () => void
}

/** What of this kind still lies on the phone for this person; sent again while the page is looked at. */
export function useOutbox<N extends Sendable>(name: N, personId: string | null): Outbox<N> {
  const list = useItems()
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
    items: mine,
    waiting: mine.filter((item) => item.refused === null),
    refused: mine.filter((item) => item.refused !== null),
    sendNow,
  }
}
