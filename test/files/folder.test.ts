import { readdirSync } from 'node:fs'
import fs from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { fileRoutes } from '../../cloudfunctions/server/uploads'
import { addressMs } from '../../cloudfunctions/platform/files/files'
import { folderFiles, type FolderFiles } from '../../cloudfunctions/platform/files/folder'
import { Unwritable } from '../../cloudfunctions/platform/unwritable'
import { removeFolder, temporaryFolder } from '../store/temporary'
import { filesContract } from './contract'

let nowMs = Date.parse('2026-11-24T01:00:00.000Z')
const folder = temporaryFolder()
const files: FolderFiles = folderFiles({
  folder,
  clock: { now: () => new Date(nowMs).toISOString() },
})
let server: Server
let origin: string

beforeAll(async () => {
  server = createAdaptorServer({
    fetch: fileRoutes(files).fetch,
    overrideGlobalObjects: false,
  }) as Server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  removeFolder(folder)
})

async function get(address: string): Promise<Buffer | null> {
  const response = await fetch(origin + address)
  return response.ok ? Buffer.from(await response.arrayBuffer()) : null
}

async function put(address: string, bytes: Buffer): Promise<boolean> {
  return (await fetch(origin + address, { method: 'PUT', body: new Uint8Array(bytes) })).ok
}

filesContract('folder', () => Promise.resolve({ files, get, put }))

describe('an address', () => {
  test('allows one thing, to one file, for a quarter of an hour', async () => {
    await files.write('photos/a.jpg', Buffer.from('a'))
    await files.write('photos/b.jpg', Buffer.from('b'))
    const address = await files.readAddress('photos/a.jpg')
    expect(await get(address.replace('a.jpg', 'b.jpg'))).toBeNull()
    expect(await get(address.replace('until=', 'until=9'))).toBeNull()
    expect(await put(address, Buffer.from('x'))).toBe(false)
    expect(await get('/files/photos/a.jpg')).toBeNull()
    nowMs += addressMs - 1
    expect((await get(address))?.toString()).toBe('a')
    nowMs += 1
    expect(await get(address)).toBeNull()
  })

  test('takes no more bytes than it says, and keeps nothing of what was too much', async () => {
    const address = await files.writeAddress('incoming/c.bin', 10)
    expect(await put(address, Buffer.alloc(11))).toBe(false)
    expect(await files.read('incoming/c.bin')).toBeNull()
    expect(await put(address.replace('max=10', 'max=99'), Buffer.alloc(11))).toBe(false)
    expect(readdirSync(folder)).not.toContain('incoming')
  })

  test('with a name makes the browser save the file under it', async () => {
    await files.write('exports/r.csv', Buffer.from('名册'))
    const response = await fetch(
      origin + (await files.readAddress('exports/r.csv', '柿湾村 名册.csv')),
    )
    expect(response.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''%E6%9F%BF%E6%B9%BE%E6%9D%91%20%E5%90%8D%E5%86%8C.csv",
    )
    expect(response.headers.get('content-type')).toMatch(/^text\/csv/)
    await response.text()
  })

  test('a file half written is never seen', async () => {
    await files.write('things/whole.bin', Buffer.alloc(1000))
    expect(readdirSync(join(folder, 'things')).every((name) => name.endsWith('.bin'))).toBe(true)
  })
})

test('on a full disk it says so, and leaves nothing half written', async () => {
  const write = jest.spyOn(fs, 'writeFile')
  write.mockRejectedValueOnce(Object.assign(new Error('no room'), { code: 'ENOSPC' }))
  await expect(files.write('photos/full.jpg', Buffer.from('x'))).rejects.toThrow(Unwritable)
  expect(await files.size('photos/full.jpg')).toBeNull()
  await files.write('photos/full.jpg', Buffer.from('x'))
  expect(await files.size('photos/full.jpg')).toBe(1)
})
