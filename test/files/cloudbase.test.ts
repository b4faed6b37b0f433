import {
  cloudbaseFiles,
  type CloudbaseFilesOptions,
  type CloudStorage,
} from '../../cloudfunctions/platform/files/cloudbase'
import { startLoopback, type Loopback } from '../cloudbase/loopback'
import { filesContract } from './contract'

// The SDK reads its address from the environment, once, while it loads.
let loopback: Loopback
let storage: CloudStorage
const before = { ...process.env }

beforeAll(async () => {
  loopback = await startLoopback()
  Object.assign(process.env, loopback.environment())
  const cloud = (await import('wx-server-sdk')) as unknown as CloudStorage & {
    init(options: { env: unknown }): void
    DYNAMIC_CURRENT_ENV: unknown
  }
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  storage = cloud
})
afterAll(async () => {
  process.env = before
  await loopback.close()
})
beforeEach(() => loopback.forgetTrace())

const open = (more: Partial<CloudbaseFilesOptions> = {}) => cloudbaseFiles({ storage, ...more })
const actions = () => loopback.trace.map(({ action }) => action)

async function get(address: string): Promise<Buffer | null> {
  if (address === '') return null
  const response = await fetch(address)
  return response.ok ? Buffer.from(await response.arrayBuffer()) : null
}

filesContract('cloudbase', async () => ({
  files: open(),
  get,
  // wx.cloud.uploadFile takes the address as its cloudPath.
  put: async (address, bytes) =>
    (await storage.uploadFile({ cloudPath: address, fileContent: bytes })).fileID.endsWith(address),
}))

describe('files in cloud storage', () => {
  test('a size costs no download', async () => {
    const files = open()
    await files.write('things/large.bin', Buffer.alloc(500_000))
    loopback.forgetTrace()
    expect(await files.size('things/large.bin')).toBe(500_000)
    expect(actions()).toEqual(['storage.batchGetDownloadUrl'])
  })

  test('addresses wanted together are asked for together', async () => {
    const files = open()
    const paths = Array.from({ length: 60 }, (_, i) => `photos/p${String(i)}/thumb.jpg`)
    await Promise.all(paths.map((path) => files.write(path, Buffer.from(path))))
    loopback.forgetTrace()
    const addresses = await Promise.all(paths.map((path) => files.readAddress(path)))
    expect((await get(addresses[59]!))?.toString()).toBe(paths[59])
    expect(actions()).toEqual(['storage.batchGetDownloadUrl', 'storage.batchGetDownloadUrl'])
  })

  test('a file that went away has an address that leads nowhere, and takes no other with it', async () => {
    const files = open()
    await files.write('photos/there/full.jpg', Buffer.from('there'))
    const [there, gone] = await Promise.all([
      files.readAddress('photos/there/full.jpg'),
      files.readAddress('photos/gone/full.jpg'),
    ])
    expect((await get(there))?.toString()).toBe('there')
    expect(gone).toBe('')
  })

  test('the bucket is learnt once, or told at deployment', async () => {
    await open().write('things/known.bin', Buffer.from('x'))
    const { fileID } = await storage.uploadFile({
      cloudPath: 'things/any.bin',
      fileContent: Buffer.from('x'),
    })
    const idPrefix = fileID.slice(0, -'things/any.bin'.length)
    loopback.forgetTrace()
    await open({ idPrefix }).read('things/known.bin')
    expect(actions()).toEqual(['storage.batchGetDownloadUrl'])
    loopback.forgetTrace()
    const learning = open()
    await Promise.all([learning.read('things/known.bin'), learning.read('things/any.bin')])
    expect(actions().filter((action) => action === 'storage.getUploadMetadata')).toHaveLength(1)
  })

  test('a storage that fails is an error, not a missing file', async () => {
    const files = open({ idPrefix: 'cloud://loopback.bucket/' })
    loopback.faults.next({ is: 'http', status: 502 }, { action: 'storage.batchGetDownloadUrl' }, 3)
    await expect(files.readAddress('things/a.bin')).rejects.toBeDefined()
    await expect(files.size('things/a.bin')).rejects.toBeDefined()
    await expect(files.read('things/a.bin')).rejects.toBeDefined()
  })
})
