import { act, fireEvent, render, screen, within } from '@testing-library/react'
import type { Answer } from '@/domain/contracts'
import { answerCalls, refuse, sentTo } from '../../../test/ui/calls'
import { startApp } from '../../../test/ui/taro'
import Desk from './desk'
import OpenCounty from './open'
import AddVillage from './village'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../test/ui/calls'))

const settle = () => act(() => jest.advanceTimersByTimeAsync(400))
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })

const village = {
  villageId: 'shiwan',
  name: '柿湾村',
  households: 2,
  committee: 1,
  reviewers: 0,
  hasRules: false,
}
const town = { regionId: 'qingshi', name: '青石镇', officers: 0, villages: [village] }
const county = {
  ...{ regionId: 'yunling', level: 'county', name: '云岭县', officers: 1, towns: [town] },
} as Answer<'founding.overview'>
const card = (name: string) => ({ name, cardCode: 'K7Q2M9PT', once: '20938471' })

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

describe('开机码', () => {
  function open(more: Parameters<typeof answerCalls>[0] = {}) {
    startApp()
    answerCalls({
      'founding.state': () => ({ founded: false, codeHours: 21 }),
      'founding.openCounty': () => ({ cardCode: 'K7Q2M9PT' }),
      'session.bind': () => ({ villageId: '', identity: null, token: 'token' }),
      ...more,
    })
    render(<OpenCounty />)
  }
  async function fill() {
    await screen.findByText('等您落笔')
    type('开机码', 'k7q2 m9pt')
    type('县名', '云岭县')
    type('您是', '秦晓雯')
    type('手机', '15400000001')
    type('给自己设个口令', '583017')
    fireEvent.click(screen.getByRole('button', { name: '开县' }))
    await settle()
  }

  test('opens the county, signs its officer in, and shows the number of the card', async () => {
    open()
    await fill()
    expect(sentTo('founding.openCounty')[0]?.payload).toEqual({
      ...{ code: 'K7Q2M9PT', county: '云岭县', name: '秦晓雯' },
      ...{ phone: '15400000001', secret: '583017' },
    })
    expect(sentTo('session.bind')[0]?.payload).toMatchObject({
      ...{ cardCode: 'K7Q2M9PT', proof: '583017' },
    })
    expect(screen.getByText('K7Q2 M9PT')).toBeInTheDocument()
  })

  test('what is wrong with the code is said beside it, and the next try is another one', async () => {
    const words = '开机码不对，请照启动时屏幕上的填'
    open({ 'founding.openCounty': () => refuse('FOUNDING_CODE_WRONG', words) })
    await fill()
    expect(screen.getByText(words)).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '开县' }))
    await settle()
    const [first, second] = sentTo('founding.openCounty')
    expect(first?.key).not.toBe(second?.key)
    expect(sentTo('session.bind')).toEqual([])
  })

  test('an easy secret is not sent', async () => {
    open()
    await screen.findByText('等您落笔')
    type('开机码', 'K7Q2M9PT')
    type('县名', '云岭县')
    type('您是', '秦晓雯')
    type('手机', '15400000001')
    type('给自己设个口令', '123456')
    fireEvent.click(screen.getByRole('button', { name: '开县' }))
    await settle()
    expect(screen.getByText(/这个口令太好猜/)).toBeInTheDocument()
    expect(sentTo('founding.openCounty')).toEqual([])
  })

  test('where there is a county already, it says so', async () => {
    open({ 'founding.state': () => ({ founded: true, codeHours: null }) })
    expect(await screen.findByText('这里已经开过县了')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '开县' })).not.toBeInTheDocument()
  })
})

describe('县里的事', () => {
  function open(more: Parameters<typeof answerCalls>[0] = {}) {
    startApp()
    answerCalls({
      'founding.overview': () => county,
      'founding.addTown': () => ({ regionId: 'baishui' }),
      'founding.addOfficer': () => card('马镇'),
      ...more,
    })
    render(<Desk />)
  }

  test('says what a village lacks, and asks for a second officer', async () => {
    open()
    expect(await screen.findByText('还缺审核员、积分细则')).toBeInTheDocument()
    expect(screen.getByText(/请再添一位县里的干部/)).toBeInTheDocument()
  })

  test('a second officer there, nobody is asked for', async () => {
    open({ 'founding.overview': () => ({ ...county, officers: 2 }) })
    await screen.findByText('还缺审核员、积分细则')
    expect(screen.queryByText(/请再添一位县里的干部/)).not.toBeInTheDocument()
  })

  test('an officer gets a card, whose code is shown once', async () => {
    open()
    fireEvent.click(await screen.findByText('添干部'))
    const sheet = within(screen.getByRole('dialog'))
    fireEvent.input(sheet.getByLabelText('姓名'), { target: { value: '马镇' } })
    fireEvent.input(sheet.getByLabelText('手机'), { target: { value: '154' } })
    fireEvent.click(sheet.getByRole('button', { name: '发卡' }))
    expect(sheet.getByText('手机号是 11 位数字，以 1 开头')).toBeInTheDocument()
    fireEvent.input(sheet.getByLabelText('手机'), { target: { value: '15400000002' } })
    fireEvent.click(sheet.getByRole('button', { name: '发卡' }))
    await settle()
    expect(sentTo('founding.addOfficer')[0]?.payload).toEqual({
      ...{ regionId: 'qingshi', name: '马镇', phone: '15400000002' },
    })
    expect(screen.getByText('2093 8471')).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '抄好了' }))
    expect(screen.queryByText('2093 8471')).not.toBeInTheDocument()
  })

  test('a town that is there is refused where it was typed', async () => {
    const words = '已经有这个乡镇了，请换一个名字'
    open({ 'founding.addTown': () => refuse('TOWN_THERE', words) })
    fireEvent.click(await screen.findByText('添一个乡镇'))
    type('乡镇名', '青石镇')
    fireEvent.click(screen.getByRole('button', { name: '添上' }))
    await settle()
    expect(screen.getByText(words)).toBeInTheDocument()
  })

  test('a town’s officer founds villages, and makes neither towns nor officers', async () => {
    open({ 'founding.overview': () => ({ ...county, level: 'town', name: '青石镇' }) })
    expect(await screen.findByRole('button', { name: '在青石镇建一个村' })).toBeInTheDocument()
    expect(screen.queryByText('添干部')).not.toBeInTheDocument()
    expect(screen.queryByText('添一个乡镇')).not.toBeInTheDocument()
  })
})

test('a village is founded with its first two people, whose cards are shown', async () => {
  startApp({ townId: 'qingshi' })
  answerCalls({
    'founding.overview': () => county,
    'founding.addVillage': () => ({
      villageId: 'lingtou',
      committee: card('杨树林'),
      reviewer: { ...card('李桂芳'), once: '11112222' },
    }),
  })
  render(<AddVillage />)
  const inputs = async () => screen.findAllByRole('textbox')
  const [name, ...rest] = await inputs()
  const values = ['杨树林', '15400000003', '一组', '1', '李桂芳', '15400000004', '二组', '2']
  fireEvent.input(name!, { target: { value: '岭头村' } })
  for (const [i, value] of values.entries()) fireEvent.input(rest[i]!, { target: { value } })
  fireEvent.click(screen.getByRole('button', { name: '建村，发两张卡' }))
  await settle()
  expect(sentTo('founding.addVillage')[0]?.payload).toEqual({
    townId: 'qingshi',
    name: '岭头村',
    committee: { name: '杨树林', phone: '15400000003', group: '一组', number: '1' },
    reviewer: { name: '李桂芳', phone: '15400000004', group: '二组', number: '2' },
  })
  expect(screen.getByText('2093 8471')).toBeInTheDocument()
  expect(screen.getByText('1111 2222')).toBeInTheDocument()
})
