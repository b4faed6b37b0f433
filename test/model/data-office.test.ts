import type { Answer } from '@/domain/contracts'
import { castOf } from './village'
import { worldForEach } from './world'

const world = worldForEach(async (world) => {
  for (const villageId of ['v', 'w'])
    await world.addVillage({ villageId, households: castOf(villageId) })
})

const v = { villageId: 'v' }
const office = {
  body: '云岭县民政局',
  phone: '0312-7221234',
  address: '',
  hours: '工作日 9 到 17 点',
}
const set = (part: object, as: string | null = 'chief') =>
  world.call('settings.setDataOffice', { ...v, ...office, ...part }, as)

test('what the county says is read in all its villages, by visitors too, and stands in their records', async () => {
  const shown = async (villageId: string) =>
    (await world.must('settings.dataOffice', { villageId }, null)).office
  const wants = async () => (await world.must('session.me', {}, 'chief')).identities[0]?.officeUnset
  expect([await shown('v'), await wants()]).toEqual([null, true])
  expect(await set({})).toMatchObject({ ok: true })
  const said = { ...office, since: '2026-11-02' }
  expect([await shown('v'), await shown('w'), await wants()]).toEqual([said, said, undefined])
  world.pass(60_000)
  expect(await set({ phone: '12345' })).toMatchObject({ ok: true })
  expect(await set({ phone: '12345' })).toMatchObject({ code: 'NOTHING_CHANGED' })
  for (const villageId of ['v', 'w']) {
    const { changes } = await world.must('settings.changes', { villageId }, `${villageId}li`)
    expect(changes.map(({ by, words }) => [by, words])).toEqual([
      ['县干部', ['谁负责信息，电话：0312-7221234 → 12345']],
      [
        '县干部',
        [
          '谁负责信息，单位：云岭县民政局',
          '谁负责信息，电话：0312-7221234',
          '谁负责信息，办公时间：工作日 9 到 17 点',
        ],
      ],
    ])
  }
})

test('in a record of several pages each change of the county stands once, by its time', async () => {
  const told: string[] = []
  for (const [version, claimDays] of [20, 21, 22, 23, 24].entries()) {
    world.pass(60_000)
    await world.must('settings.setDataOffice', { ...v, ...office, hours: String(version) }, 'chief')
    told.unshift('county')
    world.pass(60_000)
    await world.must('settings.change', { ...v, version, claimDays }, 'vzhou')
    told.unshift('village')
  }
  const read: string[] = []
  let after: string | null = null
  do {
    const from: { after?: string } = after === null ? {} : { after }
    const page: Answer<'settings.changes'> = await world.must(
      'settings.changes',
      { ...v, limit: 2, ...from },
      'vli',
    )
    read.push(...page.changes.map(({ by }) => (by === '县干部' ? 'county' : 'village')))
    after = page.after
  } while (after !== null)
  expect(read).toEqual(told)
})

test('it is the county’s to say: of an office, in plain words, with any office number', async () => {
  for (const as of ['officer', 'vli', null]) expect(await set({}, as)).toMatchObject({ ok: false })
  const message = async (part: object) => {
    const answer = await set(part)
    const data = answer.ok ? undefined : (answer.data as { fields?: { message: string }[] })
    return data?.fields?.[0]?.message ?? (answer.ok ? 'ok' : answer.code)
  }
  expect(await message({ phone: '0312-7221234 转 803、13800002046' })).toBe('ok')
  expect(await message({ phone: '999999 19680512 0014' })).toContain('身份证号')
  expect(await message({ phone: '找小王' })).toBe('电话只写数字、横线和“转”，如 0312-7221234')
  expect(await message({ phone: '12' })).toBe('电话位数不够，请核对')
  expect(await message({ phone: ' ' })).toBe('请填写电话')
  expect(await message({ body: '民政局 13800002046' })).toContain('手机号')
  expect(await message({ address: '找 13800002046' })).toContain('手机号')
})
