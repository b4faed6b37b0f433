import { useCallback, useEffect, useRef, useState } from 'react'
import { backend, type Reply } from '@/backend'
import type { Answer } from '@/domain/contracts'
import type { FilePurpose } from '@/domain/files/file'
import type { PhotoView } from '@/domain/photos/contract'
import { newKey } from '@/data/call'
import type { Choice } from './choice'
import { choosePhotos } from './choose-photos'
import { onOnline } from '@/data/online'
import { uploadFile } from '@/data/upload'

export interface ChosenPhoto {
  readonly key: string
  /** To look at it here. */
  readonly src: string
  readonly state: 'sending' | 'failed' | 'done'
  /** How much of it has gone out, 0 to 1. */
  readonly share: number
  readonly error: string | null
  /** Once it has arrived. */
  readonly photoId: string | null
}

/**
 * Photos for one document: chosen, made smaller and sent at once, one after the other, so that the form need not wait
 * at its end. One that failed stays and can be sent again; without a network it goes by itself once there is one. `first` are there already, such as a rejected deed's.
 */
export function usePhotos(
  villageId: string,
  max: number,
  first: readonly PhotoView[] = [],
  purpose: FilePurpose = 'photo',
) {
  const [list, setList] = useState<readonly ChosenPhoto[]>(() => first.map(arrived))
  const choices = useRef(new Map<string, Choice>())
  const line = useRef<Promise<void>>(Promise.resolve())
  const offline = useRef(new Set<string>())

  const send = useCallback(
    (key: string) => {
      const change = (part: Partial<ChosenPhoto>) => {
        setList((all) => all.map((p) => (p.key === key ? { ...p, ...part } : p)))
      }
      change({ state: 'sending', share: 0, error: null })
      offline.current.delete(key)
      line.current = line.current.then(async () => {
        const choice = choices.current.get(key)
        if (!choice) return
        const sent = await sendPhoto(choice, villageId, purpose, (share) => {
          change({ share })
        })
        if (sent.ok) change({ state: 'done', photoId: sent.data.photoId })
        else {
          const cut = sent.code === 'OFFLINE'
          if (cut) offline.current.add(key)
          change({ state: 'failed', error: cut ? offlineWords : sent.message })
        }
      })
    },
    [purpose, villageId],
  )
  /** Photos that were chosen in another way. */
  const take = useCallback(
    (chosen: readonly Choice[]) => {
      const added = chosen.map((choice) => ({
        ...waiting,
        key: newKey(),
        src: choice.path,
        choice,
      }))
      for (const { key, choice } of added) choices.current.set(key, choice)
      setList((all) => [...all, ...added.map(({ choice: _, ...photo }) => photo)])
      for (const { key } of added) send(key)
    },
    [send],
  )
  const choose = useCallback(async () => {
    take(await choosePhotos(max - list.length))
  }, [list.length, max, take])
  const remove = useCallback((key: string) => {
    forget(choices.current, key)
    setList((all) => all.filter((p) => p.key !== key))
  }, [])
  const clear = useCallback(() => {
    for (const key of [...choices.current.keys()]) forget(choices.current, key)
    setList([])
  }, [])

  useEffect(
    () =>
      onOnline(() => {
        for (const key of [...offline.current]) send(key)
      }),
    [send],
  )
  useEffect(() => {
    const kept = choices.current
    return () => {
      for (const key of [...kept.keys()]) forget(kept, key)
    }
  }, [])

  return {
    list,
    ids: list.flatMap((p) => (p.photoId === null ? [] : [p.photoId])),
    /** Why the document cannot go out yet; null when all have arrived. */
    unready: unreadyWords(list),
    choose,
    take,
    retry: send,
    remove,
    clear,
  }
}

const offlineWords = '没有网，照片传不了，连上网会接着传'

const waiting = { state: 'sending', share: 0, error: null, photoId: null } as const

function arrived({ photoId, thumb }: PhotoView): ChosenPhoto {
  return { key: photoId, src: thumb, state: 'done', share: 1, error: null, photoId }
}

async function sendPhoto(
  choice: Choice,
  villageId: string,
  purpose: FilePurpose,
  onShare: (share: number) => void,
): Promise<Reply<Answer<'photos.add'>>> {
  const file = await choice.ready()
  const sent = await uploadFile(file, purpose, villageId, onShare)
  if (!sent.ok) return sent
  return backend.call('photos.add', { villageId, fileId: sent.data.fileId }, newKey())
}

function unreadyWords(list: readonly ChosenPhoto[]): string | null {
  if (list.some((p) => p.state === 'sending')) return '照片还在传，请等一等'
  return list.some((p) => p.state === 'failed') ? '有照片没传成，再传一次，或去掉照片先报' : null
}

/** The browser keeps a file in memory as long as its address stands. */
function forget(choices: Map<string, Choice>, key: string): void {
  const path = choices.get(key)?.path
  choices.delete(key)
  if (path?.startsWith('blob:')) URL.revokeObjectURL(path)
}
