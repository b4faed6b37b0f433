/** What stands behind wx.cloud of one phone: whoever makes it knows whose phone it is. */
export interface PhoneCloud {
  /** A cloud function's answer; throws where it could not be reached. */
  call(name: string, data: unknown): Promise<unknown>
  /** Puts a file into cloud storage and says its file id. */
  upload(cloudPath: string, bytes: Buffer): Promise<string>
  download(fileID: string): Promise<Buffer>
  addresses(fileList: readonly string[]): Promise<readonly object[]>
}

/** What the page asks of the host, by the names that view/wx uses. */
export function answer(cloud: PhoneCloud): Record<string, (params: never) => Promise<unknown>> {
  return {
    'cloud.call': ({ name, data }: { name: string; data: unknown }) => cloud.call(name, data),
    'cloud.upload': ({ cloudPath, base64 }: { cloudPath: string; base64: string }) =>
      cloud.upload(cloudPath, Buffer.from(base64, 'base64')),
    'cloud.download': async ({ fileID }: { fileID: string }) => ({
      base64: (await cloud.download(fileID)).toString('base64'),
    }),
    'cloud.addresses': ({ fileList }: { fileList: string[] }) => cloud.addresses(fileList),
    download: async ({ url }: { url: string }) => {
      const response = await fetch(url)
      const bytes = Buffer.from(await response.arrayBuffer())
      return { base64: bytes.toString('base64'), statusCode: response.status }
    },
  }
}
