import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { listenForPrivacy, PrivacyGuide } from '.'
import { answerPrivacy } from './store'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))

type Listener = Parameters<typeof Taro.onNeedPrivacyAuthorization>[0]

let ask: Listener = () => undefined
const opened = jest.fn()
const answers: string[] = []
/** A thing of WeChat's that waits for the answer. */
const need = (what: string) =>
  act(() => {
    ask((answer) => answers.push(`${what}: ${answer.event} ${answer.buttonId ?? ''}`), {} as never)
  })

beforeAll(() => {
  Object.assign(Taro, {
    onNeedPrivacyAuthorization: (listener: Listener) => (ask = listener),
    getPrivacySetting: ({ success }: Taro.getPrivacySetting.Option) =>
      success?.({ errMsg: '', needAuthorization: true, privacyContractName: '《志气榜隐私指引》' }),
    openPrivacyContract: opened,
  })
  listenForPrivacy()
})
beforeEach(() => {
  answers.length = 0
})

test('nothing is shown before WeChat asks', () => {
  render(<PrivacyGuide />)
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('the sheet names the guide, opens it, and lets what waits go on once the person agrees', () => {
  render(<PrivacyGuide />)
  need('photos')
  need('phone')
  fireEvent.click(screen.getByText('《志气榜隐私指引》'))
  expect(opened).toHaveBeenCalled()
  expect(document.getElementById('privacy-agree')).toHaveTextContent('同意')
  act(() => answerPrivacy(true))
  expect(answers).toEqual([
    'photos: exposureAuthorization ',
    'phone: exposureAuthorization ',
    'photos: agree privacy-agree',
    'phone: agree privacy-agree',
  ])
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

test('whoever refuses goes on without that one thing, and is asked again the next time', () => {
  render(<PrivacyGuide />)
  need('photos')
  fireEvent.click(screen.getByRole('button', { name: '先不同意' }))
  expect(answers[1]).toBe('photos: disagree ')
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  need('photos')
  fireEvent.click(screen.getByRole('button', { name: '关闭' }))
  expect(answers[3]).toBe('photos: disagree ')
})
