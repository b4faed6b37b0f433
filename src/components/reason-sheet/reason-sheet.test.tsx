import { useState } from 'react'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { ReasonSheet, type ReasonSheetProps } from '.'

/** Holds the words as long as it is drawn. */
function Held(props: Omit<ReasonSheetProps, 'draft'>) {
  const [value, set] = useState({ text: '' })
  const draft = { value, set, restored: false, startOver: () => set({ text: '' }) }
  return <ReasonSheet draft={draft} {...props} />
}

function open(props: Partial<ReasonSheetProps> = {}) {
  const sent: string[] = []
  const onSend = (text: string) => {
    sent.push(text)
    return Promise.resolve<string | undefined>(undefined)
  }
  render(
    <Held
      open
      title="退回"
      note="村道 · 赵*顺"
      label="退回原因"
      placeholder=""
      length={{ min: 2, max: 100 }}
      send="退回给申报人"
      onClose={() => undefined}
      onSend={onSend}
      {...props}
    />,
  )
  return sent
}

const write = (value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: '退回原因' }), { target: { value } })

const send = () =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name: '退回给申报人' }))
    await Promise.resolve()
  })

test('what is too short is not sent, and is no longer said once more is written', async () => {
  const sent = open()
  write(' 重 ')
  await send()
  expect(screen.getByText('请写明退回原因，至少 2 个字')).toBeInTheDocument()
  write('重复了')
  expect(screen.queryByText('请写明退回原因，至少 2 个字')).not.toBeInTheDocument()
  await send()
  expect(sent).toEqual(['重复了'])
})

test('what is said most often takes one tap, and can be added to', async () => {
  const sent = open({ quick: ['日期不对', '重复了'] })
  fireEvent.click(screen.getByRole('radio', { name: '日期不对' }))
  expect(screen.getByRole('radio', { name: '日期不对' })).toBeChecked()
  expect(screen.getByRole('textbox', { name: '退回原因' })).toHaveValue('日期不对')
  await send()
  expect(sent).toEqual(['日期不对'])
})

test('what the answer says of the text stands beside it', async () => {
  open({ onSend: () => Promise.resolve('退回原因里有不合适的字句，请改一改再发') })
  write('写了些什么')
  await send()
  expect(screen.getByText('退回原因里有不合适的字句，请改一改再发')).toBeInTheDocument()
})

test('what is wrong is brought into view, since large type pushes it below the fold', async () => {
  const shown: string[] = []
  jest.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    shown.push(this.textContent)
  })
  open()
  expect(shown).toEqual([])
  await send()
  expect(shown).toEqual([expect.stringContaining('请写明退回原因，至少 2 个字')])
  jest.restoreAllMocks()
})
