import { worldForAll } from './world'

const world = worldForAll(async (world) => {
  const households = (v: string) => ({ [`${v}h`]: { [`${v}r`]: [] } })
  for (let n = 0; n < 23; n++) {
    const v = `v${String(n).padStart(2, '0')}`
    await world.addVillage({ villageId: v, households: households(v) })
    await world.platform.store.tx((t) =>
      t.update('villages', v, { name: n % 2 ? `河东${v}村` : `柿湾${v}村` }),
    )
  }
})

test('villages are found by any part of their name or town, page by page, each once', async () => {
  const found: string[] = []
  let after: string | null | undefined
  do {
    const page = await world.must(
      'roster.villages',
      { text: '', limit: 10, ...(after ? { after } : {}) },
      null,
    )
    expect(page.villages.length).toBeLessThanOrEqual(10)
    found.push(...page.villages.map((v) => v.villageId))
    after = page.after
  } while (after !== null)
  expect(new Set(found).size).toBe(23)
  expect(found).toHaveLength(23)
  const by = async (text: string) =>
    (await world.must('roster.villages', { text, limit: 50 }, null)).villages.length
  expect(await by('湾')).toBe(12)
  expect(await by('v07')).toBe(1)
  expect(await by('云岭')).toBe(23)
  expect(await by('没有这个村')).toBe(0)
})
