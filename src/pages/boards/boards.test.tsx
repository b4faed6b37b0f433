import { act, fireEvent, render, screen, within } from '@testing-library/react'
import type { Answer } from '@/domain/contracts'
import type { AspirationView } from '@/domain/aspirations/contract'
import { chooseVillage, currentVillage } from '@/session/village'
import { boardPage, boardRow, goal, honour, honourPages } from '../../../test/ui/boards'
import { answerCalls, cutNetwork, refuse, sentTo, slowNetwork } from '../../../test/ui/calls'
import { startApp, went } from '../../../test/ui/taro'
import { deed, meAs, village } from '../../../test/ui/village'
import Boards from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../test/ui/calls'))

const visitor: Answer<'session.me'> = {
  signedIn: false,
  demo: false,
  today: '2026-11-24',
  identities: [],
}
const now = '2026-11-24T08:00:00.000Z'

type Answers = Parameters<typeof answerCalls>[0]

const usual: Answers = {
  'session.me': () => meAs(),
  'home.village': () => village,
  'honours.list': () => ({ honours: [honour()], total: 1, after: null }),
  'aspirations.list': () => ({ reached: [], open: [goal()], total: 1, after: null }),
  'ranking.page': () => boardPage(),
}

async function open(answers: Answers = {}, params: Record<string, string> = {}) {
  startApp(params)
  if (currentVillage() !== 'shiwan') chooseVillage('shiwan')
  answerCalls({ ...usual, ...answers })
  const shown = render(<Boards />)
  await settle()
  return shown
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(400))
const board = async (name: string) => {
  fireEvent.click(screen.getByRole('tab', { name: new RegExp(name) }))
  await settle()
}
const button = (name: string | RegExp) => screen.getByRole('button', { name })

jest.setTimeout(20_000)
beforeEach(() => jest.useFakeTimers({ now: Date.parse(now) }))
afterEach(() => jest.useRealTimers())

test('the honour roll comes first, and the board looked at last the next time', async () => {
  const first = await open()
  expect(screen.getByText('新上榜')).toBeInTheDocument()
  await board('志气榜')
  expect(screen.getByText('大家的心愿')).toBeInTheDocument()
  first.unmount()
  render(<Boards />)
  await settle()
  expect(screen.getByText('大家的心愿')).toBeInTheDocument()
})

test('only the board in view is asked for', async () => {
  await open()
  expect(sentTo('honours.list')).toHaveLength(1)
  expect(sentTo('ranking.page')).toHaveLength(0)
  expect(sentTo('aspirations.list')).toHaveLength(0)
})

test('the boards carry the names that the village gave them, with their counts', async () => {
  const boardNames = { aspirations: '奋进榜', honours: '好人榜', ranking: '家风榜' }
  const counts = { aspirations: 14, honours: 27, active: 86, inPublicity: 0 }
  await open({ 'home.village': () => ({ ...village, boardNames, counts }) })
  for (const name of ['奋进榜，14 愿', '好人榜，27 人', '家风榜，86 户']) {
    expect(screen.getByRole('tab', { name })).toBeInTheDocument()
  }
})

test('what is in publicity is one tap away, and nothing is said where nothing is', async () => {
  const counts = { ...village.counts, inPublicity: 12 }
  const { unmount } = await open({ 'home.village': () => ({ ...village, counts }) })
  fireEvent.click(screen.getByRole('link', { name: '公示中 12 件，去看看' }))
  expect(went).toEqual(['/packages/boards/publicity/index'])
  unmount()
  await open()
  expect(screen.queryByText(/公示中/)).not.toBeInTheDocument()
})

describe('on a wide window', () => {
  beforeEach(() => {
    window.matchMedia = () => ({ matches: true }) as MediaQueryList
  })
  afterEach(() => void Reflect.deleteProperty(window, 'matchMedia'))

  test('the three boards hang side by side', async () => {
    const { container } = await open()
    expect(container.querySelectorAll('.wall > *')).toHaveLength(3)
    for (const words of ['大家的心愿', '新上榜', '本月'])
      expect(screen.getByText(words)).toBeInTheDocument()
  })

  test('the day stands in the head, and below it when the next deed counts', async () => {
    const day = { day: '2026-11-24', month: '十月', lunar: '十六', term: null, market: true }
    await open({
      'home.village': () => ({ ...village, counts: { ...village.counts, inPublicity: 7 } }),
      'activities.list': () => ({ rows: [], after: null, next: null, days: [day] }),
      'deeds.inPublicity': () => ({
        deeds: [deed({ endsAt: '2026-11-24T16:00:00.000Z' })],
        after: null,
      }),
    })
    expect(screen.getByText(/^农历十月十六\s逢集$/)).toBeInTheDocument()
    expect(screen.getByText(/^最近一件 8 小时后入账。有异议：/)).toBeInTheDocument()
    expect(screen.queryByText('登录')).not.toBeInTheDocument()
  })

  test('the roll takes the whole wall, by year and by honour, and gives it back', async () => {
    const all = Array.from({ length: 7 }, (_, i) =>
      honour({
        honourId: `h${i}`,
        title: i % 2 ? '最美庭院' : '优秀志愿者',
        name: `何${i}`,
        awardedOn: i < 5 ? '2026-11-08' : '2025-08-24',
      }),
    )
    const { container } = await open({ 'honours.list': honourPages(all, 6) })
    fireEvent.click(screen.getByText('按荣誉看'))
    await settle()
    expect(screen.queryByText('大家的心愿')).not.toBeInTheDocument()
    for (const year of ['二〇二六年', '二〇二五年'])
      expect(screen.getByText(year)).toBeInTheDocument()
    expect(screen.getByText(/^共 7 人/)).toBeInTheDocument()
    fireEvent.click(screen.getByRole('tab', { name: '最美庭院' }))
    expect(screen.getByText(/^这项 3 人/)).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '何5，最美庭院，8.24' }))
    expect(went).toEqual(['/packages/boards/honour/index?honourId=h5'])
    fireEvent.keyDown(document, { key: 'Escape' })
    expect(container.querySelectorAll('.wall > *')).toHaveLength(3)
  })
})

test('a link that names a village chooses it', async () => {
  await open({}, { villageId: 'liping' })
  expect(currentVillage()).toBe('liping')
})

describe('the honour roll', () => {
  test('shows the newest with its first sentence and opens it', async () => {
    await open()
    expect(screen.getByText('十一年里，她每天清早多做三份饭。')).toBeInTheDocument()
    expect(screen.getByText('11 月 8 日公布')).toBeInTheDocument()
    fireEvent.click(button(/何秀兰，云岭好人/))
    expect(went).toEqual(['/packages/boards/honour/index?honourId=h1'])
  })

  test('keeps an empty place while there are few', async () => {
    await open()
    expect(screen.getByText('虚位以待')).toBeInTheDocument()
    expect(screen.queryByText('按荣誉看')).not.toBeInTheDocument()
  })

  test('by honour counts every entry, so it reads all pages first', async () => {
    const all = Array.from({ length: 7 }, (_, i) =>
      honour({
        honourId: `h${i}`,
        title: i % 2 ? '最美庭院' : '优秀志愿者',
        name: `何${i}`,
      }),
    )
    await open({ 'honours.list': honourPages(all, 6) })
    fireEvent.click(screen.getByText('按荣誉看'))
    await settle()
    expect(screen.getByRole('tab', { name: '最美庭院 3' })).toBeInTheDocument()
    fireEvent.click(screen.getByRole('tab', { name: '优秀志愿者 4' }))
    expect(screen.getByText('何6')).toBeInTheDocument()
    expect(screen.queryByText('何1')).not.toBeInTheDocument()
  })

  test('an empty one invites the committee to hang the first', async () => {
    await open({
      'session.me': () => meAs({ roles: ['committee'] }),
      'honours.list': () => ({ honours: [], total: 0, after: null }),
    })
    expect(screen.getByText('光荣榜还空着')).toBeInTheDocument()
    fireEvent.click(button('挂上第一块'))
    expect(went).toEqual(['/packages/committee/honour/index'])
  })
})

describe('the aspiration board', () => {
  test('a cheer shows at once, before the server has answered', async () => {
    let read: AspirationView = goal()
    await open({
      'aspirations.list': () => ({ reached: [], open: [read], total: 1, after: null }),
      'aspirations.cheer': () => {
        read = goal({ cheers: 39, cheered: true })
        return { cheers: 39 }
      },
    })
    await board('志气榜')
    fireEvent.click(button(/^加油，38 人/))
    expect(button(/^已加油，39 人/)).toBeInTheDocument()
    await settle()
    expect(button(/^已加油，39 人/)).toBeInTheDocument()
    expect(sentTo('aspirations.cheer')).toHaveLength(1)
  })

  test('a refused cheer is taken back and says why', async () => {
    await open({ 'aspirations.cheer': () => refuse('ASPIRATION_CLOSED', '这个心愿已经达成或撤下') })
    await board('志气榜')
    fireEvent.click(button(/^加油，38 人/))
    await settle()
    expect(button(/^加油，38 人/)).toBeInTheDocument()
    expect(screen.getByText('这个心愿已经达成或撤下')).toBeInTheDocument()
  })

  test('a visitor is led to sign in, and nothing is sent', async () => {
    await open({ 'session.me': () => visitor })
    await board('志气榜')
    fireEvent.click(button(/^加油，38 人/))
    expect(screen.getByText('登录后就能加油')).toBeInTheDocument()
    expect(sentTo('aspirations.cheer')).toHaveLength(0)
    fireEvent.click(button('去登录'))
    expect(went).toEqual(['/pages/me/index'])
  })

  test('somebody of another village is told so instead of being asked to sign in', async () => {
    await open({ 'session.me': () => meAs({ villageId: 'liping' }) })
    await board('志气榜')
    fireEvent.click(button(/^加油，38 人/))
    expect(screen.getByText('您不是这个村的，只能看看')).toBeInTheDocument()
    expect(sentTo('aspirations.cheer')).toHaveLength(0)
  })

  test('nobody cheers the own goal', async () => {
    await open({
      'aspirations.list': () => ({
        reached: [],
        open: [goal({ mine: true })],
        total: 1,
        after: null,
      }),
    })
    await board('志气榜')
    expect(screen.queryByText('加油')).not.toBeInTheDocument()
    expect(screen.getByText('38 人')).toBeInTheDocument()
  })

  test('reached goals stand above the open ones', async () => {
    const reached = goal({ aspirationId: 'r', goal: '学会嫁接，嫁活 60 棵', state: 'reached' })
    const { container } = await open({
      'aspirations.list': () => ({ reached: [reached], open: [goal()], total: 1, after: null }),
    })
    await board('志气榜')
    const text = container.textContent
    expect(text.indexOf('学会嫁接')).toBeGreaterThan(-1)
    expect(text.indexOf('学会嫁接')).toBeLessThan(text.indexOf('今年栽两亩'))
    expect(screen.getByText('1 个在努力')).toBeInTheDocument()
  })

  test('those reached earlier are a tap away', async () => {
    await open({
      'aspirations.list': () => ({
        reached: [],
        reachedMore: true,
        open: [goal()],
        total: 1,
        after: null,
      }),
    })
    await board('志气榜')
    fireEvent.click(screen.getByRole('link', { name: '做到了的，都看看' }))
    expect(went).toEqual(['/packages/boards/reached/index'])
  })

  test('a villager writes down a goal, a visitor signs in first', async () => {
    const { unmount } = await open()
    await board('志气榜')
    fireEvent.click(screen.getByText('写下我家的'))
    expect(went).toEqual(['/packages/boards/aspire/index'])
    unmount()
    await open({ 'session.me': () => visitor })
    await board('志气榜')
    fireEvent.click(screen.getByText('写下我家的'))
    expect(screen.getByText('登录后写下您家的')).toBeInTheDocument()
  })
})

describe('the points board', () => {
  const mine = { rank: 11, points: 103, name: '赵永顺户', previousRank: 12, toNext: 4 }

  test('says how final it is, and who asked not to be named', async () => {
    await open({
      'ranking.page': () =>
        boardPage({ rows: [1, 2, 3, 4].map((r) => boardRow(r, r === 4 ? { name: null } : {})) }),
    })
    await board('积分榜')
    expect(screen.getByText('截至 11 月 24 日')).toBeInTheDocument()
    expect(screen.getByText('暂定，12 月 10 日后封榜')).toBeInTheDocument()
    expect(screen.getByText('未具名')).toBeInTheDocument()
  })

  test('the own strip tells rank, points and how many are missing', async () => {
    await open({ 'ranking.page': () => boardPage({ mine }) })
    await board('积分榜')
    expect(screen.getByText('我家 · 赵永顺户')).toBeInTheDocument()
    expect(screen.getByText('再 4 分上一名')).toBeInTheDocument()
  })

  test('a closed board holds out no next rank, and says where it was drawn anew', async () => {
    const closed = { closed: true, mine: { ...mine, toNext: null }, redrawn: true }
    await open({ 'ranking.page': () => boardPage(closed) })
    await board('积分榜')
    expect(screen.getByText('已封榜，名次不再变')).toBeInTheDocument()
    expect(screen.queryByText(/上一名|最前/)).not.toBeInTheDocument()
    expect(screen.getByText(/这一期封榜后重排过/)).toBeInTheDocument()
  })

  test('on the first days of a month the one before is shown, and said to be', async () => {
    const before = { period: '2026-10', before: true, mine }
    await open({ 'ranking.page': () => boardPage(before) })
    await board('积分榜')
    expect(screen.getByText('本月还没有积分，先看 10 月的榜。')).toBeInTheDocument()
    expect(screen.queryByText(/上一名/)).not.toBeInTheDocument()
    expect(screen.queryByText(/重排过/)).not.toBeInTheDocument()
  })

  test('without points the strip leads to reporting a deed', async () => {
    const none = { ...mine, rank: null, points: 0, toNext: null }
    await open({ 'ranking.page': () => boardPage({ mine: none }) })
    await board('积分榜')
    expect(screen.getByText('本月还没有积分')).toBeInTheDocument()
    fireEvent.click(button('报一件事'))
    expect(went).toEqual(['/packages/points/claim/index'])
  })

  test('a visitor has no strip', async () => {
    await open({ 'session.me': () => visitor })
    await board('积分榜')
    expect(screen.queryByText(/我家 · /)).not.toBeInTheDocument()
    expect(screen.queryByText('本月还没有积分')).not.toBeInTheDocument()
  })

  test('another period is one tap, and past ones are asked for by their key', async () => {
    await open()
    await board('积分榜')
    fireEvent.click(screen.getByRole('tab', { name: '今年' }))
    await settle()
    expect(sentTo('ranking.page').map((c) => c.payload)).toContainEqual({
      villageId: 'shiwan',
      kind: 'year',
    })
    fireEvent.click(button('看前一段，10 月'))
    await settle()
    expect(sentTo('ranking.page').map((c) => c.payload)).toContainEqual({
      villageId: 'shiwan',
      kind: 'month',
      period: '2026-10',
    })
  })

  test('groups stand by their average, with households and sum beside it', async () => {
    const groups = [{ group: '四组', rank: 1, average: 41.3, sum: 1322, households: 32 }]
    await open({ 'ranking.page': () => boardPage({ groups }) })
    await board('积分榜')
    fireEvent.click(button('按户排名'))
    fireEvent.click(screen.getByRole('radio', { name: /按组排名/ }))
    await settle()
    expect(screen.getByText('32 户，共 1,322 分')).toBeInTheDocument()
    expect(screen.getByText('41.3')).toBeInTheDocument()
  })

  test('deductions are one sum without names', async () => {
    await open({ 'ranking.page': () => boardPage({ deductions: -30 }) })
    await board('积分榜')
    expect(screen.getByText('本月全村扣分合计 −30 分，不记名。')).toBeInTheDocument()
  })

  test('a village that shows no ranking says so', async () => {
    await open({ 'ranking.page': () => boardPage({ off: true, rows: [] }) })
    await board('积分榜')
    expect(screen.getByText('本村不排名次')).toBeInTheDocument()
    expect(screen.queryByRole('tab', { name: '本月' })).not.toBeInTheDocument()
  })

  test('a long board is drawn in steps and read on where it ends', async () => {
    const rows = Array.from({ length: 55 }, (_, i) => boardRow(i + 1))
    await open({
      'ranking.page': ({ from = 0 }) =>
        boardPage({ rows: rows.slice(from, from + 50), next: from === 0 ? 50 : null }),
    })
    await board('积分榜')
    expect(screen.getByText('户20')).toBeInTheDocument()
    expect(screen.queryByText('户21')).not.toBeInTheDocument()
    for (let i = 0; i < 2; i++) {
      fireEvent.click(button('再看一些'))
      await settle()
    }
    expect(screen.getByText('户55')).toBeInTheDocument()
    expect(sentTo('ranking.page').map((c) => c.payload)).toContainEqual({
      villageId: 'shiwan',
      kind: 'month',
      from: 50,
    })
    expect(screen.queryByRole('button', { name: '再看一些' })).not.toBeInTheDocument()
  })
})

describe('when it does not come', () => {
  test('a village that is gone leads to choosing another', async () => {
    await open({
      'home.village': () => refuse('VILLAGE_NOT_FOUND', '没有找到这个村，请重新选择'),
    })
    fireEvent.click(button('选一个村'))
    expect(went).toEqual(['/packages/boards/village/index'])
  })

  test('a failure tells the request number and can be tried again', async () => {
    let fails = true
    await open({
      'honours.list': () =>
        fails
          ? ({ ...(refuse('INTERNAL', '系统出了问题') as object), requestId: 'K7Q2' } as never)
          : { honours: [honour()], total: 1, after: null },
    })
    const alert = screen.getByRole('alert')
    expect(within(alert).getByText('系统出了问题')).toBeInTheDocument()
    expect(within(alert).getByText(/K7Q2/)).toBeInTheDocument()
    fails = false
    fireEvent.click(button('再试一次'))
    await settle()
    expect(screen.getByText('新上榜')).toBeInTheDocument()
  })

  test('with a weak network the older answer stands, with its age', async () => {
    const { unmount } = await open()
    unmount()
    cutNetwork(true)
    await act(() => jest.advanceTimersByTimeAsync(5 * 60_000))
    render(<Boards />)
    await settle()
    expect(screen.getByText('网络不通，这是5 分钟前的榜')).toBeInTheDocument()
    expect(screen.getByText('十一年里，她每天清早多做三份饭。')).toBeInTheDocument()
  })

  test('while a slow network brings a new answer the older one stands at once, then says its age', async () => {
    const { unmount } = await open()
    unmount()
    await act(() => jest.advanceTimersByTimeAsync(3 * 3_600_000))
    slowNetwork(3000)
    render(<Boards />)
    expect(screen.getByText('十一年里，她每天清早多做三份饭。')).toBeInTheDocument()
    await settle()
    expect(screen.queryByText(/正在换新的/)).not.toBeInTheDocument()
    await settle()
    await settle()
    expect(screen.getByText('3 小时前的榜，正在换新的')).toBeInTheDocument()
    await act(() => jest.advanceTimersByTimeAsync(6000))
    expect(screen.queryByText(/正在换新的/)).not.toBeInTheDocument()
  })

  test('the blank lines wait for 300 ms', async () => {
    startApp()
    answerCalls({})
    const { container } = render(<Boards />)
    expect(container.querySelector('.loading--early')).not.toBeNull()
    await settle()
  })
})
