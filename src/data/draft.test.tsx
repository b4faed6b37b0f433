import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { useErase, useSignOut } from '@/features/session/hooks'
import { answerCalls, cutNetwork } from '../../test/ui/calls'
import { hidePage, startApp } from '../../test/ui/taro'
import { meAs } from '../../test/ui/village'
import { useDraft, type DraftOf } from './draft'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../test/ui/calls'))

const zhao: DraftOf = { form: 'claim', version: 1, personId: 'zhao-1', villageId: 'shiwan' }

function Form({ of = zhao, first = '' }) {
  const draft = useDraft(of, { note: first })
  return (
    <>
      <input value={draft.value.note} onChange={(e) => draft.set({ note: e.target.value })} />
      <i>{draft.restored ? 'restored' : 'new'}</i>
      <button onClick={draft.startOver}>over</button>
      <button onClick={() => draft.sent()}>sent</button>
      <button onClick={() => draft.sent({ note: 'the same rule' })}>sent, next</button>
    </>
  )
}

const type = (value: string) => fireEvent.change(screen.getByRole('textbox'), { target: { value } })
const tap = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const later = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))
const stored = () => Taro.getStorageSync<object[] | ''>('zhiqi.drafts') || []

/** Opens the form, writes, and leaves it. */
function write(value: string, props: Parameters<typeof Form>[0] = {}) {
  const { unmount } = render(<Form {...props} />)
  type(value)
  unmount()
}

function found(props: Parameters<typeof Form>[0] = {}): string {
  const { unmount } = render(<Form {...props} />)
  const { value } = screen.getByRole<HTMLInputElement>('textbox')
  unmount()
  return value
}

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-11-24T08:00:00.000Z') })
  startApp()
})
afterEach(() => {
  jest.restoreAllMocks()
  jest.useRealTimers()
})

test('what was typed is there again after going back, and says so until it is begun anew', () => {
  write('清了三处落石')
  render(<Form />)
  expect(screen.getByRole('textbox')).toHaveValue('清了三处落石')
  expect(screen.getByText('restored')).toBeInTheDocument()
  tap('over')
  expect(screen.getByRole('textbox')).toHaveValue('')
  expect(screen.getByText('new')).toBeInTheDocument()
  expect(stored()).toEqual([])
})

test('an app that is killed has kept it, once typing paused or WeChat went to the background', async () => {
  render(<Form />)
  type('清了')
  await later(399)
  expect(stored()).toEqual([])
  await later(1)
  expect(stored()).toMatchObject([{ value: { note: '清了' } }])
  type('清了三处')
  act(hidePage)
  expect(stored()).toMatchObject([{ value: { note: '清了三处' } }])
})

test('nobody else finds it, nor does another village, form or deed; whoever wrote it does', () => {
  write('清了三处落石')
  for (const other of [
    { personId: 'li-1' },
    { villageId: 'liping' },
    { form: 'file' },
    { about: 'deed-1' },
  ]) {
    expect(found({ of: { ...zhao, ...other } })).toBe('')
  }
  expect(found()).toBe('清了三处落石')
})

test('somebody else who comes to stand at the same open form begins anew', () => {
  const { rerender } = render(<Form />)
  type('清了三处落石')
  rerender(<Form of={{ ...zhao, personId: 'li-1' }} />)
  expect(screen.getByRole('textbox')).toHaveValue('')
})

test('for a visitor nothing is kept', () => {
  write('清了三处落石', { of: { ...zhao, personId: null } })
  expect(stored()).toEqual([])
})

test('what was sent is kept no longer, also where the page is left at once', () => {
  write('清了三处落石')
  const { unmount } = render(<Form />)
  act(() => {
    screen.getByRole('button', { name: 'sent' }).click()
    unmount()
  })
  expect(stored()).toEqual([])
  expect(found()).toBe('')
})

test('what stays for the next one is no draft until something is typed', async () => {
  render(<Form />)
  type('清了三处落石')
  tap('sent, next')
  await later(1000)
  expect(screen.getByRole('textbox')).toHaveValue('the same rule')
  expect(stored()).toEqual([])
  type('the same rule, again')
  await later(1000)
  expect(stored()).toHaveLength(1)
})

test('a form typed back to how it began leaves nothing behind', async () => {
  render(<Form first="村委" />)
  type('村委会')
  await later(1000)
  expect(stored()).toHaveLength(1)
  type('村委')
  await later(1000)
  expect(stored()).toEqual([])
})

test('a draft of another shape, or from more than a month ago, is not shown', async () => {
  write('清了三处落石')
  expect(found({ of: { ...zhao, version: 2 } })).toBe('')
  expect(stored()).toEqual([])
  write('清了三处落石')
  await later(30 * 86_400_000)
  expect(found()).toBe('')
})

test('twelve are kept, the newest; none that is longer than any form', () => {
  for (let i = 1; i <= 13; i++) write(`第 ${i} 件`, { of: { ...zhao, about: `deed-${i}` } })
  expect(stored()).toHaveLength(12)
  expect(found({ of: { ...zhao, about: 'deed-1' } })).toBe('')
  expect(found({ of: { ...zhao, about: 'deed-13' } })).toBe('第 13 件')
  write('长'.repeat(20_000))
  expect(found()).toBe('')
})

test('a phone whose storage is full costs the draft, never the form', async () => {
  jest.spyOn(Taro, 'setStorageSync').mockImplementation(() => {
    throw new Error('setStorageSync:fail exceed storage max size')
  })
  render(<Form />)
  type('清了三处落石')
  await later(1000)
  expect(screen.getByRole('textbox')).toHaveValue('清了三处落石')
})

test.each([
  ['sign-out', false],
  ['sign-out without a network', true],
  ['erasure', false],
])('after %s nothing of it is left on the phone', async (how, offline) => {
  function Leaving() {
    const { signOut } = useSignOut()
    const { erase } = useErase()
    return <button onClick={() => void (how === 'erasure' ? erase() : signOut())}>leave</button>
  }
  write('清了三处落石')
  answerCalls({
    'session.me': () => meAs(),
    'session.signOut': () => ({}),
    'user.erase': () => ({}),
  })
  cutNetwork(offline)
  render(<Leaving />)
  expect(stored()).toHaveLength(1)
  tap('leave')
  await later(50)
  expect(stored()).toEqual([])
})
