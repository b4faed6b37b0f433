import { sweepFiles, takeFile, uploaded } from '../../cloudfunctions/services/files/files'
import type { Context } from '../../cloudfunctions/services/common/context'
import { villageAlone, within } from '../../cloudfunctions/services/common/here'
import { fileBytesMax, filesADayMax } from '@/domain/files/file'
import { sendFile } from './doing'
import { worldForAll } from './world'

const villageId = 'here'

const world = worldForAll((world) => world.addVillage({ villageId }))

/** As the dispatcher makes it, as far as files are concerned. */
function contextOf(personId: string, villageId = 'here'): Context {
  const person = { personId, kind: 'resident', roles: [] } as unknown as Context['person']
  const { platform } = world
  const here = within(platform.store, villageAlone(villageId))
  return { here, platform, person } as Partial<Context> as Context
}

const arrived = (as: string) =>
  sendFile(world, { villageId, purpose: 'photo' }, Buffer.from('jpeg'), as)

test('a file is given to whoever uploaded it, for its purpose, in its village, once', async () => {
  const fileId = await arrived('zhao')
  const got = await uploaded(contextOf('zhao'), fileId, 'photo')
  expect(got.ok && got.value.bytes.toString()).toBe('jpeg')
  for (const refused of [
    await uploaded(contextOf('wife'), fileId, 'photo'),
    await uploaded(contextOf('zhao', 'there'), fileId, 'photo'),
    await uploaded(contextOf('zhao'), fileId, 'roster'),
    await uploaded(contextOf('zhao'), 'nothing', 'photo'),
  ])
    expect(refused).toMatchObject({ ok: false, code: 'FILE_NOT_YOURS' })
  const { store } = world.platform
  expect((await store.tx((t) => takeFile(t, fileId))).ok).toBe(true)
  expect((await store.tx((t) => takeFile(t, fileId))).ok).toBe(false)
})

test('a file that did not arrive is asked for again', async () => {
  const payload = { villageId, purpose: 'photo', bytes: 4 } as const
  const { fileId } = await world.must('files.promise', payload, 'zhao')
  const got = await uploaded(contextOf('zhao'), fileId, 'photo')
  expect(got).toMatchObject({ ok: false, code: 'FILE_NOT_ARRIVED' })
})

test('a file that is replaced by a larger one while it is looked at is not taken', async () => {
  const fileId = await arrived('zhao')
  const context = contextOf('zhao')
  const files = {
    ...context.platform.files,
    read: async () => Buffer.alloc(fileBytesMax.photo + 1),
  }
  const platform = { ...context.platform, files }
  const got = await uploaded({ ...context, platform }, fileId, 'photo')
  expect(got).toMatchObject({ ok: false, code: 'FILE_TOO_LARGE' })
})

test('too large a file is refused before it is sent, and a roster from anybody but the committee', async () => {
  const bytes = fileBytesMax.photo + 1
  expect(
    await world.call('files.promise', { villageId, purpose: 'photo', bytes }, 'zhao'),
  ).toMatchObject({ code: 'FILE_TOO_LARGE' })
  const roster = { villageId, purpose: 'roster', bytes: 100 }
  expect(await world.call('files.promise', roster, 'zhao')).toMatchObject({ code: 'ROLE_MISSING' })
  expect(await world.call('files.promise', roster, 'zhou')).toMatchObject({ ok: true })
})

test('one person announces so many files a day and no more; the next day more', async () => {
  const ask = () => world.call('files.promise', { villageId, purpose: 'photo', bytes: 1 }, 'wife')
  for (let n = 0; n < filesADayMax; n++) expect(await ask()).toMatchObject({ ok: true })
  expect(await ask()).toMatchObject({ code: 'FILE_TOO_MANY' })
  world.pass(24 * 3_600_000)
  expect(await ask()).toMatchObject({ ok: true })
})

test('what nobody took within a day is removed', async () => {
  const fileId = await arrived('zhao')
  world.pass(24 * 3_600_000 - 1)
  await sweepFiles(world.platform)
  expect(await world.platform.files.size(`incoming/${fileId}.bin`)).toBe(4)
  world.pass(1)
  await sweepFiles(world.platform)
  expect(await world.platform.files.size(`incoming/${fileId}.bin`)).toBeNull()
  expect(await world.platform.store.get('files', fileId)).toBeNull()
})
