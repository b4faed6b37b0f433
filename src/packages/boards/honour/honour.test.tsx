import { act, fireEvent, render, screen } from '@testing-library/react'
import type { HonourView } from '@/domain/honours/contract'
import { chooseVillage, currentVillage } from '@/session/village'
import { honour } from '../../../../test/ui/boards'
import { answerCalls, refuse, sentTo } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { meAs, village } from '../../../../test/ui/village'
import Honour from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

async function open(entry: HonourView, withdraw = false, params: Record<string, string> = {}) {
  startApp({ honourId: 'h1', ...params })
  if (currentVillage() !== 'shiwan') chooseVillage('shiwan')
  let shown = entry
  answerCalls({
    'session.me': () => meAs(),
    'home.village': () => village,
    'honours.read': () => ({
      honour: shown,
      village: '柿湾村',
      publicName: shown.name,
      can: { withdraw },
    }),
    'honours.list': () => ({
      honours: ['张一', '何秀兰', '李三'].map((name, i) => honour({ honourId: `h${i}`, name })),
      total: 3,
      after: null,
    }),
    'codes.honour': () => ({ address: null, square: { side: 1, path: 'M0 0h1v1H0' } }),
    'honours.withdraw': ({ reason }) => {
      shown = { ...entry, state: 'withdrawn', withdrawal: reason }
      return {}
    },
  })
  const page = render(<Honour />)
  await settle()
  return page
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(400))
const button = (name: string | RegExp) => screen.getByRole('button', { name })

jest.setTimeout(20_000)
beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-24T08:00:00.000Z') }))
afterEach(() => jest.useRealTimers())

test('the certificate names honour, person, deed, who gave it and the day in numerals', async () => {
  await open(honour())
  expect(screen.getByRole('heading', { name: '何秀兰' })).toBeInTheDocument()
  for (const text of [
    '云岭好人',
    '柿湾村四组',
    '柿湾村村民委员会',
    '二〇二六年十一月八日',
    '光荣榜第 27 号',
  ]) {
    expect(screen.getByText(text)).toBeInTheDocument()
  }
  expect(screen.getByRole('img', { name: '柿湾村印' })).toBeInTheDocument()
})

test('one that was withdrawn says why, bears no village seal and is not sent on', async () => {
  await open(honour({ state: 'withdrawn', withdrawal: '与事迹不符' }), true)
  expect(screen.getByText('这条荣誉已经撤下：与事迹不符')).toBeInTheDocument()
  expect(screen.getByRole('img', { name: '撤下印' })).toBeInTheDocument()
  expect(screen.queryByRole('img', { name: '柿湾村印' })).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '发给亲友' })).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '撤下' })).not.toBeInTheDocument()
})

test('of a child it says to those who may know which guardian agreed, and when', async () => {
  await open(honour({ name: '何*刚家的孩子', guardian: { name: '何志刚', on: '2026-11-07' } }))
  expect(screen.getByText('监护人何志刚 11 月 7 日同意')).toBeInTheDocument()
})

test('the committee takes it down only with a reason', async () => {
  await open(honour(), true)
  fireEvent.click(button('撤下'))
  const sheet = screen.getByRole('dialog', { name: '撤下这条荣誉' })
  const down = () => fireEvent.click(sheet.querySelector('.sheet__foot [role=button]')!)
  down()
  await settle()
  expect(screen.getByText('请写明撤下原因，至少 2 个字')).toBeInTheDocument()
  expect(sentTo('honours.withdraw')).toHaveLength(0)
  fireEvent.change(screen.getByLabelText('撤下原因'), { target: { value: '本人请求' } })
  down()
  await settle()
  expect(sentTo('honours.withdraw').map((c) => c.payload)).toEqual([
    { villageId: 'shiwan', honourId: 'h1', reason: '本人请求' },
  ])
  expect(screen.getByText('这条荣誉已经撤下：本人请求')).toBeInTheDocument()
})

test('nobody else is offered to take it down', async () => {
  await open(honour())
  expect(screen.queryByRole('button', { name: '撤下' })).not.toBeInTheDocument()
})

test('where nothing can share, the link is copied; it names the village', async () => {
  const writeText = jest.fn((_url: string) => Promise.resolve())
  Object.assign(navigator, { clipboard: { writeText } })
  await open(honour())
  fireEvent.click(button('发给亲友'))
  await settle()
  expect(writeText.mock.calls[0]?.[0]).toContain(
    '#/packages/boards/honour/index?honourId=h1&villageId=shiwan',
  )
  expect(screen.getByText('链接已复制，粘贴给亲友就行')).toBeInTheDocument()
})

test('a link from another village is read there, without moving this phone', async () => {
  await open(honour(), false, { villageId: 'liping' })
  expect(sentTo('honours.read')[0]?.payload).toEqual({ villageId: 'liping', honourId: 'h1' })
  expect(currentVillage()).toBe('shiwan')
})

test('it prints itself on the web', async () => {
  const print = jest.spyOn(window, 'print').mockImplementation(() => undefined)
  await open(honour())
  fireEvent.click(button('打印'))
  expect(print).toHaveBeenCalled()
})

test('a link to nothing leads to the boards', async () => {
  startApp({ honourId: 'gone' })
  answerCalls({ 'honours.read': () => refuse('HONOUR_NOT_FOUND', '没有找到这条荣誉') })
  render(<Honour />)
  await settle()
  expect(screen.getByText('没有找到这条荣誉')).toBeInTheDocument()
  fireEvent.click(button('去看榜'))
  expect(went).toEqual(['/pages/boards/index'])
})

test('a scanned code leads to its honour in its village', async () => {
  startApp({ scene: 'hhonour-1' })
  chooseVillage('shiwan')
  answerCalls({
    'home.village': () => village,
    'codes.open': () => ({ kind: 'honour', villageId: 'liping', honourId: 'honour-1' }),
    'honours.read': () => ({
      honour: honour(),
      village: '梨坪村',
      publicName: '何*兰',
      can: { withdraw: false },
    }),
  })
  render(<Honour />)
  await settle()
  expect(sentTo('codes.open').map((c) => c.payload)).toEqual([{ scene: 'hhonour-1' }])
  expect(sentTo('honours.read').map((c) => c.payload)).toEqual([
    { villageId: 'liping', honourId: 'honour-1' },
  ])
  expect(screen.getByRole('heading', { name: '何秀兰' })).toBeInTheDocument()
  expect(currentVillage()).toBe('shiwan')
})

test('a code that leads nowhere says so', async () => {
  startApp({ scene: 'hgone' })
  answerCalls({
    'home.village': () => village,
    'codes.open': () => refuse('CODE_UNKNOWN', '这个码打不开，可能已停用，请找村委'),
  })
  render(<Honour />)
  await settle()
  expect(screen.getByText('这个码打不开，可能已停用，请找村委')).toBeInTheDocument()
})

describe('on a wide window', () => {
  beforeEach(() => {
    window.matchMedia = () => ({ matches: true }) as MediaQueryList
  })
  afterEach(() => void Reflect.deleteProperty(window, 'matchMedia'))

  test('it lies across a sheet, with who hangs before and after one key away', async () => {
    const { unmount } = await open(honour())
    expect(screen.getByText('第 27 号', { exact: false })).toBeInTheDocument()
    expect(button(/^打印/)).toBeInTheDocument()
    expect(document.head.textContent).toContain('A4 landscape')
    fireEvent.click(screen.getByRole('link', { name: '后一位：李三，云岭好人' }))
    fireEvent.keyDown(document, { key: 'ArrowLeft' })
    const page = '/packages/boards/honour/index'
    expect(went).toEqual([`${page}?honourId=h2`, `${page}?honourId=h0`])
    unmount()
    expect(document.head.textContent).not.toContain('A4 landscape')
  })

  test('a code beside it leads a phone to it', async () => {
    await open(honour())
    expect(screen.getByRole('img', { name: '二维码' })).toBeInTheDocument()
    expect(sentTo('codes.honour')[0]?.payload).toMatchObject({
      honourId: 'h1',
      openedAt: 'http://localhost/',
    })
  })

  test('where the browser draws no picture of it, it says what to do instead', async () => {
    await open(honour())
    fireEvent.click(button('存图'))
    await settle()
    expect(screen.getByText(/^没有存成，请点「打印」/)).toBeInTheDocument()
  })
})
