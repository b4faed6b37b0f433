import { render, screen } from '@testing-library/react'
import { Stalk, StalkNode } from '.'

test('each node is told with its state, the present one also in words', () => {
  render(
    <Stalk>
      <StalkNode state="next" title="第一年挂果" when="2028 年秋" />
      <StalkNode state="now" title="活到九成" when="11 月 2 日" />
      <StalkNode state="done" title="栽下 160 棵" />
    </Stalk>,
  )
  expect(screen.getAllByRole('listitem')).toHaveLength(3)
  expect(screen.getAllByRole('img').map((node) => node.getAttribute('aria-label'))).toEqual([
    '还没到',
    '现在到这里',
    '已做到',
  ])
  expect(screen.getByText('现在到这里 · 11 月 2 日')).toBeInTheDocument()
})
