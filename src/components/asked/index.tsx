import type { ReactNode } from 'react'
import { agoWords } from '../dates'
import { ErrorState } from '../error-state'
import { Loading, type LoadingProps } from '../loading'
import { OfflineLine } from '../offline-line'

/** What a screen needs of a question to the server. */
export interface Question<T> {
  readonly data: T | null
  readonly error: {
    readonly code: string
    readonly message: string
    readonly requestId?: string | undefined
  } | null
  readonly loading: boolean
  /** Set when `data` is an older answer; milliseconds since 1970. */
  readonly keptAt: number | null
  readonly reload: () => void
}

export interface AskedProps<T> {
  query: Question<T>
  /** What stands there, ruled and blank, until the answer comes. */
  loading?: LoadingProps['kind']
  rows?: number
  /** A part of a page that stands without it: its failure is one line. */
  part?: boolean
  children: (data: T) => ReactNode
}

/** An answer with all its states: still coming, failed, older because the network is weak, there. */
export function Asked<T>({ query, loading = 'rows', rows, part, children }: AskedProps<T>) {
  const { data, error, keptAt, reload } = query
  if (data === null) {
    if (error === null) return <Loading kind={loading} rows={rows} />
    if (part) return <OfflineLine text={error.message} onRetry={reload} />
    return (
      <ErrorState
        message={error.message}
        requestId={error.requestId}
        offline={error.code === 'OFFLINE'}
        onRetry={reload}
      />
    )
  }
  return (
    <>
      {keptAt !== null || error !== null ? (
        <OfflineLine text={oldWords(keptAt)} onRetry={reload} />
      ) : null}
      {children(data)}
    </>
  )
}

function oldWords(keptAt: number | null): string {
  return keptAt === null
    ? '网络不通，这是刚才的内容'
    : `网络不通，这是${agoWords(keptAt, Date.now())}的内容`
}
