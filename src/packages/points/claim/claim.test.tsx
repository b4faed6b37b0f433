import { act, fireEvent, render, screen } from '@testing-library/react'
import { chooseVillage } from '@/session/village'
import { answerCalls, cutNetwork, refuse, sentTo, uploads } from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { household, labour, meAs, rules, story, village } from '../../../../test/ui/village'
import { addDays } from '@/domain/common/day'
import { keepSending } from '@/data/outbox'
import { forgetDrafts } from '@/offline/drafts'
import { shelf } from '../../../../test/ui/shelf'
import { today } from '@/session/clock'
import Claim from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
const mockChosen: string[] = []
jest.mock('@/features/photos/choose-photos', () => ({
  choosePhotos: (most: number) =>
    Promise.resolve(
      mockChosen
        .splice(0, most)
        .map((path) => ({ path, ready: () => Promise.resolve({ path, bytes: 3 }) })),
    ),
}))
jest.mock('@/offline/files-web', () => jest.requireActual<object>('../../../../test/ui/shelf'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

function open(
  answers: Parameters<typeof answerCalls>[0] = {},
  params = {},
  villageId: string | null = 'shiwan',
) {
  startApp(params)
  shelf.clear()
  if (villageId !== null) chooseVillage(villageId)
  answerCalls({
    'session.me': () => meAs(),
    'home.village': () => village,
    'home.household': () => household,
    'rules.inForce': () => rules,
    'deeds.file': () => ({ deedId: 'deed-9', substitute: false, points: 8 }),
    'files.promise': () => ({ fileId: `file-${++files}`, uploadTo: `/files/${files}` }),
    'photos.add': ({ fileId }) => ({ photoId: `photo-of-${fileId}`, width: 640, height: 480 }),
    ...answers,
  })
  return render(<Claim />)
}

let files = 0
const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const settle = () => act(() => jest.advanceTimersByTimeAsync(50))

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('a phone that opens here first need not choose its village', async () => {
  open({}, {}, null)
  await settle()
  expect(screen.queryByText('登录后才能报')).toBeNull()
  expect(screen.getByRole('button', { name: '公共劳动，每次 8 分' })).toBeInTheDocument()
})

test('a claim of today takes two taps', async () => {
  open()
  await settle()
  tap('公共劳动，每次 8 分')
  expect(screen.getByText('+8 分，审核后公示 3 天')).toBeInTheDocument()
  tap('报上去')
  await settle()
  expect(sentTo('deeds.file').map((call) => call.payload)).toEqual([
    {
      villageId: 'shiwan',
      itemId: 'labour',
      householdId: 'zhao',
      doerId: 'zhao-1',
      doneOn: today(),
      quantity: 1,
      note: '',
    },
  ])
  expect(screen.getByText('报上去了，等审核')).toBeInTheDocument()
})

test('only what a villager may file is offered for the own household', async () => {
  open()
  await settle()
  expect(screen.queryByText('庭院整洁')).not.toBeInTheDocument()
})

test('hours are told in halves and a needed note is asked for', async () => {
  open()
  await settle()
  tap('义务普法，每小时 5 分')
  tap('几小时，增加')
  expect(screen.getByText('+7 分，合 7.5 分，零头不记，审核后公示 3 天')).toBeInTheDocument()
  tap('报上去')
  expect(screen.getByText('这一条要写清做了什么')).toBeInTheDocument()
  expect(sentTo('deeds.file')).toHaveLength(0)
  fireEvent.change(screen.getByLabelText('做了什么'), { target: { value: '给老人讲防诈骗' } })
  tap('报上去')
  await settle()
  expect(sentTo('deeds.file')[0]?.payload).toMatchObject({ quantity: 1.5, note: '给老人讲防诈骗' })
})

describe('an item with a cap', () => {
  const cap = { amount: 30, unit: 'points', per: 'month', of: 'household' } as const
  const capped = {
    'rules.inForce': () => ({ ...rules, items: [{ ...labour, caps: [cap] }] }),
  }
  const { amount: limit, ...monthly } = cap

  test('says what is left of it, and promises no more than that', async () => {
    open({ ...capped, 'deeds.room': () => ({ caps: [{ ...monthly, limit, used: 25 }] }) })
    await settle()
    tap('公共劳动，每次 8 分')
    await settle()
    expect(screen.getByText('每户每月最多 30 分，还能记 5 分，超出的不记')).toBeInTheDocument()
    expect(
      screen.getByText(/^\+5 分，.*上限 30 分，这次只能记 \+5，审核后公示 3 天$/),
    ).toBeInTheDocument()
    for (let i = 0; i < 12; i++) tap('几次，增加')
    await settle()
    expect(screen.queryByText(/104/)).not.toBeInTheDocument()
    expect(screen.getByText(/^\+5 分，/)).toBeInTheDocument()
    expect(sentTo('deeds.room')[0]?.payload).toMatchObject({ itemId: 'labour' })
  })

  test('promises nothing while that is not known', async () => {
    open({ ...capped, 'deeds.room': () => refuse('OFFLINE', '网络不通') })
    await settle()
    tap('公共劳动，每次 8 分')
    await settle()
    expect(screen.getByText('审核后公示 3 天，超过上限的不记')).toBeInTheDocument()
    expect(screen.queryByText(/\+8 分，/)).not.toBeInTheDocument()
  })
})

test('where the village counts by resident somebody has to be named', async () => {
  const strangers = household.members.map((m) => ({ ...m, residentId: `other-${m.residentId}` }))
  open({
    'home.village': () => ({ ...village, unit: 'resident' }),
    'home.household': () => ({ ...household, members: strangers }),
  })
  await settle()
  tap('公共劳动，每次 8 分')
  tap('报上去')
  expect(screen.getByText('请选是谁做的')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('radio', { name: '苏桂香' }))
  tap('报上去')
  await settle()
  expect(sentTo('deeds.file')[0]?.payload).toMatchObject({ doerId: 'other-zhao-2' })
})

test('what nobody in the village may review is said to have gone to the town', async () => {
  open({ 'deeds.file': () => ({ deedId: 'deed-9', substitute: true, points: 8 }) })
  await settle()
  tap('公共劳动，每次 8 分')
  tap('报上去')
  await settle()
  expect(screen.getByText('报上去了，已交乡镇代审')).toBeInTheDocument()
})

test('without a network the claim stays on the phone and is sent once, under one key', async () => {
  open()
  await settle()
  tap('公共劳动，每次 8 分')
  cutNetwork(true)
  tap('报上去')
  await settle()
  expect(screen.getByText('先存在手机里了')).toBeInTheDocument()
  cutNetwork(false)
})

test('a refusal is shown and nothing is kept for later', async () => {
  open({ 'deeds.file': () => refuse('DEED_TOO_OLD', '过了补报期限，请找村委') })
  await settle()
  tap('公共劳动，每次 8 分')
  tap('报上去')
  await settle()
  expect(screen.getByText('过了补报期限，请找村委')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '报上去' })).toBeInTheDocument()
})

test('what looks odd is asked about once more, and taken with the answer', async () => {
  const questions = [{ id: 'many', words: '一件事记 1000 次' }]
  open({
    'deeds.file': ({ sure }) =>
      sure === undefined
        ? refuse('ANSWER_FIRST', '有几处请您再看一眼', { questions })
        : { deedId: 'deed-9', substitute: false, points: 8 },
  })
  await settle()
  tap('公共劳动，每次 8 分')
  tap('报上去')
  await settle()
  expect(screen.getByText('一件事记 1000 次')).toBeInTheDocument()
  tap('没错，照样送')
  await settle()
  expect(sentTo('deeds.file')[1]?.payload).toMatchObject({ sure: ['many'] })
  expect(screen.getByText('报上去了，等审核')).toBeInTheDocument()
})

test('a deed like one that is there is asked about before it is sent, once', async () => {
  const alike = { id: 'alike:d1', words: '这一户今天的「公共劳动」已经报过，这是另一件' }
  open({ 'deeds.room': () => ({ caps: [], alike }) })
  await settle()
  tap('公共劳动，每次 8 分')
  await settle()
  tap('报上去')
  expect(screen.getByText(alike.words)).toBeInTheDocument()
  expect(sentTo('deeds.file')).toHaveLength(0)
  tap('没错，照样送')
  await settle()
  expect(sentTo('deeds.file').map((call) => call.payload)).toMatchObject([{ sure: ['alike:d1'] }])
  expect(screen.getByText('报上去了，等审核')).toBeInTheDocument()
})

test('what the server says of the words stands beside them until they are changed', async () => {
  const message = '做了什么里有不合适的字句，请改一改再发'
  open({
    'deeds.file': () => refuse('TEXT_RISKY', message, { fields: [{ field: 'note', message }] }),
  })
  await settle()
  tap('公共劳动，每次 8 分')
  tap('报上去')
  await settle()
  expect(screen.getByLabelText('做了什么')).toHaveAccessibleDescription(message)
  fireEvent.change(screen.getByLabelText('做了什么'), { target: { value: '清了路' } })
  expect(screen.queryByText(message)).not.toBeInTheDocument()
})

describe('photos', () => {
  beforeEach(() => {
    files = 0
    mockChosen.splice(0)
  })

  test('are sent when they are chosen, and go with the claim', async () => {
    mockChosen.push('one.jpg', 'two.jpg', 'three.jpg', 'four.jpg')
    open()
    await settle()
    tap('公共劳动，每次 8 分')
    tap('加照片，拍照或从相册选')
    await settle()
    expect(uploads).toEqual(['/files/1', '/files/2', '/files/3'])
    expect(screen.queryByRole('button', { name: /^加照片/ })).not.toBeInTheDocument()
    tap('去掉照片 2')
    tap('报上去')
    await settle()
    expect(sentTo('deeds.file')[0]?.payload).toMatchObject({
      photoIds: ['photo-of-file-1', 'photo-of-file-3'],
    })
  })

  test('without a network stay, say so, and go by themselves once there is one', async () => {
    mockChosen.push('one.jpg')
    open()
    await settle()
    tap('公共劳动，每次 8 分')
    cutNetwork(true)
    tap('加照片，拍照或从相册选')
    await settle()
    expect(screen.getByText('没有网，照片存在手机里，有网会自动送')).toBeInTheDocument()
    cutNetwork(false)
    act(() => void window.dispatchEvent(new Event('online')))
    await settle()
    expect(screen.queryByRole('status', { name: /待发/ })).not.toBeInTheDocument()
    tap('报上去')
    await settle()
    expect(sentTo('deeds.file')[0]?.payload).toMatchObject({ photoIds: ['photo-of-file-1'] })
  })

  test('that the server refuses say why, and are sent again with a tap', async () => {
    mockChosen.push('one.heic')
    let answer: unknown = refuse('PHOTO_HEIC', 'HEIC 照片看不了，请改存成 JPG 再选')
    open({ 'photos.add': () => answer as never })
    await settle()
    tap('公共劳动，每次 8 分')
    tap('加照片，拍照或从相册选')
    await settle()
    expect(screen.getByText('HEIC 照片看不了，请改存成 JPG 再选')).toBeInTheDocument()
    answer = { photoId: 'p', width: 640, height: 480 }
    tap('照片 1，没传成，再传一次')
    await settle()
    expect(screen.queryByText(/HEIC/)).not.toBeInTheDocument()
  })

  test('are asked for where the rule wants one', async () => {
    open({ 'rules.inForce': () => ({ ...rules, items: [{ ...labour, needsPhoto: true }] }) })
    await settle()
    tap('公共劳动，每次 8 分')
    tap('报上去')
    expect(screen.getByText('这一条要有照片，请拍一张或选一张')).toBeInTheDocument()
    expect(sentTo('deeds.file')).toHaveLength(0)
  })
})

describe('a rejected deed', () => {
  const photo = { photoId: 'p1', width: 640, height: 480, thumb: '/t.jpg', full: '/f.jpg' }
  const again = {
    itemId: 'labour',
    householdId: 'zhao',
    doerId: 'zhao-2',
    quantity: 2,
    note: '扫雪',
  }

  test('is filed anew with everything it said, photos too', async () => {
    const rejected = { state: 'rejected', rejection: '照片看不清', doneOn: '2026-11-12' } as const
    open({ 'deeds.read': () => story({ again, photos: [photo] }, rejected) }, { again: 'deed-1' })
    await settle()
    expect(screen.getByText('上次退回的原因：照片看不清')).toBeInTheDocument()
    tap('报上去')
    await settle()
    expect(sentTo('deeds.file').map((call) => call.payload)).toEqual([
      {
        villageId: 'shiwan',
        ...again,
        doneOn: '2026-11-12',
        photoIds: ['p1'],
        insteadOf: 'deed-1',
      },
    ])
    expect(screen.getByText('报上去了，等审核')).toBeInTheDocument()
  })

  test('that was filed anew already is not filed again', async () => {
    open({ 'deeds.read': () => story({ refiledAs: 'deed-2' }) }, { again: 'deed-1' })
    await settle()
    expect(screen.getByText('这件事不用再报')).toBeInTheDocument()
  })
})

test('a report that was not finished is there again, until it is sent', async () => {
  const { unmount } = open()
  await settle()
  tap('公共劳动，每次 8 分')
  fireEvent.click(screen.getByRole('radio', { name: /苏桂香/ }))
  fireEvent.click(screen.getByRole('radio', { name: /^昨天/ }))
  await settle()
  fireEvent.change(screen.getByLabelText('做了什么'), { target: { value: '清了三处落石' } })
  unmount()
  const again = render(<Claim />)
  await settle()
  expect(screen.getByText('上次没写完的，接着写')).toBeInTheDocument()
  tap('报上去')
  await settle()
  expect(sentTo('deeds.file')[0]?.payload).toMatchObject({
    itemId: 'labour',
    doerId: 'zhao-2',
    doneOn: addDays(today(), -1),
    note: '清了三处落石',
  })
  again.unmount()
  render(<Claim />)
  await settle()
  expect(screen.getByText('做了哪件事')).toBeInTheDocument()
  expect(screen.queryByText(/上次没写完/)).not.toBeInTheDocument()
})

describe('photos of a claim without a network', () => {
  let stop = () => undefined as void
  afterEach(() => {
    stop()
    cutNetwork(false)
  })

  async function choose(path: string): Promise<void> {
    mockChosen.push(path)
    tap('加照片，拍照或从相册选')
    await settle()
  }

  test('lie on the phone with it, marked, and go out with it once there is one', async () => {
    open()
    await settle()
    tap('公共劳动，每次 8 分')
    await choose('a.jpg')
    cutNetwork(true)
    await choose('b.jpg')
    expect(screen.getByRole('status', { name: '照片 2，待发，有网会自动送' })).toBeInTheDocument()
    tap('报上去')
    await settle()
    expect(screen.getByText('先存在手机里了')).toBeInTheDocument()
    expect(sentTo('deeds.file')).toHaveLength(0)
    expect([...shelf.values()].map(({ path }) => path)).toEqual(['b.jpg'])
    cutNetwork(false)
    stop = keepSending(() => undefined)
    await settle()
    const [sent] = sentTo('deeds.file')
    expect(sent?.payload).toMatchObject({
      photoIds: [/^photo-of/, /^photo-of/].map((like) => expect.stringMatching(like) as string),
    })
    expect(sentTo('deeds.file')).toHaveLength(1)
    expect(shelf.size).toBe(0)
  })

  test('that was closed are there again, and gone for the next person', async () => {
    const { unmount } = open()
    await settle()
    tap('公共劳动，每次 8 分')
    await choose('c.jpg')
    unmount()
    const again = render(<Claim />)
    await settle()
    expect(screen.getByRole('img', { name: '照片 1' })).toBeInTheDocument()
    again.unmount()
    forgetDrafts()
    await settle()
    expect(shelf.size).toBe(0)
    render(<Claim />)
    await settle()
    expect(screen.queryByRole('img', { name: '照片 1' })).toBeNull()
  })
})
