import { useState } from 'react'
import { dayWords } from '@/components/dates'
import { signed } from '@/components/numbers'
import {
  approvedWords,
  whoseWords,
  blockedWords,
  deedTitle,
  filerWords,
  perWords,
  quantityWords,
} from '@/features/deeds/words'
import type { ApprovalState } from '@/features/deeds/review'
import { ReviewCard } from '@/features/deeds/review-card'
import type { DeedView, TodoRow } from '@/domain/deeds/contract'
import { today } from '@/session/clock'
import { alikeWords, cutOf, markOf, photosWords, picked } from './words'

export interface TodoCardProps {
  row: TodoRow
  publicityDays: number | null
  /** While it can be undone. */
  seconds: number | null
  /** Approved on this phone; `waiting` while the network is dead. */
  approval: ApprovalState | null
  /** Named where the list is of several villages. */
  village: string | null
  onOpen: () => void
  /** Opens what may be the same thing. */
  onAlike: (deedId: string) => void
  onPhoto: () => void
  onReturn: () => void
  onApprove: (points: number | undefined) => void
  onUndo: () => void
}

export function TodoCard(props: TodoCardProps) {
  const { row, village, onOpen, onAlike, onPhoto, onReturn, onApprove } = props
  const { deed, review, photos } = row
  const { range } = deed
  const [pick, setPick] = useState(range?.from ?? 0)
  const cut = cutOf(deed)
  const stamped = stampOf(props, range === null ? null : picked(deed, pick))

  return (
    <ReviewCard
      title={deedTitle(deed)}
      who={whoseWords(deed, village)}
      by={[filerWords(deed), dayWords(deed.doneOn, today()), photosWords(photos.length)]
        .filter(Boolean)
        .join(' · ')}
      {...(photos[0] ? { photo: photos[0].thumb, onPhoto } : {})}
      {...(markOf(row) === null ? {} : { mark: markOf(row) ?? '' })}
      alike={(row.alike ?? []).map((other) => ({
        key: other.deedId,
        words: alikeWords(other),
        onTap: () => onAlike(other.deedId),
      }))}
      rule={ruleWords(deed)}
      points={range === null ? deed.points : picked(deed, pick)}
      {...(cut === null ? {} : { cut })}
      {...(range === null ? {} : { range: { ...range, value: pick, onChange: setPick } })}
      {...(review.may ? {} : { blocked: blockedWords(review) })}
      {...(stamped === null ? {} : { stamped })}
      onOpen={onOpen}
      onReturn={onReturn}
      onApprove={() => onApprove(range === null ? undefined : pick)}
    />
  )
}

/** With what was picked, where the rule gives a range. */
function stampOf(
  { row, publicityDays, seconds, approval, onUndo }: TodoCardProps,
  points: number | null,
) {
  const given = points === null ? '' : `，${signed(points)} 分`
  const text = `${approvedWords(row.deed, publicityDays)}${given}`
  if (seconds !== null) return { text, undo: { seconds, onUndo } }
  if (approval === null) return null
  return { text: approval === 'waiting' ? '已同意，还在手机里，有网会自动送' : text }
}

/** 公共劳动，每次; 义务普法，3 小时 */
function ruleWords(deed: DeedView): string {
  const quantity = quantityWords(deed)
  const item = deed.title === deed.item ? deed.category : deed.item
  return `${item}，${quantity === '' ? perWords[deed.per] : quantity}`
}
