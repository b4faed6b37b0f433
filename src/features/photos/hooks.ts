import { useCallback, useEffect, useRef, useState } from 'react'
import type { FilePurpose } from '@/domain/files/file'
import type { PhotoView } from '@/domain/photos/contract'
import { newKey } from '@/data/call'
import type { Choice } from './choice'
import { choosePhotos } from './choose-photos'
import { onOnline } from '@/data/online'
import { uploadPhoto } from '@/data/upload'
import { dropFiles, filesUnder, keepFile, keptFile, moveFiles } from '@/offline/files'

export interface ChosenPhoto {
  readonly key: string
  /** To look at it here. */
  readonly src: string
  /** waiting: there is no network; it lies on the phone and goes out with what it belongs to. */
  readonly state: 'sending' | 'failed' | 'waiting' | 'done'
  /** How much of it has gone out, 0 to 1. */
  readonly share: number
  readonly error: string | null
  /** Once it has arrived. */
  readonly photoId: string | null
}

/**
 * Photos for one document: chosen, made smaller and sent at once, one after the other, so that the form need not wait
 * at its end. One that failed stays and can be sent again; without a network it goes by itself once there is one.
 * @param first are there already, such as a rejected deed's
 * @param under the draft under which the phone keeps them until the form is sent, if it does
 */
export function usePhotos(
  villageId: string,
  max: number,
  first: readonly PhotoView[] = [],
  purpose: FilePurpose = 'photo',
  under: string | null = null,
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
        const file = await choice.ready()
        const kept = under !== null && (await keepFile(key, under, file))
        const sent = await uploadPhoto(file, purpose, villageId, (share) => {
          change({ share })
        })
        if (sent.ok) change({ state: 'done', photoId: sent.data.photoId })
        else {
          const cut = sent.code === 'OFFLINE'
          if (cut) offline.current.add(key)
          if (cut && kept) change({ state: 'waiting' })
          else change({ state: 'failed', error: cut ? offlineWords : sent.message })
        }
      })
    },
    [purpose, under, villageId],
  )
  /** Photos that were chosen in another way. */
  const take = useCallback(
    (chosen: readonly (Choice & { readonly id?: string })[]) => {
      const added = chosen.map((choice) => ({
        ...waiting,
        key: choice.id ?? newKey(),
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
    dropFiles([key])
    setList((all) => all.filter((p) => p.key !== key))
  }, [])
  const later = list.flatMap((p) => (p.state === 'waiting' ? [p.key] : []))
  const clear = useCallback(() => {
    const keys = [...choices.current.keys()]
    for (const key of keys) forget(choices.current, key)
    dropFiles(under === null ? [] : filesUnder(under))
    setList([])
  }, [under])
  /** What they went out with was refused: they are the form's again. */
  const handBack = () => {
    if (under !== null) moveFiles(later, under)
  }

  useEffect(() => {
    if (under === null) return undefined
    let over = false
    void choicesUnder(under).then((kept) => {
      if (!over) take(kept.slice(0, max))
    })
    return () => {
      over = true
    }
    // Once: what is chosen afterwards is kept by itself.
  }, [under]) // eslint-disable-line react-hooks/exhaustive-deps
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
    /** Those that go out with the document once there is a network. */
    later,
    handBack,
    /** Why the document cannot go out yet; null when all have arrived or may come later. */
    unready: unreadyWords(list),
    /** The same where none may come later. */
    missing: later.length > 0 ? offlineWords : unreadyWords(list),
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

async function choicesUnder(under: string): Promise<readonly (Choice & { readonly id: string })[]> {
  const ids = filesUnder(under)
  const files = await Promise.all(ids.map((id) => keptFile(id)))
  return ids.flatMap((id, i) => {
    const file = files[i]
    return file ? [{ id, path: file.path, ready: () => Promise.resolve(file) }] : []
  })
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
