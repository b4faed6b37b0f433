import { bambooWords } from '@/components/bamboo'
import { spoken } from '@/components/read-aloud/spoken'
import type { AspirationView } from '@/domain/aspirations/contract'
import type { HonourView } from '@/domain/honours/contract'
import type { BoardPage, BoardRow } from '@/domain/ranking/contract'
import {
  asOfWords,
  beforeWords,
  closingWords,
  periodWords,
  rankNote,
} from '@/features/ranking/period-words'

/** What 读给我听 says of a board: what the screen shows, in that order, and no more than one can listen to. */
const rowsMax = 12

export function sayHonours(name: string, honours: readonly HonourView[]): string[] {
  if (honours.length === 0) return [`${name}还空着。`]
  const newest = honours.find((honour) => honour.state === 'posted')
  const rest = honours.filter((honour) => honour !== newest && honour.state === 'posted')
  return [
    `${name}。`,
    ...(newest === undefined
      ? []
      : [`新上榜：${newest.title}，${spoken(newest.name)}，${newest.group}。`, newest.citation]),
    ...rest.slice(0, rowsMax).map((honour) => `${spoken(honour.name)}，${honour.title}。`),
  ]
}

export function sayAspirations(
  name: string,
  reached: readonly AspirationView[],
  open: readonly AspirationView[],
): string[] {
  if (reached.length + open.length === 0) return [`${name}，还没有人写下心愿。`]
  return [
    `${name}，大家的心愿。`,
    ...reached.slice(0, 3).map((goal) => `${spoken(goal.name)}做到了：${goal.goal}。`),
    ...open
      .slice(0, rowsMax)
      .map(
        (goal) =>
          `${spoken(goal.name)}：${goal.goal}。${bambooWords(goal.steps.length, goal.reached)}，${goal.cheers} 人加油。`,
      ),
  ]
}

export function sayRanking(
  name: string,
  page: BoardPage | null,
  rows: readonly BoardRow[],
  today: string,
): string[] {
  if (page === null) return [`${name}。`]
  if (page.off) return [`${name}，本村不排名次。`]
  const head = [
    page.before ? beforeWords(page, today) : periodWords(page.period, today),
    asOfWords(page.asOf, today),
    closingWords(page, today),
  ]
  const mine = page.mine
  return [
    `${name}，${head.filter(Boolean).join('，')}。`,
    ...(rows.length === 0 ? ['还没有积分。'] : []),
    ...rows
      .slice(0, rowsMax)
      .map((row) => `第 ${row.rank} 名，${spoken(row.name ?? '未具名')}，${row.points} 分。`),
    ...(mine?.rank == null
      ? []
      : [
          `${[`我家第 ${mine.rank} 名`, `${mine.points} 分`, rankNote(page)].filter(Boolean).join('，')}。`,
        ]),
  ]
}
