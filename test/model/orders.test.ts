import { approvedDeed, fileDeed } from './doing'
import { castOf } from './village'
import { worldForEach } from './world'

const hour = 3_600_000

/** Nobody there reviews, so that what is filed waits for the town. */
const withoutReviewer = (v: string) => ({
  villageId: v,
  households: { ...castOf(v), [`${v}h3`]: { [`${v}sun`]: [] } },
})

const world = worldForEach(async (world) => {
  await world.addVillage({ villageId: 'v', households: castOf() })
  for (const v of ['a', 'b']) await world.addVillage(withoutReviewer(v))
})

test('publicity is one list by its end, whether or not somebody objected', async () => {
  const ends: string[] = []
  for (const [i, householdId] of ['h1', 'h6', 'h5', 'h4'].entries()) {
    const deedId = await approvedDeed(world, { villageId: 'v', householdId })
    if (i % 2 === 1)
      await world.must('deeds.object', { villageId: 'v', deedId, text: '没看见' }, 'wife')
    ends.push(deedId)
    world.pass(24 * hour)
  }
  const listed = async (page: object) =>
    (await world.must('deeds.inPublicity', { villageId: 'v', ...page }, 'zhao')).deeds.map(
      ({ deedId }) => deedId,
    )
  expect(await listed({})).toEqual(ends)
  expect(await listed({ limit: 2 })).toEqual(ends.slice(0, 2))
  expect(await listed({ limit: 2, after: ends[1] })).toEqual(ends.slice(2))
})

test('what waits for the town in several villages is one list by when it was filed', async () => {
  const filed: string[] = []
  for (const v of ['b', 'a', 'b', 'a']) {
    const deed = { villageId: v, householdId: `${v}h${filed.length < 2 ? '1' : '6'}` }
    filed.push(await fileDeed(world, deed, `${v}qian`))
    world.pass(hour)
  }
  const { rows } = await world.must('deeds.todo', { villageId: 'a' }, 'officer')
  expect(rows.map(({ deed }) => deed.deedId)).toEqual(filed)
})
