import { useState } from 'react'
import { dayWords } from '@/components/dates'
import { signed } from '@/components/numbers'
import {
  approvedWords,
  whoseWords,
  blockedWords,
  cutWords,
  deedTitle,
  filerWords,
  perWords,
  quantityWords,
} from '@/features/deeds/words'
import type { ApprovalState } from '@/features/deeds/review'
import { ReviewCard } from '@/features/deeds/review-card'
import type { AlikeView, DeedView, TodoRow } from '@/domain/deeds/contract'
import { countedOf } from '@/domain/rules/value'
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

/** 像同一件：11 月 2 日，清扫村道，赵永顺，公示中 */
function alikeWords({ title, doer, doneOn, state }: AlikeView): string {
  const about = [dayWords(doneOn, today()), title, doer, alikeStates[state]]
  return `像是同一件：${about.filter(Boolean).join('，')}`
}

const alikeStates: Readonly<Partial<Record<DeedView['state'], string>>> = {
  filed: '也在等审',
  publicity: '公示中',
  objected: '有异议',
  posted: '已入账',
}

/** The stamp is a person's decision on what WeChat did not let pass. */
function markOf({ deed, photos }: TodoRow): string | null {
  const back = deed.takenBack === undefined ? '' : `同意后又撤回：${deed.takenBack}`
  const odd = (deed.asked ?? []).map((words) => `申报时问过：${words}，答没错`)
  return [back, ...odd, doubtOf({ deed, photos })].filter(Boolean).join('；') || null
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

/** What the pick comes to, before caps. */
function picked(deed: DeedView, pick: number): number {
  const { points: worth } = countedOf([], deed.quantity, pick)
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
  if (claimed === null || claimed === points) return null
  return {
    from: claimed,
    why: last === undefined ? '不足 1 分的零头不记' : cutWords(last, deed.item),
  }
}
