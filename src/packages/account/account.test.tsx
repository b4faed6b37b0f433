import { act, fireEvent, render, screen } from '@testing-library/react'
import { sessionToken } from '@/session/token'
import { chooseVillage } from '@/session/village'
import { answerCalls, refuse, sentTo } from '../../../test/ui/calls'
import { startApp, went } from '../../../test/ui/taro'
import { household, meAs } from '../../../test/ui/village'
import Privacy from './privacy'
import Profile from './profile'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../test/ui/calls'))

const settle = () => act(() => jest.advanceTimersByTimeAsync(50))
const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await settle()
}
const picture = { photoId: 'p1', width: 132, height: 132, thumb: '/t.jpg', full: '/f.jpg' }
const [me, ...others] = household.members

beforeEach(() => {
  jest.useFakeTimers()
  startApp()
  chooseVillage('shiwan')
})
afterEach(() => jest.useRealTimers())

describe('who answers for the data', () => {
  const office = {
    ...{ body: '云岭县民政局', phone: '0312-7221234', address: '', hours: '工作日 9 到 17 点' },
    since: '2026-11-02',
  }
  const open = async (as: ReturnType<typeof meAs>, set: typeof office | null) => {
    let said = set
    answerCalls({
      'session.me': () => as,
      'settings.dataOffice': () => ({ county: '云岭县', office: said }),
      'settings.setDataOffice': ({ body, phone, address = '', hours = '' }) => {
        said = { ...office, body, phone, address, hours }
        return {}
      },
    })
    const page = render(<Privacy />)
    await settle()
    return page
  }
  const visitor = { ...meAs(), signedIn: false, identities: [] }

  test('is said to everybody, with the contact; until it is set, whom to turn to', async () => {
    const { unmount } = await open(visitor, office)
    for (const text of ['云岭县民政局', '0312-7221234', '工作日 9 到 17 点'])
      expect(screen.getByText(text)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /由谁负责$/ })).toBeNull()
    unmount()
    await open(visitor, null)
    expect(screen.getByText(/先找村委会/)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /由谁负责$/ })).toBeNull()
  })

  test('is the county’s to set, which is told where it is not', async () => {
    const county = meAs({ kind: 'county', may: ['settings.setDataOffice'], householdId: null })
    await open(county, null)
    expect(screen.getByText(/还没有写明由谁负责。写上以后/)).toBeInTheDocument()
    await press('写明由谁负责')
    const type = (label: string, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } })
    type('单位名称', '云岭县民政局')
    type('办公电话', '12345')
    await press('保存')
    expect(sentTo('settings.setDataOffice')[0]?.payload).toEqual({
      ...{ villageId: 'shiwan', body: '云岭县民政局', phone: '12345', address: '', hours: '' },
    })
    expect(await screen.findByText('12345')).toBeInTheDocument()
  })
})

describe('account deletion', () => {
  test('tells what goes and what stays, asks once more, and leaves the phone blank', async () => {
    answerCalls({ 'session.me': () => meAs(), 'user.erase': () => ({}) })
    sessionToken.set('secret')
    render(<Privacy />)
    await settle()
    await press('注销我的账号')
    expect(screen.getByText('马上清掉的')).toBeInTheDocument()
    expect(screen.getByText('村里留着的')).toBeInTheDocument()
    await press('我知道了，下一步')
    expect(sentTo('user.erase')).toHaveLength(0)
    await press('注销')
    expect(sentTo('user.erase')).toHaveLength(1)
    expect(sessionToken.get()).toBeNull()
    expect(went).toEqual(['/pages/me/index'])
  })

  test('can be left at the last moment, and a refusal says what to do first', async () => {
    const words = '您是最后一位能办事的村委，请先让别人担任'
    answerCalls({
      'session.me': () => meAs({ roles: ['committee'] }),
      'user.erase': () => refuse('ERASE_NEEDS_SUCCESSOR', words),
    })
    sessionToken.set('secret')
    render(<Privacy />)
    await settle()
    await press('注销我的账号')
    await press('我知道了，下一步')
    await press('先不注销')
    expect(sentTo('user.erase')).toHaveLength(0)
    await press('注销我的账号')
    await press('我知道了，下一步')
    await press('注销')
    expect(screen.getByText(words)).toBeInTheDocument()
    expect(sessionToken.get()).toBe('secret')
  })

  test('is offered to nobody who has no account', async () => {
    const nobody = { signedIn: false, demo: false, today: '2026-11-24', identities: [] }
    answerCalls({ 'session.me': () => nobody })
    render(<Privacy />)
    await settle()
    expect(screen.getByText('记了您什么')).toBeInTheDocument()
    expect(screen.queryByText('注销我的账号')).not.toBeInTheDocument()
  })
})

describe('picture and nickname', () => {
  const open = async (answers: Parameters<typeof answerCalls>[0] = {}) => {
    const own = { ...me, nickname: '老赵', avatar: picture } as (typeof household.members)[0]
    answerCalls({
      'session.me': () => meAs(),
      'home.household': () => ({ ...household, members: [own, ...others] }),
      'user.change': () => ({}),
      ...answers,
    })
    render(<Profile />)
    await settle()
  }

  test('are written anew; what was not touched stays', async () => {
    await open()
    fireEvent.change(screen.getByLabelText(/昵称/), { target: { value: '山里的柿子' } })
    await press('存下')
    expect(sentTo('user.change')[0]?.payload).toEqual({
      villageId: 'shiwan',
      nickname: '山里的柿子',
      photoIds: ['p1'],
    })
    expect(went).toEqual(['back'])
  })

  test('the picture can be taken away', async () => {
    await open()
    fireEvent.click(screen.getByRole('button', { name: /去掉头像/ }))
    await press('存下')
    expect(sentTo('user.change')[0]?.payload).toMatchObject({ nickname: '老赵', photoIds: [] })
  })

  test('a nickname that does not pass says so', async () => {
    await open({ 'user.change': () => refuse('TEXT_RISKY', '昵称里有不合适的字句，请改一改再发') })
    await press('存下')
    expect(screen.getByText('昵称里有不合适的字句，请改一改再发')).toBeInTheDocument()
    expect(went).toEqual([])
  })
})
