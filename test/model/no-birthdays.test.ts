import { noBirthdays } from '../../cloudfunctions/migrations/004-no-birthdays'
import { migrate } from '../../cloudfunctions/migrations/run'
import { upgrading } from '../../cloudfunctions/migrations/store'
import { writeCsv } from '../../cloudfunctions/platform/sheets/csv'
import { readSheets } from '../../cloudfunctions/platform/sheets/read'
import { runTimer } from '../../cloudfunctions/services/timer'
import type { Sheet } from '@/domain/common/table'
import { ageGroupOf } from '@/domain/roster/age'
import type { Resident } from '@/domain/roster/roster'
import { sendFile } from './doing'
import { worldForEach } from './world'

const v = { villageId: 'v' }
const day = 86_400_000
const born: Readonly<Record<string, string | null>> = {
  zhao: '1970-03-05',
  wife: null,
  qian: '2014-06-17',
  sun: '2009-05',
  li: '2008-11-29',
}
const world = worldForEach(async (world) => {
  await world.addVillage({
    ...v,
    households: {
      h1: { zhao: ['committee'], wife: [] },
      h2: { qian: [] },
      h3: { sun: [] },
      h4: { li: [] },
    },
  })
})

/** As the version before kept them. */
const keepBirthdays = () =>
  world.stored.tx(async (t) => {
    for (const [id, birthDay] of Object.entries(born))
      await t.update('residents', id, { birthDay, under18Until: null } as Partial<Resident>)
  })
const run = () =>
  migrate(world.stored, { migrations: [noBirthdays], now: world.platform.clock.now })
const stored = async () =>
  Object.fromEntries(
    (await world.stored.list('residents', { eq: v, range: { field: 'name' }, limit: 100 })).map(
      (r) => [r.residentId, r as Resident & { birthDay?: string | null; v?: number }],
    ),
  )

test('of every birthday that stood the month is left until which somebody is under 18', async () => {
  await keepBirthdays()
  const before = await upgrading(world.stored, [noBirthdays]).get('residents', 'qian')
  expect(before).toMatchObject({ under18Until: '2032-06' })
  expect(await run()).toBeNull()
  expect(await run()).toBeNull()
  const after = await stored()
  expect(Object.entries(after).map(([id, r]) => [id, r.under18Until, r.birthDay ?? null])).toEqual([
    ['li', '2026-11', null],
    ['qian', '2032-06', null],
    ['sun', '2027-05', null],
    ['wife', null, null],
    ['zhao', 'grown', null],
  ])
  expect(after.qian && ageGroupOf(after.qian, '2028-06-30')).toBe('child')
  expect(JSON.stringify(after)).not.toMatch(/1970|2014-06|-17|-05-/)
})

test('so it is of what an import is about to make of somebody', async () => {
  await keepBirthdays()
  await world.stored.tx((t) =>
    t.update('residents', 'wife', {
      pending: { importId: 'i', set: { birthDay: '2015-01-09', phone: '' } },
    }),
  )
  await run()
  expect((await stored()).wife).toMatchObject({
    pending: { importId: 'i', set: { under18Until: '2033-01', phone: '' } },
  })
})

test('an import that the version before had checked writes none either', async () => {
  const rows = [
    ['组', '户号', '姓名', '与户主关系', '出生日期'],
    ['一组', '1', '赵永顺', '户主', ''],
    ['一组', '1', '赵小满', '', '2014-06-17'],
    ['一组', '9', '方长庚', '户主', '1970-03-05'],
  ]
  for (const [id, name] of [
    ['zhao', '赵永顺'],
    ['wife', '赵小满'],
  ] as const)
    await world.stored.tx((t) => t.update('residents', id, { name }))
  // Of one house, whose people share the phone that all of this village have.
  for (const id of ['qian', 'sun', 'li'])
    await world.stored.tx((t) => t.update('residents', id, { phone: '' }))
  const fileId = await sendFile(world, { ...v, purpose: 'roster' }, writeCsv(rows), 'zhao')
  const { importId, faults } = await world.must('roster.checkImport', { ...v, fileId }, 'zhao')
  expect(faults).toEqual([])
  const { files } = world.platform
  const path = `rosters/${importId}/chunk-0.json`
  const kept = String(await files.read(path))
  const old = kept
    .replaceAll(/"under18Until":"2032-06"/g, '"birthDay":"2014-06-17"')
    .replaceAll(/"under18Until":"grown"/g, '"birthDay":"1970-03-05"')
  expect(kept).toMatch(/2032-06.*grown|grown.*2032-06/)
  await files.write(path, Buffer.from(old))
  await world.must('roster.import', { ...v, importId }, 'zhao')
  const after = await stored()
  expect(after.wife).toMatchObject({ under18Until: '2032-06' })
  expect(Object.values(after).find((r) => r.name === '方长庚')?.under18Until).toBe('grown')
  expect(JSON.stringify(after)).not.toContain('birthDay')
})

test('once somebody is of age the month goes too', async () => {
  const until = async () => [(await stored()).li?.under18Until, (await stored()).qian?.under18Until]
  await keepBirthdays()
  await run()
  await runTimer(world.platform)
  expect(await until()).toEqual(['2026-11', '2032-06'])
  world.pass(29 * day)
  await runTimer(world.platform)
  expect(await until()).toEqual(['grown', '2032-06'])
})

test('an export tells the month of a minor and of others that they are grown, and nothing else', async () => {
  await keepBirthdays()
  await run()
  const { address } = await world.must('roster.export', { ...v, kind: 'csv' }, 'zhao')
  const path = /\/files\/([^?]+)/.exec(address)?.[1] ?? ''
  const bytes = (await world.platform.files.read(path)) ?? Buffer.alloc(0)
  const [sheet] = (await readSheets(bytes, { rowsMax: 10 })) as readonly Sheet[]
  expect(sheet?.rows.map(({ cells }) => cells[6] ?? '').sort()).toEqual(
    ['出生年月', '成年', '', '2014-06', '2009-05', '2008-11'].sort(),
  )
})

test('whoever is typed in is kept in the same way, and no record, receipt or answer says the day', async () => {
  const typed = { ...v, householdId: 'h1', name: '梁小禾', birth: '2019-06-13' }
  const { residentId } = await world.must('roster.addPerson', typed, 'zhao')
  expect((await stored())[residentId]).toMatchObject({ under18Until: '2037-06' })
  await world.must('roster.changePerson', { ...v, residentId, birth: '2018-04-13' }, 'zhao')
  expect((await stored())[residentId]).toMatchObject({ under18Until: '2036-04' })
  await keepBirthdays()
  await run()
  await world.must('roster.changePerson', { ...v, residentId: 'wife', birth: '成年' }, 'zhao')
  expect((await stored()).wife).toMatchObject({ under18Until: 'grown' })
  const householdId = { householdId: 'h1' }
  const card = await world.must('roster.card', { ...v, ...householdId }, 'zhao')
  const [receipts, changes] = await Promise.all([
    world.stored.list('receipts', { eq: {}, limit: 1000 }),
    world.stored.list('settingChanges', { eq: v, range: { field: 'version' }, limit: 100 }),
  ])
  expect(changes.at(-1)?.words).toEqual(['改了出生年月'])
  expect(JSON.stringify([card, receipts, changes])).not.toMatch(/2019-06|2018-04|-13/)
})
