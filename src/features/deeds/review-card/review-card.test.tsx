import { fireEvent, render, screen } from '@testing-library/react'
import { ReviewCard } from './'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))

const deed = {
  title: '帮马大爷家栽了半天树苗',
  who: '何*刚 · 二组',
  by: '本人申报 · 照片 2 张',
  rule: '邻里帮扶，每次',
}

test('a cap shows the old figure, the new one and why, before anybody approves', () => {
  const { container } = render(
    <ReviewCard
      {...deed}
      points={5}
      cut={{ from: 10, why: '本月帮扶已 25 分，上限 30，这次记 +5' }}
      onApprove={jest.fn()}
    />,
  )
  expect(container.querySelector('.review__struck')).toHaveTextContent('原 +10')
  expect(container.querySelector('.review__points')).toHaveTextContent('+5')
  expect(screen.getByText('本月帮扶已 25 分，上限 30，这次记 +5')).toBeInTheDocument()
})

test('one tap approves; each button names its deed', () => {
  const onApprove = jest.fn()
  const onReturn = jest.fn()
  render(<ReviewCard {...deed} points={10} onApprove={onApprove} onReturn={onReturn} />)
  fireEvent.click(screen.getByRole('button', { name: `同意，盖章：${deed.title}` }))
  fireEvent.click(screen.getByRole('button', { name: `退回：${deed.title}` }))
  expect(onApprove).toHaveBeenCalledTimes(1)
  expect(onReturn).toHaveBeenCalledTimes(1)
})

test('own household: no buttons, but the reason and who can', () => {
  const { container } = render(
    <ReviewCard
      {...deed}
      points={10}
      blocked={{ reason: '与您同户，须由他人审', others: '周*可以审' }}
      onApprove={jest.fn()}
      onReturn={jest.fn()}
    />,
  )
  expect(screen.queryByRole('button', { name: /盖章|退回/ })).toBeNull()
  expect(container).toHaveTextContent('与您同户，须由他人审')
  expect(container).toHaveTextContent('周*可以审')
})

test('in a range the reviewer picks, within its ends', () => {
  const onChange = jest.fn()
  const range = { from: 5, to: 20, value: 20, onChange }
  const { container } = render(
    <ReviewCard {...deed} points={null} range={range} onApprove={jest.fn()} />,
  )
  expect(container.querySelector('.review__points')).toHaveTextContent('+20')
  fireEvent.click(screen.getByRole('button', { name: `${deed.title}，分值，增加` }))
  expect(onChange).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: `${deed.title}，分值，减少` }))
  expect(onChange).toHaveBeenCalledWith(19)
})

test('stamped, it can be taken back while the seconds run', () => {
  const onUndo = jest.fn()
  render(
    <ReviewCard
      {...deed}
      points={10}
      stamped={{ text: '已同意，即起公示 3 天', undo: { seconds: 4, onUndo } }}
      onApprove={jest.fn()}
    />,
  )
  const undo = screen.getByRole('button', { name: `撤回：${deed.title}` })
  expect(undo).toHaveTextContent('撤回 4 秒')
  fireEvent.click(undo)
  expect(onUndo).toHaveBeenCalled()
  expect(screen.getByRole('img', { name: '同意印' })).toBeInTheDocument()
})
