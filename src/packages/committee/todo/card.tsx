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
} from '@/components/deed-words'
import { ReviewCard } from '@/components/review-card'
import type { DeedView, TodoRow } from '@/domain/deeds/contract'
import { worthOf } from '@/domain/rules/value'
import { today } from '@/session/clock'

export interface TodoCardProps {
  row: TodoRow
  publicityDays: number | null
  /** While it can be undone. */
  seconds: number | null
  /** Approved, but the network is dead: it lies on the phone. */
  waiting: boolean
  onOpen: () => void
  onReturn: () => void
  onApprove: (points: number | undefined) => void
  onUndo: () => void
}

export function TodoCard(props: TodoCardProps) {
  const { row, publicityDays, seconds, waiting, onOpen, onReturn, onApprove, onUndo } = props
  const { deed, review } = row
  const { range } = deed
  const [pick, setPick] = useState(range?.from ?? 0)
  const cut = cutOf(deed)
  const stamped =
    seconds === null
      ? waiting
        ? { text: '已同意，还在手机里，有网会自动送' }
        : null
      : { text: approvedWords(deed, publicityDays), undo: { seconds, onUndo } }

  return (
    <ReviewCard
      title={deedTitle(deed)}
      who={`${deed.doer ?? deed.household} · ${deed.group}`}
      by={`${filerWords(deed)} · ${dayWords(deed.doneOn, today())}`}
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
