import { act, fireEvent, render, screen } from '@testing-library/react'
import { chooseVillage } from '@/session/village'
import { answerCalls, cutNetwork, refuse, sentTo, uploads } from '../../../../test/ui/calls'
import { microphone, played, plugIn } from '../../../../test/ui/microphone'
import { shelf } from '../../../../test/ui/shelf'
import { hidePage, startApp, went } from '../../../../test/ui/taro'
import { meAs, story } from '../../../../test/ui/village'
import ObjectPage from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))
jest.mock('@/offline/files-web', () => jest.requireActual<object>('../../../../test/ui/shelf'))

const pass = (ms = 300) => act(() => jest.advanceTimersByTimeAsync(ms))
const button = (name: string) => screen.getByRole('button', { name })
const tap = async (name: string) => {
  fireEvent.click(button(name))
  await pass()
}

async function draw() {
  const page = render(<ObjectPage />)
  await pass(600)
  fireEvent.click(screen.getByRole('tab', { name: '说' }))
  await pass()
  return page
}

beforeEach(async () => {
  jest.useFakeTimers({ now: Date.parse('2026-11-24T02:00:00.000Z') })
  plugIn()
  shelf.clear()
  startApp({ deedId: 'deed-1' })
  chooseVillage('shiwan')
  const can = { withdraw: false, approve: false, object: true }
  const deed = {
    state: 'publicity',
    approvedAt: '2026-11-23T02:00:00.000Z',
    endsAt: '2026-11-26T16:00:00.000Z',
  } as const
  answerCalls({
    'session.me': () => meAs({ personId: 'wu' }),
    'deeds.read': () => story({ can, answerers: ['陈*义'] }, deed),
    'deeds.object': () => ({ answerBy: '2026-11-30' }),
    'files.promise': () => ({ fileId: 'file-1', uploadTo: '/files/incoming/file-1.bin' }),
  })
  await pass(0)
})
afterEach(() => jest.useRealTimers())

const speak = async (ms = 23_000) => {
  await tap('开始说')
  await pass(ms)
}

test('it is said, listened to, and goes to whoever answers', async () => {
  await draw()
  expect(screen.getByText('点一下开始说。最长一分钟')).toBeInTheDocument()
  expect(screen.getByText('原话只放给答复的人听，不转成字给别人看。')).toBeInTheDocument()
  await speak()
  expect(screen.getByText('正在听，说完点一下。最长一分钟')).toBeInTheDocument()
  expect(screen.getByText('0:23')).toBeInTheDocument()
  await tap('说完了')
  expect(microphone.track.stop).toHaveBeenCalled()
  fireEvent.click(screen.getAllByRole('button', { name: '听一遍' })[1]!)
  await pass()
  expect(played.map(({ address }) => address)).toEqual(['blob:1'])
  act(() => played[0]?.end())
  await tap('提出异议')
  expect(sentTo('files.promise')[0]?.payload).toMatchObject({ purpose: 'voice' })
  expect(uploads).toEqual(['/files/incoming/file-1.bin'])
  expect(sentTo('deeds.object').map((call) => call.payload)).toEqual([
    { villageId: 'shiwan', deedId: 'deed-1', voice: { fileId: 'file-1', seconds: 23 } },
  ])
  expect(went).toEqual(['back'])
  expect(shelf.size).toBe(0)
})

test('a minute is the most', async () => {
  await draw()
  await speak(61_000)
  expect(screen.getByText('录好了，听一遍再交')).toBeInTheDocument()
  expect(screen.getByText('1:00')).toBeInTheDocument()
})

test('said anew, only what was said last goes out, with what was written', async () => {
  await draw()
  await speak(5000)
  await tap('说完了')
  await tap('重说')
  await pass(7000)
  await tap('说完了')
  fireEvent.click(screen.getByRole('tab', { name: '写' }))
  await pass()
  expect(screen.getByText('您说的那段（0:07）也一起交上去。')).toBeInTheDocument()
  fireEvent.input(screen.getByRole('textbox', { name: '异议内容' }), {
    target: { value: '没这回事' },
  })
  fireEvent.click(screen.getByRole('tab', { name: '说' }))
  await pass()
  expect(screen.getByText('您写的那段也一起交上去。')).toBeInTheDocument()
  await tap('提出异议')
  expect(sentTo('deeds.object').map((call) => call.payload)).toMatchObject([
    { text: '没这回事', voice: { seconds: 7 } },
  ])
})

test('nothing said is not sent, and a word of half a second is said to be too short', async () => {
  await draw()
  await tap('提出异议')
  expect(screen.getByText('还没有说。点一下上面，说完再交。')).toBeInTheDocument()
  await tap('开始说')
  fireEvent.click(button('说完了'))
  await pass()
  expect(screen.getByText('太短了，没录下来，请再说一遍。')).toBeInTheDocument()
  expect(sentTo('deeds.object')).toEqual([])
})

test.each([
  ['NotAllowedError', /没有让用麦克风/],
  ['NotFoundError', /录不了音/],
  ['NotReadableError', /没录成/],
])('%s is told with the way that is left', async (name, words) => {
  microphone.refuses = name
  await draw()
  await tap('开始说')
  expect(screen.getByText(words)).toHaveTextContent('改成写')
  expect(button('开始说')).toBeInTheDocument()
})

test('a page that came unencrypted, and a browser without a recorder', async () => {
  const page = await draw()
  Object.defineProperty(window, 'isSecureContext', { value: false, configurable: true })
  await tap('开始说')
  expect(screen.getByText(/不是 https 开头/)).toBeInTheDocument()
  page.unmount()
  plugIn()
  Object.defineProperty(navigator, 'mediaDevices', { value: undefined, configurable: true })
  await draw()
  await tap('开始说')
  expect(screen.getByText(/录不了音/)).toBeInTheDocument()
})

test('a call that comes in keeps what was said, and so does going away', async () => {
  await draw()
  await speak(9000)
  act(() => void microphone.track.dispatchEvent(new Event('ended')))
  await pass()
  expect(screen.getByText(/中间断了一下，断之前说的都在/)).toBeInTheDocument()
  expect(screen.getByText('0:09')).toBeInTheDocument()
  await tap('重说')
  await pass(4000)
  act(() => hidePage())
  await pass()
  expect(screen.getByText('0:04')).toBeInTheDocument()
})

test('without a network it stays on the phone, also when the page is opened anew', async () => {
  const page = await draw()
  await speak(6000)
  await tap('说完了')
  cutNetwork(true)
  await tap('提出异议')
  expect(screen.getByText('网络不通，请检查网络后再试')).toBeInTheDocument()
  expect(screen.getByText('录好了，听一遍再交')).toBeInTheDocument()
  page.unmount()
  cutNetwork(false)
  await draw()
  expect(screen.getByText('0:06')).toBeInTheDocument()
  await tap('提出异议')
  expect(sentTo('deeds.object')).toHaveLength(1)
  expect(shelf.size).toBe(0)
})

test('what was uploaded is not uploaded twice; a refused one is', async () => {
  let lost = true
  let refused = true
  answerCalls({
    'session.me': () => meAs({ personId: 'wu' }),
    'deeds.read': () =>
      story(
        { can: { withdraw: false, approve: false, object: true }, answerers: [] },
        {
          state: 'publicity',
          approvedAt: '2026-11-23T02:00:00.000Z',
          endsAt: '2026-11-26T16:00:00.000Z',
        },
      ),
    'files.promise': () => ({ fileId: 'file-1', uploadTo: '/files/incoming/file-1.bin' }),
    'deeds.object': () => {
      if (lost) return refuse('OFFLINE', '网络不通')
      return refused ? refuse('FILE_NOT_YOURS', '没有找到这个文件') : { answerBy: '2026-11-30' }
    },
  })
  await draw()
  await speak(6000)
  await tap('说完了')
  await tap('提出异议')
  lost = false
  await tap('提出异议')
  expect(uploads).toHaveLength(1)
  expect(sentTo('deeds.object')[1]?.key).toBe(sentTo('deeds.object')[0]?.key)
  refused = false
  await tap('提出异议')
  expect(uploads).toHaveLength(2)
  expect(went).toEqual(['back'])
})
