import Taro from '@tarojs/taro'
import { answerCalls, sentTo } from '../../../test/ui/calls'
import { askConsent } from './consent'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../test/ui/calls'))

const messages = [
  { kind: 'activity.tomorrow', templateId: 'T1' },
  { kind: 'place.freed', templateId: 'T2' },
  { kind: 'deed.decided', templateId: 'T3' },
] as const
const request = jest.fn<Promise<object>, [{ tmplIds: string[] }]>()
const platform = process.env.TARO_ENV
/** What is answered at once is through after a few turns. */
const settle = async () => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
}

beforeEach(() => {
  Object.assign(process.env, { TARO_ENV: 'weapp' })
  request.mockReset()
  Object.assign(Taro, { requestSubscribeMessage: request })
  answerCalls({ 'inbox.subscribe': () => ({}) })
})
afterEach(() => void Object.assign(process.env, { TARO_ENV: platform }))

const ask = () => {
  askConsent([...messages], 'shiwan', 'activity.tomorrow', 'place.freed')
}

test('asks in the tap itself, and tells what was agreed to', async () => {
  request.mockResolvedValue({ errMsg: 'requestSubscribeMessage:ok', T1: 'accept', T2: 'reject' })
  ask()
  expect(request).toHaveBeenCalledWith(expect.objectContaining({ tmplIds: ['T1', 'T2'] }))
  await settle()
  expect(sentTo('inbox.subscribe').map((c) => c.payload)).toEqual([
    { villageId: 'shiwan', kinds: ['activity.tomorrow'] },
  ])
})

test.each([{ T1: 'reject', T2: 'ban' }, {}])('%p is no consent', async (answer) => {
  request.mockResolvedValue(answer)
  ask()
  await settle()
  expect(sentTo('inbox.subscribe')).toHaveLength(0)
})

test('a failure of WeChat is nobody’s fault', async () => {
  request.mockRejectedValue({ errCode: 20004, errMsg: 'switched off' })
  ask()
  await settle()
  expect(sentTo('inbox.subscribe')).toHaveLength(0)
})

test('without templates, and outside WeChat, nothing is asked', () => {
  askConsent(undefined, 'shiwan', 'deed.decided')
  askConsent([messages[0]], 'shiwan', 'deed.decided')
  Object.assign(process.env, { TARO_ENV: 'h5' })
  ask()
  expect(request).not.toHaveBeenCalled()
})
