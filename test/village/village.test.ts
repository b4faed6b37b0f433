import { openStoryVillage, type StoryVillage } from '.'

let village: StoryVillage

beforeAll(async () => {
  village = await openStoryVillage()
})

afterAll(() => village.close())

test('a deed goes from filing to the ledger', async () => {
  const { recorder, villager, reviewer } = village.people
  const { deedId } = await village.ask(
    'deeds.file',
    {
      villageId: 'shiwan',
      itemId: 'road',
      householdId: villager.householdId,
      doneOn: '2026-11-24',
      note: '扫了村口',
    },
    recorder,
  )
  const approved = await village.ask('deeds.approve', { villageId: 'shiwan', deedId }, reviewer)
  expect(approved).toEqual({ points: 5, cuts: [], endsAt: '2026-11-27T16:00:00.000Z' })
  expect(await village.passDays(3)).toBe(0)
  expect(await village.passDays(1)).toBe(1)
  const account = await village.ask('ledger.account', { villageId: 'shiwan' }, villager)
  expect([account.honour, account.spendable, account.entryCount]).toEqual([5, 5, 1])
})

test('a village counts by resident, and a child under 14 earns for the head of the household', async () => {
  const { recorder, child } = village.people.liping
  const other = village.person('罗立伟')
  await village.ask(
    'deeds.file',
    {
      villageId: 'liping',
      itemId: 'sweep',
      householdId: other.householdId,
      doerId: other.personId,
      doneOn: '2026-11-24',
    },
    recorder,
  )
  const { deedId } = await village.ask(
    'deeds.file',
    {
      villageId: 'liping',
      itemId: 'sweep',
      householdId: child.householdId,
      doerId: child.personId,
      doneOn: '2026-11-24',
    },
    recorder,
  )
  const deed = await village.store.get('deeds', deedId)
  expect(deed?.accountId).toBe(`points:${recorder.personId}`)
})

test('what concerns the only reviewer of three households goes to the town', async () => {
  const { reviewer, reviewersSon } = village.people.lingtou
  const filed = await village.ask(
    'deeds.file',
    {
      villageId: 'lingtou',
      itemId: 'volunteer',
      householdId: reviewersSon.householdId,
      doneOn: '2026-11-24',
      quantity: 2,
    },
    reviewersSon,
  )
  expect(filed.substitute).toBe(true)
  const request = { villageId: 'lingtou', deedId: filed.deedId }
  expect(await village.call('deeds.approve', request, reviewer)).toMatchObject({
    code: 'OWN_HOUSEHOLD',
  })
  const approved = await village.ask('deeds.approve', request, village.people.town)
  expect(approved.points).toBe(2)
})
