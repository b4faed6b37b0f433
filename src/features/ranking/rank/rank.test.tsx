import { render, screen } from '@testing-library/react'
import { RankPodium, RankRow, splitPodium, type RankEntry } from './'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))

function board(...ranks: number[]): RankEntry[] {
  return ranks.map((rank, i) => ({ key: `${i}`, rank, name: `第${i}户`, points: 100 - rank }))
}

const ranksOf = (rows: RankEntry[]) => rows.map(({ rank }) => rank)

test.each([
  [
    [1, 2, 3, 4, 5],
    [1, 2, 3],
  ],
  [
    [1, 1, 3, 4],
    [1, 1, 3],
  ],
  [
    [1, 2, 2, 4],
    [1, 2, 2],
  ],
  // Three on third place do not fit: all three stand in the list, none above another.
  [
    [1, 2, 3, 3, 3],
    [1, 2],
  ],
  [[1, 1, 1, 1], []],
  [
    [1, 2],
    [1, 2],
  ],
  [[1], [1]],
  [[], []],
])('ranks %j: podium %j, the rest below', (ranks, podium) => {
  const split = splitPodium(board(...ranks))
  expect(ranksOf(split.podium)).toEqual(podium)
  expect([...split.podium, ...split.rest]).toHaveLength(ranks.length)
})

test('the first stands in the middle; with a tie the order is that of the board', () => {
  const { rerender } = render(<RankPodium rows={board(1, 2, 3)} />)
  const medals = () => screen.getAllByRole('img').map((medal) => medal.getAttribute('aria-label'))
  expect(medals()).toEqual(['第二', '第一', '第三'])
  rerender(<RankPodium rows={board(1, 1, 3)} />)
  expect(medals()).toEqual(['第一', '第一', '第三'])
  rerender(<RankPodium rows={board(1, 2)} />)
  expect(medals()).toEqual(['第一', '第二'])
})

test('a household that asked not to be named is 未具名', () => {
  const { container } = render(<RankRow rank={4} name={null} points={1320} />)
  expect(container).toHaveTextContent('未具名')
  expect(container).toHaveTextContent('1,320')
})
