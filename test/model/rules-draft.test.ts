import { contracts } from '@/domain/contracts'
import template from '../../cloudfunctions/services/rules/template.json'
import { agree } from './doing'
import { castOf } from './village'
import { litter, sweep, worldForAll } from './world'

let villageId = ''
let villages = 0
const world = worldForAll()
beforeEach(async () => {
  villageId = `draft${String(villages++)}`
  world.rewind()
  await world.addVillage({ villageId, items: [sweep, litter], households: castOf(villageId) })
})

const zhou = () => `${villageId}zhou`
const desk = () => world.must('rules.draft', { villageId }, zhou())
const start = (more: object = {}) =>
  world.call('rules.start', { villageId, from: 'before', ...more }, zhou())
const { id: _, ...dear } = { ...sweep, points: { kind: 'fixed' as const, value: 9 } }
const save = (revision: number, more: object = {}) =>
  world.call('rules.saveItem', { villageId, revision, item: dear, ...more }, zhou())
const meeting = {
  name: '村民代表会议',
  day: '2026-10-20',
  record: '举手通过',
  filedOn: '2026-10-25',
}
const adopt = (revision: number, more: object = {}) =>
  world.call(
    'rules.adopt',
    { villageId, revision, effectiveFrom: '2027-01-01', meeting, ...more },
    zhou(),
  )

test('what others saved meanwhile is not written over: the later is told', async () => {
  await start()
  const { draft } = await desk()
  const revision = draft?.revision ?? 0
  expect(await save(revision, { itemId: 'sweep' })).toMatchObject({
    ok: true,
    data: { revision: revision + 1, itemId: 'sweep' },
  })
  const item = { ...dear, name: '别人写的' }
  expect(await save(revision, { itemId: 'sweep', item })).toMatchObject({ code: 'DRAFT_CHANGED' })
  expect(
    await world.call('rules.removeItem', { villageId, revision, itemId: 'litter' }, zhou()),
  ).toMatchObject({ code: 'DRAFT_CHANGED' })
  expect(await start({ revision })).toMatchObject({ code: 'DRAFT_CHANGED' })
  expect((await desk()).draft?.items).toEqual([{ ...dear, id: 'sweep' }, litter])
})

test('an item is added, taken out and put back as the version before has it', async () => {
  await start()
  const { draft } = await desk()
  const item = { ...dear, name: '植树' }
  const added = await save(draft?.revision ?? 0, { item })
  const { revision, itemId } = (added.ok ? added.data : {}) as { revision: number; itemId: string }
  expect((await desk()).draft?.items[1]).toEqual({ ...item, id: itemId })
  const taken = { villageId, revision, itemId: 'litter' }
  await world.must('rules.removeItem', taken, zhou())
  expect((await desk()).draft?.items.map(({ id }) => id)).toEqual(['sweep', itemId])
  await world.must('rules.putBackItem', { ...taken, revision: revision + 1 }, zhou())
  expect((await desk()).draft?.items).toContainEqual(litter)
  expect(await save(revision + 2, { itemId: 'nobody' })).toMatchObject({ code: 'DRAFT_ITEM_GONE' })
})

test('there is one draft; it begins from the version before, the template or empty', async () => {
  expect((await desk()).draft).toBeNull()
  expect(await save(0)).toMatchObject({ code: 'DRAFT_NONE' })
  await start()
  expect((await desk()).draft?.items).toEqual([sweep, litter])
  expect(await start({ from: 'empty' })).toMatchObject({ code: 'DRAFT_THERE' })
  const { draft } = await desk()
  await start({ from: 'template', revision: draft?.revision })
  const { items, revision } = (await desk()).draft ?? { items: [], revision: 0 }
  expect(items).toEqual(template.items)
  expect(await start({ from: 'empty', revision })).toMatchObject({ ok: true })
  expect((await desk()).draft?.items).toEqual([])
})

test('a village without rules begins from the template, not from what it has', async () => {
  await world.stored.tx((t) => t.remove('ruleSets', `${villageId}:1`))
  expect(await start()).toMatchObject({ code: 'NO_RULES_YET' })
  expect(await start({ from: 'template' })).toMatchObject({ ok: true })
  expect(await desk()).toMatchObject({ before: null, earliest: '2026-11-02' })
})

test('the template is made of items that the contract takes, and can be adopted as it is', async () => {
  const request = contracts['rules.adopt'].request
  const asked = { villageId, effectiveFrom: '2027-01-01', meeting, items: template.items }
  expect(request.safeParse(asked).success).toBe(true)
  expect(await world.call('rules.adopt', asked, zhou())).toMatchObject({ ok: true })
})

test('a draft is adopted by two people, told to everybody, and done with', async () => {
  await start()
  const { draft } = await desk()
  const revision = draft?.revision ?? 0
  expect(await adopt(revision)).toMatchObject({ code: 'RULES_UNCHANGED' })
  await save(revision, { itemId: 'sweep' })
  expect(await adopt(revision)).toMatchObject({ code: 'DRAFT_CHANGED' })
  expect(await adopt(revision + 1, { meeting: undefined })).toMatchObject({
    code: 'RULE_NEEDS_MEETING',
  })
  expect(await adopt(revision + 1)).toMatchObject({ ok: true, data: { version: 2 } })
  expect(await adopt(revision + 1)).toMatchObject({ code: 'RULES_PROPOSED' })
  expect((await desk()).proposed?.words).toContain('第 2 版')
  const versions = () => world.must('rules.versions', { villageId }, null)
  expect((await versions()).versions).toHaveLength(1)
  await agree(world, villageId)
  expect((await versions()).versions).toMatchObject([
    { version: 2, effectiveFrom: '2027-01-01', changes: '改：清扫村道 9 分', meeting },
    { version: 1, changes: '', meeting: null },
  ])
  expect(await desk()).toMatchObject({ draft: null, proposed: null, before: { version: 2 } })
  const { changes } = await world.must('settings.changes', { villageId }, `${villageId}li`)
  expect(changes[0]?.words[0]).toContain('第 2 版')
})

test('what is changed after it was proposed stays for the version after', async () => {
  await start()
  const revision = (await desk()).draft?.revision ?? 0
  await save(revision, { itemId: 'sweep' })
  await adopt(revision + 1)
  const item = { ...dear, name: '植树' }
  await save(revision + 1, { item })
  await agree(world, villageId)
  const { draft, before } = await desk()
  expect(before?.items).toHaveLength(2)
  expect(draft?.items.map(({ name }) => name)).toContain('植树')
})
