import { act, fireEvent, render, screen } from '@testing-library/react'
import type { DeedStory } from '@/domain/deeds/contract'
import { chooseVillage } from '@/session/village'
import { answerCalls, cutNetwork, refuse, sentTo, trips } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { meAs, story } from '../../../../test/ui/village'
import { registerSpeaker } from '@/components/read-aloud'
import ObjectFor from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const settle = () => act(() => jest.advanceTimersByTimeAsync(600))
const home = {
  householdId: 'su',
  name: '苏文户',
  group: '三组',
  number: '12',
  members: [
    { residentId: 'su-1', name: '苏桂香', under14: false },
    { residentId: 'su-2', name: '苏小满', under14: true },
  ],
}
const published = { state: 'publicity', endsAt: '2026-11-26T16:00:00.000Z' } as const
const can = { withdraw: false, approve: false, object: true, objectFor: true }

async function open(
  part: Partial<DeedStory> = {},
  answers: Parameters<typeof answerCalls>[0] = {},
) {
  startApp({ deedId: 'deed-1' })
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs({ personId: 'ma', roles: ['recorder'], may: ['deeds.objectFor'] }),
    'deeds.read': () => story({ can, ...part }, published),
    'roster.find': () => ({ households: [home], after: null }),
    'deeds.objectFor': () => ({ answerBy: '2026-11-30' }),
    ...answers,
  })
  const page = render(<ObjectFor />)
  await settle()
  return page
}

const tap = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await settle()
}
const words = () => screen.getByRole('textbox', { name: '异议内容' })
const write = (value: string) => fireEvent.input(words(), { target: { value } })
const sent = () => sentTo('deeds.objectFor').map((call) => call.payload)

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-24T02:00:00.000Z') }))
afterEach(() => jest.useRealTimers())

test('who is there is found, their words are read back, and only their yes sends them', async () => {
  const spoken: string[] = []
  registerSpeaker({ speak: (text) => spoken.push(text), stop: () => undefined })
  await open()
  expect(trips).toHaveLength(1)
  expect(screen.queryByRole('button', { name: '替他写：苏小满' })).not.toBeInTheDocument()
  expect(screen.getByText('未满 14 岁')).toBeInTheDocument()
  expect(screen.getByText(/您会知道是谁提的，请保密/)).toBeInTheDocument()
  await tap('替他写：苏桂香')
  expect(screen.getByText('三组 · 12 号')).toBeInTheDocument()
  await tap('写好了，念一遍')
  expect(screen.getByText('请写明异议内容，至少 2 个字')).toBeInTheDocument()
  write('那天没看见他去')
  await tap('写好了，念一遍')
  expect(screen.getByText('那天没看见他去')).toHaveClass('read-back')
  expect(screen.getByText('知道是谁，')).toBeInTheDocument()
  await tap('读给我听')
  expect(spoken[0]).toMatch(/^苏桂香对.*有异议。$/)
  await tap('改一改')
  write('那天没看见他去扫')
  await tap('写好了，念一遍')
  expect(sent()).toEqual([])
  await tap('本人听了，说对')
  expect(sent()).toEqual([
    {
      villageId: 'shiwan',
      deedId: 'deed-1',
      residentId: 'su-1',
      text: '那天没看见他去扫',
      heard: true,
    },
  ])
  expect(screen.getByText('已替苏桂香提出')).toBeInTheDocument()
  await tap('回到这件事')
  expect(went).toEqual(['back'])
})

test('what could not be sent stays, with who said it, also when the page is opened anew', async () => {
  const { unmount } = await open()
  await tap('替他写：苏桂香')
  write('没看见')
  await tap('写好了，念一遍')
  cutNetwork(true)
  await tap('本人听了，说对')
  expect(screen.getByText('网络不通，请检查网络后再试')).toBeInTheDocument()
  cutNetwork(false)
  unmount()
  render(<ObjectFor />)
  await settle()
  expect(screen.getByText('苏桂香')).toBeInTheDocument()
  expect(words()).toHaveValue('没看见')
})

test('words that do not pass are mended where they were written', async () => {
  const fields = [{ field: 'text', message: '有不合适的字句，请改一改再发' }]
  await open(
    {},
    { 'deeds.objectFor': () => refuse('TEXT_RISKY', '有不合适的字句，请改一改再发', { fields }) },
  )
  await tap('替他写：苏桂香')
  write('代开发票')
  await tap('写好了，念一遍')
  await tap('本人听了，说对')
  expect(words()).toHaveValue('代开发票')
  expect(screen.getAllByText('有不合适的字句，请改一改再发').length).toBeGreaterThan(0)
})

test('who may not is told why', async () => {
  await open({ can: { ...can, objectFor: false } })
  expect(screen.getByText('这件不能由您来写')).toBeInTheDocument()
  await tap('看这件事')
  expect(went).toEqual(['/packages/points/deed/index?deedId=deed-1&villageId=shiwan'])
})
