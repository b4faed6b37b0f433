import { castOf } from './village'
import { worldForEach } from './world'

const v = { villageId: 'v' }
/** The wife has no phone; zhou, who has an aunt, and he are the committee. */
const world = worldForEach(async (world) => {
  const households = {
    ...castOf(),
    h5: { zhou: ['committee'], aunt: [] },
    h7: { he: ['committee'] },
  } as const
  await world.addVillage({ villageId: 'v', households })
  await world.stored.tx((t) => t.update('households', 'h1', { number: '12' }))
})

const record = (residentId: string, signedOn = '2026-10-20', as = 'zhou') =>
  world.call('roster.agreeOnPaper', { ...v, residentId, signedOn }, as)
const end = (residentId: string, as = 'zhou') =>
  world.call('roster.endPaper', { ...v, residentId }, as)
const takeBack = (residentId: string, as: string) =>
  world.call('home.allowName', { ...v, residentId, on: false }, as)
const naming = async (residentId: string, as = 'zhao') =>
  (await world.must('home.naming', v, as)).members.find((m) => m.residentId === residentId)
const onCard = async (residentId: string, as = 'he') =>
  (await world.must('roster.card', { ...v, householdId: 'h1' }, as)).members.find(
    (m) => m.residentId === residentId,
  )?.named
const told = async (as: string) => (await world.must('inbox.list', v, as)).notices

test('who agreed on paper is named, and it is told whose word it is: by whom, and the day on the paper', async () => {
  expect(await naming('wife')).toMatchObject({ on: false, shown: '张*明' })
  expect(await record('wife')).toMatchObject({ ok: true })
  const paper = { signedOn: '2026-10-20', by: '张*明' }
  expect(await naming('wife')).toMatchObject({ on: true, shown: '张wife明', paper })
  // The committee reads whole who of them it was.
  expect(await onCard('wife')).toEqual({
    on: true,
    saidOn: '2026-11-02',
    paper: { ...paper, by: '张zhou明' },
  })
})

test('a head who agreed is named as the household is', async () => {
  await record('zhao')
  expect((await world.must('home.naming', v, 'zhao')).shown).toBe('张zhao明户')
  await end('zhao')
  expect((await world.must('home.naming', v, 'zhao')).shown).toBe('张*明户')
})

test('it stands in the record of changes without a name, and is told to the household', async () => {
  await record('wife')
  world.pass(1000)
  await end('wife')
  const { changes } = await world.must('settings.changes', v, 'li')
  expect(changes.map(({ words }) => words)).toEqual([
    ['收回纸上同意，不写全名：12 号'],
    ['纸上同意写全名，纸上写的 2026-10-20：12 号'],
  ])
  for (const as of ['zhao', 'wife'])
    expect((await told(as)).map(({ newer, who, reason }) => [newer, who, reason])).toEqual([
      ['name.paper', '张wife明', null],
      ['name.paper', '张wife明', '2026-10-20'],
    ])
  for (const as of ['wu', 'he', 'zhou']) expect(await told(as)).toEqual([])
})

test('any grown-up of the household takes it back, and so does anybody of the committee', async () => {
  await record('wife')
  expect(await takeBack('wife', 'zhao')).toMatchObject({ ok: true })
  expect(await naming('wife')).toMatchObject({ on: false, shown: '张*明' })
  await record('zhao', '2026-11-02')
  expect(await takeBack('zhao', 'wu')).toMatchObject({ code: 'RESIDENT_NOT_FOUND' })
  expect(await takeBack('zhao', 'wife')).toMatchObject({ ok: true })
  await record('aunt', '2026-11-02', 'he')
  expect(await end('aunt', 'zhou')).toMatchObject({ ok: true })
  expect(await end('aunt', 'zhou')).toMatchObject({ code: 'PAPER_NONE' })
})

test('nobody of the household writes it down, and nobody near to it', async () => {
  expect(await record('aunt')).toMatchObject({ code: 'PAPER_OWN' })
  await world.must('settings.stateNear', { ...v, householdIds: ['h1'] }, 'zhou')
  expect(await record('wife')).toMatchObject({ code: 'PAPER_OWN' })
  expect(await record('wife', '2026-10-20', 'he')).toMatchObject({ ok: true })
})

test('a paper signed before somebody took the consent back changes nothing, nor one before an account was erased', async () => {
  await world.must('home.allowName', { ...v, residentId: 'wife', on: true }, 'wife')
  expect(await record('wife')).toMatchObject({ code: 'NAME_STANDS' })
  world.pass(86_400_000)
  await takeBack('wife', 'wife')
  expect(await record('wife', '2026-11-02')).toMatchObject({
    code: 'PAPER_OUTDATED',
    data: { fields: [{ field: 'signedOn' }] },
  })
  world.pass(86_400_000)
  expect(await record('wife', '2026-11-04')).toMatchObject({ ok: true })
  await world.must('user.erase', {}, 'wife')
  expect(await record('wife', '2026-11-03')).toMatchObject({ code: 'PAPER_OUTDATED' })
})

test('what the person switched on, the committee does not end', async () => {
  await world.must('home.allowName', { ...v, residentId: 'wife', on: true }, 'wife')
  expect(await end('wife')).toMatchObject({ code: 'PAPER_NONE' })
})
