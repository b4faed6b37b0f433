import { act, fireEvent, render, screen } from '@testing-library/react'
import type { DeedStory } from '@/domain/deeds/contract'
import { photosComeFrom } from '@/components/photos/anew'
import { dataChanged } from '@/data/ask'
import { chooseVillage } from '@/session/village'
import { answerCalls, sentTo } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { meAs, story, village } from '../../../../test/ui/village'
import Deed from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

async function open(data: DeedStory, me = meAs({ personId: 'reader', roles: ['reviewer'] })) {
  startApp({ deedId: 'deed-1' })
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => me,
    'home.village': () => village,
    'deeds.read': () => data,
    'deeds.approve': () => ({ points: 8, cuts: [], endsAt: '2026-11-15T16:00:00.000Z' }),
    'deeds.withdraw': () => ({}),
    'deeds.takeBack': () => ({}),
    'deeds.retract': () => ({}),
  })
  const page = render(<Deed />)
  await settle()
  return page
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(50))

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-24T02:00:00.000Z') }))
afterEach(() => jest.useRealTimers())

test('the story names rule, version, filer and who can review', async () => {
  await open(story({ review: { may: false, why: null, others: ['李*芳'], substitute: false } }))
  expect(screen.getByText('公共参与 · 公共劳动，每次 8 分')).toBeInTheDocument()
  expect(screen.getByText('积分细则 2026 版，第 11 条')).toBeInTheDocument()
  expect(screen.getByText('第 3 次发布')).toBeInTheDocument()
  expect(screen.getByText('周*代报')).toBeInTheDocument()
  expect(screen.getByText('可由李*芳审')).toBeInTheDocument()
})

test('a visitor is told how to object, and is led to the sign-in; nobody else is', async () => {
  const nothing = { withdraw: false, approve: false, object: false }
  const inPublicity = story({ can: nothing })
  const shown = { ...inPublicity, deed: { ...inPublicity.deed, state: 'publicity' as const } }
  const visitor = { ...meAs(), signedIn: false, identities: [] }
  const { unmount } = await open(shown, visitor)
  expect(screen.getByText(/登录后在这里提异议.*当面告诉监督员或小组长/)).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '去登录' }))
  await settle()
  expect(went).toEqual(['/pages/me/index'])
  unmount()
  const again = await open({ ...shown, deed: { ...shown.deed, state: 'posted' } }, visitor)
  expect(screen.queryByText(/登录后在这里提异议/)).toBeNull()
  again.unmount()
  await open(shown)
  expect(screen.queryByText(/登录后在这里提异议/)).toBeNull()
})

test('the filer takes it back only after being asked', async () => {
  await open(story({ can: { withdraw: true, approve: false, object: false } }))
  fireEvent.click(screen.getByRole('button', { name: '撤回' }))
  expect(sentTo('deeds.withdraw')).toHaveLength(0)
  fireEvent.click(screen.getByRole('button', { name: '撤回，不报了' }))
  await settle()
  expect(sentTo('deeds.withdraw')).toHaveLength(1)
})

test('leaving the page right after the stamp still sends it', async () => {
  const { unmount } = await open(
    story({
      can: { withdraw: false, approve: true, object: false },
      review: { may: true, why: null, others: [], substitute: false },
    }),
  )
  fireEvent.click(screen.getByRole('button', { name: '同意，盖章' }))
  expect(sentTo('deeds.approve')).toHaveLength(0)
  unmount()
  await settle()
  expect(sentTo('deeds.approve')).toHaveLength(1)
})

test('a reviewer of the household sees why not and who can', async () => {
  await open(
    story({ review: { may: false, why: 'OWN_FILING', others: ['李*芳'], substitute: false } }),
  )
  expect(screen.getByText('是您报的，须由他人审')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '同意，盖章' })).not.toBeInTheDocument()
})

test('an open objection is told without who made it, an answer with its reason', async () => {
  await open(
    story(
      {
        openObjections: 1,
        answers: [
          { decision: 'dismissed', reason: '有照片和两人作证', at: '2026-11-13T02:00:00.000Z' },
        ],
      },
      {
        state: 'objected',
        approvedAt: '2026-11-12T12:00:00.000Z',
        endsAt: '2026-11-15T16:00:00.000Z',
      },
    ),
  )
  expect(screen.getByText('有一条异议，等监督员答复')).toBeInTheDocument()
  expect(screen.getByText('异议不成立：有照片和两人作证')).toBeInTheDocument()
})

const objectable = { can: { withdraw: false, approve: false, object: true } }

test('objecting has a page of its own', async () => {
  await open(story(objectable, { state: 'publicity' }))
  fireEvent.click(screen.getByRole('button', { name: '我有异议' }))
  expect(went).toEqual(['/packages/points/object/index?deedId=deed-1&villageId=shiwan'])
})

test('whoever objected sees the day of the answer', async () => {
  await open(story({ openObjections: 1, answerBy: '2026-11-19' }, { state: 'objected' }))
  expect(screen.getByText('您提的，最晚 11 月 19 日答复')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '我有异议' })).not.toBeInTheDocument()
})

test('whoever objected reads the own words and what came of them, and takes them back only after being asked', async () => {
  const own = { text: '那天去了十一个人', at: '2026-11-23T02:00:00.000Z' }
  const can = { withdraw: false, approve: false, object: false, retract: true }
  const open_ = { ...own, state: 'open' } as const
  const { unmount } = await open(
    story(
      { objection: open_, answerBy: '2026-11-30', openObjections: 1, can },
      { state: 'objected' },
    ),
  )
  expect(screen.getByText('“那天去了十一个人”')).toBeInTheDocument()
  expect(screen.getByText(/等监督员答复$/, { selector: '.fact__note' })).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '收回异议' }))
  expect(sentTo('deeds.retract')).toHaveLength(0)
  fireEvent.click(screen.getByRole('button', { name: '收回，不提了' }))
  await settle()
  expect(sentTo('deeds.retract')).toHaveLength(1)
  unmount()
  const answer = { reason: '查过了', at: '2026-11-23T05:00:00.000Z', by: '陈*义' }
  await open(story({ objection: { ...own, state: 'upheld', answer } }, { state: 'dropped' }))
  expect(screen.getByText(/，成立$/)).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '看答复' }))
  expect(went).toEqual(['/packages/points/answer/index?deedId=deed-1&villageId=shiwan'])
  expect(screen.queryByRole('button', { name: '收回异议' })).not.toBeInTheDocument()
})

test('an objection that a recorder made for somebody says so', async () => {
  const objection = { text: '没看见', at: '2026-11-23T02:00:00.000Z', state: 'open' } as const
  const can = { withdraw: false, approve: false, object: false, retract: true }
  await open(
    story(
      { objection: { ...objection, scribe: '马德厚' }, answerBy: '2026-11-30', can },
      { state: 'objected' },
    ),
  )
  expect(screen.getByText(/^马德厚替您提了异议，最晚/)).toBeInTheDocument()
})

test('a recorder objects for others too, also to what they objected to themselves', async () => {
  const way = '/packages/points/object-for/index?deedId=deed-1&villageId=shiwan'
  for (const more of [{ object: true }, { object: false }, { object: false, retract: true }]) {
    went.length = 0
    const can = { withdraw: false, approve: false, objectFor: true, ...more }
    const { unmount } = await open(story({ can }, { state: 'publicity' }))
    fireEvent.click(screen.getByRole('button', { name: '替人提' }))
    expect(went).toEqual([way])
    unmount()
  }
})

test('a reviewer takes an approval back with a reason, which the deed then shows', async () => {
  const can = { withdraw: false, approve: false, object: true, takeBack: true }
  const { unmount } = await open(story({ can, approvedBy: '李*芳' }, { state: 'publicity' }))
  fireEvent.click(screen.getByRole('button', { name: '撤回同意' }))
  fireEvent.click(screen.getByRole('button', { name: '撤回，重新审' }))
  expect(sentTo('deeds.takeBack')).toHaveLength(0)
  fireEvent.click(screen.getByText('分值选错了'))
  fireEvent.click(screen.getByRole('button', { name: '撤回，重新审' }))
  await settle()
  expect(sentTo('deeds.takeBack').map((call) => call.payload)).toEqual([
    { villageId: 'shiwan', deedId: 'deed-1', reason: '分值选错了' },
  ])
  unmount()
  await open(story({}, { takenBack: '分值选错了' }))
  expect(screen.getByText('同意过，审核员又撤回了')).toBeInTheDocument()
  expect(screen.getByText('分值选错了')).toBeInTheDocument()
})

test('a deed sent back shows the reason', async () => {
  await open(
    story(
      { rejectedBy: '李*芳', rejectedAt: '2026-11-12T12:00:00.000Z' },
      { state: 'rejected', rejection: '与已报的一件重复' },
    ),
  )
  expect(screen.getByText('与已报的一件重复')).toBeInTheDocument()
})

const photo = { photoId: 'p1', width: 640, height: 480, thumb: '/t.jpg?a', full: '/f.jpg?a' }

test('its photos are seen on the whole screen, one after the other', async () => {
  await open(story({ photos: [photo, { ...photo, photoId: 'p2', full: '/f2.jpg' }] }))
  fireEvent.click(screen.getByRole('button', { name: /第 1 张，共 2 张，放大看/ }))
  expect(screen.getByRole('img', { name: /第 1 张$/ })).toHaveAttribute('src', '/f.jpg?a')
  fireEvent.click(screen.getByRole('button', { name: '下一张' }))
  expect(screen.getByRole('img', { name: /第 2 张$/ })).toHaveAttribute('src', '/f2.jpg')
  fireEvent.keyDown(document, { key: 'Escape' })
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('a photo whose address ran out is asked for anew: when it gives nothing, and before it is opened late', async () => {
  photosComeFrom(dataChanged)
  let given = 0
  await open(story())
  answerCalls({
    'deeds.read': () => {
      given++
      return story({ photos: [{ ...photo, full: `/f.jpg?${String(given)}` }] })
    },
  })
  dataChanged()
  await settle()
  const large = () => screen.getByRole('img', { name: /第 1 张$/ })
  const enlarge = () => fireEvent.click(screen.getByRole('button', { name: /放大看/ }))
  enlarge()
  expect(large()).toHaveAttribute('src', '/f.jpg?1')
  fireEvent.error(large())
  expect(screen.getByText('正在取照片……')).toBeInTheDocument()
  await settle()
  expect(large()).toHaveAttribute('src', '/f.jpg?2')
  fireEvent.error(large())
  await settle()
  expect(screen.getByText('照片打不开，请返回再看一次')).toBeInTheDocument()
  expect(given).toBe(2)
  fireEvent.keyDown(document, { key: 'Escape' })
  await act(() => jest.advanceTimersByTimeAsync(15 * 60_000))
  enlarge()
  await settle()
  expect(large()).toHaveAttribute('src', '/f.jpg?3')
})

test('a rejected deed is filed anew from its own page, or leads to the new one', async () => {
  const of = { state: 'rejected', mine: true } as const
  const again = { itemId: 'labour', householdId: 'zhao', doerId: null, quantity: 1, note: '' }
  const page = await open(story({ again }, of))
  fireEvent.click(screen.getByRole('button', { name: '再报一次' }))
  page.unmount()
  await open(story({ refiledAs: 'deed-2' }, of))
  fireEvent.click(screen.getByRole('button', { name: '看新报的' }))
  expect(went).toEqual(['/packages/points/deed/index?deedId=deed-2'])
})

test('what was said aloud is listened to here, by whoever said it', async () => {
  const voice = { seconds: 23, address: '/files/voices/v1.mp3' }
  await open(
    story({ objection: { text: '', voice, at: '2026-11-23T02:00:00.000Z', state: 'open' } }),
  )
  expect(screen.getByRole('button', { name: '听录音，23 秒' })).toBeInTheDocument()
  expect(screen.queryByText(/“/)).not.toBeInTheDocument()
})
