import type { Files } from '../../cloudfunctions/platform/files/files'

/** What the port promises, for any adapter; `get` and `put` do what a phone does with an address. */
export function filesContract(
  name: string,
  open: () => Promise<{
    files: Files
    get: (address: string) => Promise<Buffer | null>
    put: (address: string, bytes: Buffer) => Promise<boolean>
  }>,
): void {
  describe(`${name} keeps the promises of the files`, () => {
    let adapter: Awaited<ReturnType<typeof open>>
    let drawn = 0
    const fresh = () => `things/t${String(drawn++)}.bin`

    beforeAll(async () => {
      adapter = await open()
    })

    test('a file comes back as it was written, and later writing replaces it', async () => {
      const { files } = adapter
      const path = fresh()
      await files.write(path, Buffer.from([0, 255, 10]))
      await files.write(path, Buffer.from('第二稿'))
      expect((await files.read(path))?.toString()).toBe('第二稿')
      expect(await files.size(path)).toBe(9)
    })

    test('what was never written or is removed is null', async () => {
      const { files } = adapter
      const path = fresh()
      expect(await files.read(path)).toBeNull()
      expect(await files.size(path)).toBeNull()
      await files.write(path, Buffer.from('x'))
      await files.remove(path)
      await files.remove(path)
      expect(await files.read(path)).toBeNull()
    })

    test.each([
      '../out.bin',
      '/etc/hosts.bin',
      'a/../../b.bin',
      'a b.bin',
      'noending',
      '',
      'a//b.bin',
    ])('a path that was not issued here is refused: %s', async (path) => {
      await expect(adapter.files.write(path, Buffer.from('x'))).rejects.toThrow(TypeError)
      await expect(adapter.files.readAddress(path)).rejects.toThrow(TypeError)
    })

    test('an address lets a phone put a file and another one lets it be read', async () => {
      const { files, get, put } = adapter
      const path = fresh()
      expect(await put(await files.writeAddress(path, 100), Buffer.from('来自手机'))).toBe(true)
      expect((await files.read(path))?.toString()).toBe('来自手机')
      expect((await get(await files.readAddress(path)))?.toString()).toBe('来自手机')
    })
  })
}
