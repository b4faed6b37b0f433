import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import Boards from '@/pages/boards'
import Aspiration from '@/packages/boards/aspiration'
import Honour from '@/packages/boards/honour'
import { chooseVillage, currentVillage } from '@/session/village'
import { goal, honour } from '../../test/ui/boards'
import { answerCalls } from '../../test/ui/calls'
import { cards, startApp } from '../../test/ui/taro'
import { meAs, village } from '../../test/ui/village'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../test/ui/calls'))

const settle = () => act(() => jest.advanceTimersByTimeAsync(50))
const photo = { photoId: 'p', width: 900, height: 600, thumb: '/t.jpg', full: '/f.jpg' }

async function open(page: React.ReactElement, params: Record<string, string>) {
  startApp(params)
  answerCalls({
    'session.me': () => meAs(),
    'home.village': ({ villageId }) => ({ ...village, villageId }),
    'honours.list': () => ({ honours: [honour()], total: 1, after: null }),
    'honours.read': () => ({
      honour: honour({ name: '何秀兰', photos: [photo] }),
      village: '柿湾村',
      publicName: '何*兰',
      can: { withdraw: false },
    }),
    'aspirations.read': () => ({
      aspiration: goal({ name: '周立春户', mine: true }),
      photos: [],
      stepPhotos: [],
      surnames: [],
      can: { progress: false, withdraw: false, cheer: false },
    }),
  })
  const shown = render(page)
  await settle()
  return shown
}

jest.setTimeout(20_000)
beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-11-24T08:00:00.000Z') })
  startApp()
  chooseVillage('shiwan')
})
afterEach(() => jest.useRealTimers())

test('an honour is passed on with its photo, and the name that anybody may read', async () => {
  await open(<Honour />, { honourId: 'h1' })
  const query = 'honourId=h1&villageId=shiwan'
  const title = `何*兰 · ${honour().title}`
  expect(cards.message()).toEqual({
    title,
    path: `/packages/boards/honour/index?${query}`,
    imageUrl: '/f.jpg',
  })
  expect(cards.timeline()).toEqual({ title, query, imageUrl: '/f.jpg' })
})

test('an aspiration is passed on without a name, and with a drawing where it has no photo', async () => {
  await open(<Aspiration />, { aspirationId: 'a1' })
  const card = cards.message()
  expect(card.title).toContain(goal().goal)
  expect(card.title).not.toContain('周')
  expect(card.path).toBe('/packages/boards/aspiration/index?aspirationId=a1&villageId=shiwan')
  expect(card.imageUrl).toBe('/share/boards.png')
})

test('a board of another village is looked at, and the own one is a tap away and comes back with the next start', async () => {
  const stored = jest.spyOn(Taro, 'setStorageSync')
  await open(<Boards />, { villageId: 'liping' })
  expect(currentVillage()).toBe('liping')
  expect(stored).not.toHaveBeenCalledWith('zhiqi.village', 'liping')
  expect(cards.message()).toEqual({
    title: '柿湾村光荣榜',
    path: '/pages/boards/index?villageId=liping',
    imageUrl: '/share/honour.png',
  })
  expect(screen.getByText('您在看别的村')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '回柿湾村' }))
  await settle()
  expect(currentVillage()).toBe('shiwan')
})
