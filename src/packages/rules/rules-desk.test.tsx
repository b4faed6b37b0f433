import { act, fireEvent, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import type { RuleItem } from '@/domain/rules/contract'
import { chooseVillage } from '@/session/village'
import { answerCalls, refuse, sentTo } from '../../../test/ui/calls'
import { startApp, went } from '../../../test/ui/taro'
import { labour, law, meAs, rules } from '../../../test/ui/village'
import CompareRules from './compare'
import RuleItemPage from './item'
import RulesDesk from './list'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../test/ui/calls'))

const dear: RuleItem = { ...labour, points: { kind: 'fixed', value: 2 }, per: 'hour' }
const river: RuleItem = { ...labour, id: 'river', category: '生态', name: '护河' }
const items = [dear, law, river]
const desk = {
  draft: { revision: 4, items, at: '2026-11-24T08:00:00.000Z' },
  before: rules,
  earliest: '2026-11-25',
  proposed: null,
}
const mays = { may: ['rules.draft', 'rules.saveItem', 'rules.adopt'] as const }

async function open(
  page: ReactElement,
  params: Record<string, string> = {},
  more: Parameters<typeof answerCalls>[0] = {},
) {
  startApp(params)
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs({ roles: ['committee'], may: [...mays.may] }),
    'rules.draft': () => desk,
    'rules.versions': () => ({
      versions: [
        {
          ...{ version: 3, name: rules.name, effectiveFrom: '2026-01-01', count: 3 },
          ...{ changes: '加：护河 8 分', note: '', meeting: null },
        },
      ],
    }),
    ...more,
  })
  render(page)
  await act(() => jest.advanceTimersByTimeAsync(400))
}

const tap = async (name: string | RegExp, role = 'button') => {
  fireEvent.click(screen.getByRole(role, { name }))
  await act(() => jest.advanceTimersByTimeAsync(50))
}

jest.setTimeout(30_000)
beforeEach(() => {
  localStorage.clear()
  jest.useFakeTimers({ now: Date.parse('2026-11-24T08:00:00.000Z') })
})
afterEach(() => jest.useRealTimers())

test('the draft stands beside what holds: what is new, changed and gone is marked', async () => {
  await open(<RulesDesk />)
  expect(screen.getByText('比现行：加 1，改 1，去 1')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '第 1 条，改公共劳动，+2' })).toBeInTheDocument()
  expect(screen.getByText('+8')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: /去庭院整洁/ })).toBeInTheDocument()
  await tap(/生态/, 'tab')
  await tap(/新护河/)
  await tap('在“生态”里添一条')
  expect(went).toEqual([
    '/packages/rules/item/index?itemId=river',
    '/packages/rules/item/index?like=river',
  ])
})

test('where there is no draft one begins, and over one only in the revision seen', async () => {
  await open(<RulesDesk />, {}, { 'rules.draft': () => ({ ...desk, draft: null }) })
  await tap(/套范本/, 'radio')
  await tap('起草')
  expect(sentTo('rules.start')[0]?.payload).toEqual({ villageId: 'shiwan', from: 'template' })
})

test('versions are told with what they changed', async () => {
  await open(<RulesDesk />)
  await tap('历次', 'tab')
  expect(screen.getByText('加：护河 8 分')).toBeInTheDocument()
})

test('nobody else makes rules', async () => {
  await open(<RulesDesk />, {}, { 'session.me': () => meAs({ may: [] }) })
  expect(screen.getByText('细则由村委来写')).toBeInTheDocument()
})

test('what villagers will read is written anew at each tap, and saved in the revision seen', async () => {
  await open(<RuleItemPage />, { itemId: 'labour' })
  expect(screen.getByText('每小时 2 分，半小时也算，本人或记录员报。')).toBeInTheDocument()
  await tap('每件', 'radio')
  expect(screen.getByText('每件 2 分，本人或记录员报。')).toBeInTheDocument()
  await tap('存进草稿')
  expect(sentTo('rules.saveItem')[0]?.payload).toMatchObject({
    revision: 4,
    itemId: 'labour',
    item: { per: 'piece', points: { kind: 'fixed', value: 2 } },
  })
})

test('who saved later is shown what the other one did, keeps what was typed and goes on', async () => {
  let now = desk
  await open(
    <RuleItemPage />,
    { itemId: 'labour' },
    {
      'rules.draft': () => now,
      'rules.saveItem': () => {
        now = {
          ...desk,
          draft: { ...desk.draft, revision: 5, items: [{ ...dear, name: '义务工' }, law, river] },
        }
        return refuse('DRAFT_CHANGED', '别人刚改过草稿，请看过最新的再存')
      },
    },
  )
  fireEvent.change(screen.getByLabelText('名称'), { target: { value: '公益劳动' } })
  await tap('存进草稿')
  await act(() => jest.advanceTimersByTimeAsync(400))
  expect(screen.getByText(/别人把这一条改成了“义务工/)).toBeInTheDocument()
  expect(screen.getByLabelText('名称')).toHaveValue('公益劳动')
  await tap('看过了')
  await tap('存进草稿')
  expect(sentTo('rules.saveItem')[1]?.payload).toMatchObject({
    revision: 5,
    item: { name: '公益劳动' },
  })
})

test('a faulty item stays here, with what is wrong beside the field', async () => {
  await open(<RuleItemPage />, { like: 'river' })
  expect(screen.getByLabelText('类别')).toHaveValue('生态')
  fireEvent.change(screen.getByLabelText('几分'), { target: { value: '0' } })
  await tap('存进草稿')
  expect(screen.getByText('请填写名称')).toBeInTheDocument()
  expect(screen.getByText('分值填 1 到 10000 的整数')).toBeInTheDocument()
  expect(sentTo('rules.saveItem')).toEqual([])
})

test('what was taken out is put back', async () => {
  await open(<RuleItemPage />, { itemId: 'yard' })
  await tap('放回草稿')
  expect(sentTo('rules.putBackItem')[0]?.payload).toMatchObject({ revision: 4, itemId: 'yard' })
})

test('only changed words are underlined', async () => {
  await open(<CompareRules />)
  const marked = [...document.querySelectorAll('.rules-pair__changed')].map((e) => e.textContent)
  expect(marked).toEqual(['每小时 2 分', '半小时也算'])
})

test('with deductions it takes a meeting and the day on which the town had it', async () => {
  const fine: RuleItem = { ...labour, id: 'x', name: '乱堆', kind: 'deduct', filers: ['recorder'] }
  await open(
    <CompareRules />,
    {},
    {
      'rules.draft': () => ({ ...desk, draft: { ...desk.draft, items: [...items, fine] } }),
    },
  )
  await tap('盖章，送第二个人')
  expect(screen.getByText('请选开会日期')).toBeInTheDocument()
  for (const [label, value] of [
    ['开会日期', '2026-11-20'],
    ['会议记录', '举手通过'],
    ['报镇备案日期', '2026-11-22'],
  ])
    fireEvent.change(screen.getByLabelText(label ?? ''), { target: { value } })
  await tap('盖章，送第二个人')
  expect(sentTo('rules.adopt')[0]?.payload).toMatchObject({
    revision: 4,
    effectiveFrom: '2027-01-01',
    meeting: { day: '2026-11-20', record: '举手通过', filedOn: '2026-11-22' },
  })
})

test('what waits for a second person is not proposed again', async () => {
  const proposed = { words: '第 4 版', lastDay: '2026-12-24' }
  await open(<CompareRules />, {}, { 'rules.draft': () => ({ ...desk, proposed }) })
  await tap('去看等人同意的')
  expect(went).toEqual(['/packages/committee/seconds/index'])
})
