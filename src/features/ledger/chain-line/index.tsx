import { VerifiedLine } from '../verified-line'

/** What the phone found when it recomputed a chain of entries. */
export type ChainFinding =
  | { readonly state: 'unchecked' }
  | { readonly state: 'grown'; readonly seq: number }
  | { readonly state: 'matches'; readonly seq: number; readonly head: string }
  | { readonly state: 'mismatch'; readonly broken: { readonly seq: number; readonly what: string } }

export interface ChainLineProps {
  finding: ChainFinding | null
  /** Entries of the account. */
  entries: number
  progress?: { readonly done: number; readonly total: number } | null
  /** Why the check could not be finished. */
  error?: string | undefined
  action?: string
  onAction?: () => void
}

/** Whether the account book was altered, in one sentence. */
export function ChainLine({ finding, entries, progress, error, action, onAction }: ChainLineProps) {
  const button = { action, onAction }
  if (progress) return <VerifiedLine state="checking" text={countWords(progress)} />
  if (error) return <VerifiedLine state="checking" text={`没核对完：${error}`} {...button} />
  if (finding === null) return null
  switch (finding.state) {
    case 'unchecked':
      return (
        <VerifiedLine
          state="checking"
          text={`共 ${String(entries)} 笔，还没在这部手机上核对`}
          {...button}
        />
      )
    case 'grown':
      return (
        <VerifiedLine
          state="checking"
          text={`核对到第 ${String(finding.seq)} 笔，后来又记了 ${String(entries - finding.seq)} 笔`}
          {...button}
        />
      )
    case 'matches':
      return (
        <VerifiedLine
          state="matches"
          text={
            finding.seq === 1 ? '这 1 笔，没有被改动' : `1 至 ${String(finding.seq)} 笔，没有被改动`
          }
          digest={`末笔 ${shortHash(finding.head)}`}
          {...button}
        />
      )
    case 'mismatch':
      return (
        <VerifiedLine
          state="mismatch"
          text={`第 ${String(finding.broken.seq)} 笔对不上，请告诉监督员。${finding.broken.what}`}
          {...button}
        />
      )
  }
}

/** 7f3a 91c2: enough to compare by eye with a poster. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)}`
}

function countWords({ done, total }: { done: number; total: number }): string {
  return total === 0 ? '正在核对…' : `正在核对，已算 ${String(done)} / ${String(total)} 笔`
}
