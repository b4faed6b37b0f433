import { act, fireEvent, render, screen } from '@testing-library/react'
import { chooseVillage } from '@/session/village'
import { answerCalls, refuse, sentTo } from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { meAs, village } from '../../../../test/ui/village'
import Household from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const member = (residentId: string, name: string, more: object = {}) => ({
  ...{ residentId, name, head: false, relation: '', roles: [] },
  ...{ phone: '', birthDay: null, under14: false },
  ...more,
})
const card = {
  householdId: 'su',
  name: '苏红梅',
  groupId: 'g3',
  group: '三组',
  number: '9',
  cardCode: 'K7QM3F2P',
  points: { spendable: 96, honour: 412 },
  members: [
    member('mei', '苏红梅', { head: true, phone: '138****1001' }),
    member('qiang', '梁志强', { relation: '长子', roles: ['recorder'] }),
    member('yu', '梁小雨', { relation: '孙女', under14: true }),
  ],
  left: [{ residentId: 'cai', name: '梁有才', on: '2026-03-01', how: 'movedOut' as const }],
}
const zhao = { householdId: 'zhao', name: '赵永顺户', group: '三组', number: '12', members: [] }

async function start(answers: Parameters<typeof answerCalls>[0] = {}) {
  startApp({ householdId: 'su' })
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs({ roles: ['committee'] }),
    'home.village': () => village,
    'roster.card': () => card,
    'roster.groups': () => ({ groups: [{ groupId: 'g3', name: '三组', households: 17 }] }),
    'roster.find': () => ({ households: [zhao], after: null }),
    'roster.addPerson': () => ({ residentId: 'new' }),
    'roster.changePerson': () => ({}),
    'roster.personLeft': () => ({}),
    'roster.personBack': () => ({}),
    'roster.movePerson': () => ({}),
    'roster.split': () => ({ householdId: 'new' }),
    'roster.changeHousehold': () => ({}),
    'roster.closeHousehold': () => ({}),
    'roster.agreeOnPaper': () => ({}),
    'roster.endPaper': () => ({}),
    ...answers,
  })
  render(<Household />)
  await screen.findByText('苏红梅户')
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(400))
const tap = async (name: string | RegExp, role = 'button') => {
  fireEvent.click(await screen.findByRole(role, { name }))
  await settle()
}
const type = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } })
const sent = (name: Parameters<typeof sentTo>[0]) => sentTo(name).at(-1)?.payload

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('the door, its people and their roles, and what the account has', async () => {
  await start()
  for (const words of ['3 口人', '结余 96', '荣誉 412'])
    expect(screen.getByText(words)).toBeInTheDocument()
  expect(screen.getByText('记录员')).toBeInTheDocument()
  expect(screen.getByText('未满 14 岁，分记在户里')).toBeInTheDocument()
})

test('who splits off takes others along, and it is said what stays', async () => {
  await start()
  await tap(/^梁志强/)
  await tap('分户', 'radio')
  expect(screen.getByText(/记录员的职务、登录、报过的事都跟着梁志强/)).toBeInTheDocument()
  expect(screen.getByText('留在苏红梅户')).toBeInTheDocument()
  await tap('梁小雨', 'checkbox')
  type('户号', '21')
  await tap('分户，另立一本')
  expect(sent('roster.split')).toEqual({
    villageId: 'shiwan',
    residentIds: ['qiang', 'yu'],
    groupId: 'g3',
    number: '21',
  })
  expect(await screen.findByText('改好了，已记入改动记录')).toBeInTheDocument()
})

test('a head who died is followed by somebody who is chosen', async () => {
  await start()
  await tap(/^苏红梅/)
  await tap('过世', 'radio')
  type('哪天起', '2026-11-15')
  await tap('梁志强', 'radio')
  await tap('记下过世')
  expect(sent('roster.personLeft')).toEqual({
    villageId: 'shiwan',
    residentId: 'mei',
    how: 'died',
    on: '2026-11-15',
    newHeadId: 'qiang',
  })
})

test('who moves in with others goes to the household that was found', async () => {
  await start()
  await tap(/^梁小雨/)
  await tap('迁到别户', 'radio')
  await tap('选一户')
  await tap(/^赵永顺户/)
  await tap('迁到别户')
  expect(sent('roster.movePerson')).toMatchObject({ residentIds: ['yu'], householdId: 'zhao' })
})

test('what the server says stands beside its field, and what was typed stays', async () => {
  const message = '这个号码别的户在用，不同的户不能共用，请改一个，或空着'
  await start({
    'roster.changePerson': () =>
      refuse('PHONE_ACROSS', message, { fields: [{ field: 'phone', message }] }),
  })
  await tap(/^梁志强/)
  await tap('改手机', 'radio')
  type('新手机号', '13900001003')
  await tap('改手机')
  expect(screen.getAllByText(message).length).toBeGreaterThan(0)
  expect(screen.getByLabelText('新手机号')).toHaveValue('13900001003')
  expect(screen.getByLabelText('新手机号')).toHaveAccessibleDescription(
    expect.stringContaining(message),
  )
})

test.each([
  ['village', /另一位村委同意才换号/],
  ['town', /乡镇同意才换号/],
] as const)('of somebody with a role another number waits for the %s', async (waitsFor, words) => {
  await start({ 'roster.changePerson': () => ({ waitsFor }) })
  await tap(/^梁志强/)
  await tap('改手机', 'radio')
  type('新手机号', '13900001003')
  await tap('改手机')
  expect(screen.getByText(words)).toBeInTheDocument()
})

test('name and relation are changed, of the head the name alone', async () => {
  await start()
  await tap(/^梁志强/)
  await tap('改姓名、关系')
  type('与户主关系', '次子')
  await tap('改好')
  expect(sent('roster.changePerson')).toMatchObject({ name: '梁志强', relation: '次子', birth: '' })
  await tap(/^苏红梅/)
  await tap('改姓名、关系')
  expect(screen.queryByLabelText('与户主关系')).not.toBeInTheDocument()
})

test('somebody is added, somebody is back, and the household gets another number or leaves', async () => {
  await start()
  await tap('＋ 添一口人')
  type('姓名', '梁小禾')
  expect(screen.getByText(/不存生日/)).toBeInTheDocument()
  type('出生年月', '2020-06')
  await tap('添上')
  expect(sent('roster.addPerson')).toMatchObject({ householdId: 'su', name: '梁小禾' })
  await tap('梁有才，回来了')
  expect(sent('roster.personBack')).toMatchObject({ residentId: 'cai' })
  await tap('改门牌')
  type('户号', '10')
  await tap('保存')
  expect(sent('roster.changeHousehold')).toEqual({
    ...{ villageId: 'shiwan', householdId: 'su', number: '10' },
  })
  await tap('改门牌')
  await tap('整户迁出')
  expect(sentTo('roster.closeHousehold')).toHaveLength(0)
  await tap('整户迁出')
  expect(sent('roster.closeHousehold')).toMatchObject({ householdId: 'su' })
})

describe('who has no phone agrees on paper', () => {
  const named = (on: boolean, more: object = {}) => ({
    ...card,
    members: [member('mei', '苏红梅', { head: true, named: { on, saidOn: null, ...more } })],
  })
  const paper = { signedOn: '2026-11-03', by: '杨树林' }

  test('on the day that is written on it, and none is guessed', async () => {
    const message = '签这张纸以后收回过，请本人重新签一张'
    await start({
      'roster.card': () => named(false),
      'roster.agreeOnPaper': ({ signedOn }) =>
        signedOn === '2026-11-03'
          ? {}
          : refuse('PAPER_OUTDATED', message, { fields: [{ field: 'signedOn', message }] }),
    })
    await tap(/^苏红梅/)
    await tap('记苏红梅的纸上同意')
    expect(screen.getByLabelText('纸上写的日子')).toHaveValue('')
    type('纸上写的日子', '2026-10-03')
    await tap('记下')
    expect(screen.getByLabelText('纸上写的日子')).toHaveAccessibleDescription(message)
    type('纸上写的日子', '2026-11-03')
    await tap('记下')
    expect(sent('roster.agreeOnPaper')).toEqual({
      ...{ villageId: 'shiwan', residentId: 'mei', signedOn: '2026-11-03' },
    })
    expect(await screen.findByText('记下了，已告诉这一户')).toBeInTheDocument()
  })

  test('which is said with its day and by whom, and taken back after a question', async () => {
    await start({ 'roster.card': () => named(true, { paper }) })
    await tap(/^苏红梅.*纸上同意 · 2026年11月3日 · 由杨树林记/)
    await tap('收回苏红梅的纸上同意')
    expect(sentTo('roster.endPaper')).toHaveLength(0)
    await tap('收回，名字打码')
    expect(sent('roster.endPaper')).toEqual({ villageId: 'shiwan', residentId: 'mei' })
  })

  test('and there is nothing to write of a child, or of whoever switched it on', async () => {
    await start({
      'roster.card': () => ({ ...card, members: [...named(true).members, card.members[2]!] }),
    })
    for (const who of [/^苏红梅/, /^梁小雨/]) {
      await tap(who)
      expect(screen.queryByRole('button', { name: /纸上同意$/ })).not.toBeInTheDocument()
    }
  })
})

afterEach(() => void Reflect.deleteProperty(window, 'matchMedia'))

test('on a wide window the list stands beside it and stays while another household is opened', async () => {
  window.matchMedia = () => ({ matches: true }) as MediaQueryList
  await start({
    'roster.find': () => ({ households: [zhao], after: null }),
    'roster.card': ({ householdId }) =>
      householdId === 'zhao' ? { ...card, householdId: 'zhao', name: '赵永顺' } : card,
  })
  fireEvent.click(await screen.findByRole('link', { name: /赵永顺户/ }))
  expect(await screen.findByText('赵永顺户', { selector: '.house__name' })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: /赵永顺户/ })).toBeInTheDocument()
})
