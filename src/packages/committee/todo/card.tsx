import { useState } from 'react'
import { dayWords } from '@/components/dates'
import {
  approvedWords,
  blockedWords,
  cutWords,
  deedTitle,
  filerWords,
  perWords,
  quantityWords,
} from '@/features/deeds/words'
import type { ApprovalState } from '@/features/deeds/review'
import { ReviewCard } from '@/features/deeds/review-card'
import type { DeedView, TodoRow } from '@/domain/deeds/contract'
import { worthOf } from '@/domain/rules/value'
import { today } from '@/session/clock'

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
  onPhoto: () => void
  onReturn: () => void
  onApprove: (points: number | undefined) => void
  onUndo: () => void
}

export function TodoCard(props: TodoCardProps) {
  const { row, village, onOpen, onPhoto, onReturn, onApprove } = props
  const { deed, review, photos } = row
  const { range } = deed
  const [pick, setPick] = useState(range?.from ?? 0)
  const cut = cutOf(deed)
  const stamped = stampOf(props)

  return (
    <ReviewCard
      title={deedTitle(deed)}
      who={[village, deed.doer ?? deed.household, deed.group].filter(Boolean).join(' · ')}
      by={[filerWords(deed), dayWords(deed.doneOn, today()), photosWords(photos.length)]
        .filter(Boolean)
        .join(' · ')}
      {...(photos[0] ? { photo: photos[0].thumb, onPhoto } : {})}
      {...(markOf(row) === null ? {} : { mark: markOf(row) ?? '' })}
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

/** The stamp is a person's decision on what WeChat did not let pass. */
function markOf({ deed, photos }: TodoRow): string | null {
  const back = deed.takenBack === undefined ? '' : `同意后又撤回：${deed.takenBack}`
  return [back, doubtOf({ deed, photos })].filter(Boolean).join('；') || null
}

function doubtOf({ deed, photos }: Pick<TodoRow, 'deed' | 'photos'>): string {
  const doubtful = [
    ...(deed.checking ? ['文字'] : []),
    ...(photos.some((photo) => photo.checking) ? ['照片'] : []),
  ]
  return doubtful.length === 0 ? '' : `${doubtful.join('和')}没能自动核对，请细看再盖章`
}

/** 照片 3 张 */
function photosWords(count: number): string {
  return count === 0 ? '' : `照片 ${count} 张`
}

function stampOf({ row, publicityDays, seconds, approval, onUndo }: TodoCardProps) {
  const text = approvedWords(row.deed, publicityDays)
  if (seconds !== null) return { text, undo: { seconds, onUndo } }
  if (approval === null) return null
  return { text: approval === 'waiting' ? '已同意，还在手机里，有网会自动送' : text }
}

/** What the pick comes to, before caps. */
function picked(deed: DeedView, pick: number): number {
  const worth = worthOf(pick, deed.quantity)
  return deed.kind === 'deduct' ? 0 - worth : worth
}

/** 公共劳动，每次; 义务普法，3 小时 */
function ruleWords(deed: DeedView): string {
  const quantity = quantityWords(deed)
  const item = deed.title === deed.item ? deed.category : deed.item
  return `${item}，${quantity === '' ? perWords[deed.per] : quantity}`
}

function cutOf(deed: DeedView): { from: number; why: string } | null {
  const { claimed, points, cuts } = deed
  const last = cuts[cuts.length - 1]
  if (last === undefined || claimed === null || claimed === points) return null
  return { from: claimed, why: cutWords(last, deed.item) }
}
