import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { backend } from '@/backend'
import type { Answer, CallName, RequestInput } from '@/domain/contracts'
import { useQuery, type Failed, type Query } from './call'

export interface Paged<A, Row> {
  /** The first page: its state is the state of the list. */
  readonly first: Query<A>
  /** All rows so far, without doubles; null until there is an answer. */
  readonly rows: readonly Row[] | null
  /** Reads the next page; null at the end. */
  readonly more: (() => void) | null
  readonly moreBusy: boolean
  readonly moreError: Failed | null
}

/** How to walk a list: its rows, what names a row, and what the next request adds; null at the end. */
export interface Walk<N extends CallName, Row> {
  rows(answer: Answer<N>): readonly Row[]
  key(row: Row): string
  next(answer: Answer<N>): Partial<RequestInput<N>> | null
}

/**
 * A list read page by page. When the first page comes anew (something was written), as many pages as stood
 * on the screen are read again, so that a long list does not jump back to its start.
 * `walk` must be the same object at every call.
 */
export function usePaged<N extends CallName, Row>(
  name: N,
  payload: RequestInput<N> | null,
  walk: Walk<N, Row>,
): Paged<Answer<N>, Row> {
  const first = useQuery(name, payload)
  const queryKey = JSON.stringify(payload)
  const [tail, setTail] = useState<Tail<Answer<N>>>({ queryKey, pages: [] })
  const [moreBusy, setBusy] = useState(false)
  const [moreError, setError] = useState<Failed | null>(null)
  const run = useRef(0)
  const pages = useMemo(() => (tail.queryKey === queryKey ? tail.pages : []), [tail, queryKey])
  const pageCount = useRef(0)
  pageCount.current = pages.length

  /** Reads `count` pages after `start`. */
  const walkOn = useCallback(
    async (start: Answer<N>, before: readonly Answer<N>[], count: number) => {
      const mine = ++run.current
      const read = [...before]
      setBusy(true)
      setError(null)
      for (let i = 0; i < count; i++) {
        const next = walk.next(read[read.length - 1] ?? start)
        if (next === null) break
        const asked = { ...(JSON.parse(queryKey) as RequestInput<N>), ...next }
        const result = await backend.call(name, asked)
        if (run.current !== mine) return
        if (!result.ok) {
          setError(result)
          setBusy(false)
          return
        }
        read.push(result.data)
      }
      setTail({ queryKey, pages: read })
      setBusy(false)
    },
    [name, queryKey, walk],
  )

  const start = first.data
  useEffect(() => {
    if (start !== null && pageCount.current > 0) void walkOn(start, [], pageCount.current)
  }, [start, walkOn])

  const rows = useMemo(
    () => (start === null ? null : without(walk, [start, ...pages])),
    [start, pages, walk],
  )
  const last = pages[pages.length - 1] ?? start
  const more = useMemo(
    () =>
      start === null || last === null || walk.next(last) === null
        ? null
        : () => void walkOn(start, pages, 1),
    [start, last, pages, walk, walkOn],
  )
  return { first, rows, more, moreBusy, moreError }
}

interface Tail<A> {
  readonly queryKey: string
  readonly pages: readonly A[]
}

/** Rows shift between two reads; the same row is shown once. */
function without<N extends CallName, Row>(
  walk: Walk<N, Row>,
  answers: readonly Answer<N>[],
): Row[] {
  const seen = new Set<string>()
  return answers
    .flatMap((answer) => walk.rows(answer))
    .filter((row) => {
      const key = walk.key(row)
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
}
