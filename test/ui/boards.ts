import type { Answer } from '@/domain/contracts'
import type { AspirationView } from '@/domain/aspirations/contract'
import type { HonourView } from '@/domain/honours/contract'
import type { BoardPage, BoardRow } from '@/domain/ranking/contract'

/** What stands on the boards, for tests of screens. */
export function honour(part: Partial<HonourView> = {}): HonourView {
  return {
    honourId: 'h1',
    number: 27,
    title: '云岭好人',
    name: '何秀兰',
    holder: 'resident',
    group: '四组',
    citation: '十一年里，她每天清早多做三份饭。大雪封路也没有断过。',
    awardedOn: '2026-11-08',
    issuer: '柿湾村村民委员会',
    postedAt: '2026-11-08T04:00:00.000Z',
    state: 'posted',
    withdrawal: null,
    photos: [],
    ...part,
  }
}

/** Pages of `size`, by the keyset that `honours.list` promises. */
export function honourPages(all: readonly HonourView[], size: number) {
  return ({ after }: { after?: string | undefined }): Answer<'honours.list'> => {
    const start = after === undefined ? 0 : all.findIndex((h) => h.honourId === after) + 1
    const honours = all.slice(start, start + size)
    const last = honours[honours.length - 1]
    const ended = start + size >= all.length
    return { honours, total: all.length, after: ended ? null : (last?.honourId ?? null) }
  }
}

export function goal(part: Partial<AspirationView> = {}): AspirationView {
  return {
    aspirationId: 'a1',
    category: '种养',
    goal: '今年栽两亩柿子苗，三年挂果',
    name: '周立春户',
    group: '二组',
    postedOn: '2026-03-12',
    by: '2028-10-31',
    steps: [
      { name: '选好苗，整好地', reachedOn: '2026-03-12', note: '翻了一遍地。' },
      { name: '栽下 160 棵', reachedOn: null, note: '' },
      { name: '第一年挂果', reachedOn: null, note: '' },
    ],
    reached: 1,
    state: 'open',
    cheers: 38,
    cheered: false,
    mine: false,
    ...part,
  }
}

export function boardRow(rank: number, part: Partial<BoardRow> = {}): BoardRow {
  return {
    ownerId: `o${rank}`,
    rank,
    name: `户${rank}`,
    group: '一组',
    points: 200 - rank,
    previousRank: null,
    ...part,
  }
}

export function boardPage(part: Partial<BoardPage> = {}): BoardPage {
  const rows = part.rows ?? [1, 2, 3, 4].map((rank) => boardRow(rank))
  return {
    off: false,
    period: '2026-11',
    kind: 'month',
    unit: 'household',
    closed: false,
    closesOn: '2026-12-10',
    asOf: '2026-11-24T00:00:00.000Z',
    rows,
    total: rows.length,
    next: null,
    mine: null,
    groups: [],
    deductions: 0,
    ...part,
  }
}
