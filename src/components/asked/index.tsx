import { useEffect, useState, type ReactNode } from 'react'
import { agoWords } from '../dates'
import { ErrorState } from '../error-state'
import { Loading, type LoadingProps } from '../loading'
import { OfflineLine } from '../offline-line'
import { isNotFound, NotFound } from './not-found'

export { isNotFound } from './not-found'

/** What a screen needs of a question to the server. */
export interface Question<T> {
  readonly data: T | null
  readonly error: {
    readonly code: string
    readonly message: string
    readonly requestId?: string | undefined
  } | null
  readonly loading: boolean
  /** Set while `data` is an older answer; milliseconds since 1970. */
  readonly keptAt: number | null
  readonly reload: () => void
}

export interface AskedProps<T> {
  query: Question<T>
  /** What stands there, ruled and blank, until the answer comes. */
  loading?: LoadingProps['kind']
  rows?: number
  /** Stands there instead, where what will come has a shape of its own. */
  blank?: ReactNode
  /** A part of a page that stands without it: its failure is one line. */
  part?: boolean
  /** What an old answer is called: 3 小时前的榜. */
  noun?: string
  children: (data: T) => ReactNode
}

/** An answer with all its states: still coming, gone, failed, older because the network is weak, there. */
export function Asked<T>({
  query,
  loading = 'rows',
  rows,
  blank,
  part,
  noun = '内容',
  children,
}: AskedProps<T>) {
  const { data, error, keptAt, reload } = query
  const slow = useSlow(query.loading && keptAt !== null)
  if (data === null) {
    if (error === null) return blank ?? <Loading kind={loading} rows={rows} />
    if (part) return <OfflineLine text={error.message} onRetry={reload} />
    if (isNotFound(error)) return <NotFound line={error.message} />
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
      {query.loading ? (
        slow && keptAt !== null ? (
          <OfflineLine text={`${ageWords(keptAt)}的${noun}，正在换新的`} />
        ) : null
      ) : keptAt !== null || error !== null ? (
        <OfflineLine
          text={`网络不通，这是${keptAt === null ? '刚才' : ageWords(keptAt)}的${noun}`}
          onRetry={reload}
        />
      ) : null}
      {children(data)}
    </>
  )
}

function ageWords(at: number): string {
  return agoWords(at, Date.now())
}

/** What comes at once needs no word of its age. */
const slowMs = 800

function useSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!waiting) return undefined
    const timer = setTimeout(() => setSlow(true), slowMs)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [waiting])
  return slow
}
