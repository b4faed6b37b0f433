import { fireEvent, render, screen } from '@testing-library/react'
import type { ButtonProps } from '@/components/button'
import { currentVillage } from '@/session/village'
import { answerCalls, refuse, sentTo } from '../../../test/ui/calls'
import { startApp } from '../../../test/ui/taro'
import { identity } from '../../../test/ui/village'
import { PhoneSignIn } from './phone-sign-in'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../test/ui/calls'))

let code: string | undefined
// WeChat's button answers by itself; on the web it can do nothing.
jest.mock('@/components/button', () => ({
  Button: ({ onOpen, openType, children }: ButtonProps) => (
    <button
      data-open={openType}
      onClick={() => onOpen?.({ detail: { code } } as unknown as Parameters<typeof onOpen>[0])}
    >
      {children}
    </button>
  ),
}))

const asksTwice = {
  'session.bindByPhone': ({
    villageId,
    residentId,
  }: {
    villageId?: string
    residentId?: string
  }) =>
    villageId === undefined
      ? refuse('CHOOSE_VILLAGE', '您在几个村都有登记，请选一个村', {
          villages: [
            { villageId: 'shiwan', name: '柿湾村' },
            { villageId: 'liping', name: '梨坪村' },
          ],
        })
      : residentId === undefined
        ? refuse('CHOOSE_RESIDENT', '请选您是哪一位', {
            residents: [
              { residentId: 'a', name: '赵*顺' },
              { residentId: 'b', name: '何*英' },
            ],
          })
        : { identity: identity({ villageId, personId: residentId }) },
}

function tap(answers: Parameters<typeof answerCalls>[0], given: string | undefined = 'wx-code') {
  code = given
  startApp()
  answerCalls(answers)
  render(<PhoneSignIn />)
  const button = screen.getByRole('button', { name: '用微信手机号登录' })
  expect(button.dataset.open).toBe('getPhoneNumber')
  fireEvent.click(button)
}

test('a number that is known signs in at one tap', async () => {
  tap({ 'session.bindByPhone': () => ({ identity: identity() }) })
  await screen.findByRole('button')
  expect(sentTo('session.bindByPhone').map((c) => c.payload)).toEqual([{ phoneCode: 'wx-code' }])
  expect(currentVillage()).toBe('shiwan')
})

test('asks which village, then who, with the same code', async () => {
  tap(asksTwice)
  fireEvent.click(await screen.findByRole('radio', { name: '梨坪村' }))
  fireEvent.click(await screen.findByRole('radio', { name: '何*英' }))
  await screen.findByRole('button')
  expect(sentTo('session.bindByPhone').map((c) => c.payload)).toEqual([
    { phoneCode: 'wx-code' },
    { phoneCode: 'wx-code', villageId: 'liping' },
    { phoneCode: 'wx-code', villageId: 'liping', residentId: 'b' },
  ])
  expect(currentVillage()).toBe('liping')
})

test('whoever does not agree can use the card', () => {
  tap({}, '')
  expect(sentTo('session.bindByPhone')).toHaveLength(0)
})

test('an outage asks nothing more', async () => {
  tap({ 'session.bindByPhone': () => refuse('PHONE_LATER', '微信现在忙，请稍后再试') })
  await screen.findByRole('button')
  expect(sentTo('session.bindByPhone')).toHaveLength(1)
  expect(screen.queryByRole('radio')).not.toBeInTheDocument()
})
