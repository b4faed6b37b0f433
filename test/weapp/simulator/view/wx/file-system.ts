import type { MiniApp } from '../app'
import { bytesOf } from '../files'
import { answering, needed } from './answer'

type Manager = Pick<
  WechatMiniprogram.FileSystemManager,
  | 'writeFileSync'
  | 'readFileSync'
  | 'copyFileSync'
  | 'accessSync'
  | 'unlinkSync'
  | 'statSync'
  | 'getFileInfo'
>

export const userDataPath = 'wxfile://usr'

/** https://developers.weixin.qq.com/miniprogram/dev/api/file/FileSystemManager.html, its synchronous half. */
export function fileSystem({ files }: MiniApp): Manager {
  return {
    writeFileSync: (path, data, encoding = 'utf8') => {
      if (!path.startsWith(`${userDataPath}/`)) throw new Error(`permission denied, open ${path}`)
      files.write(
        path,
        typeof data !== 'string'
          ? new Uint8Array(data)
          : encoding === 'base64'
            ? bytesOf(data)
            : new TextEncoder().encode(data),
      )
    },
    readFileSync: (path, encoding) => {
      const bytes = files.read(path)
      if (encoding === undefined) return bytes.slice().buffer
      return encoding === 'base64' ? files.base64(path) : new TextDecoder().decode(bytes)
    },
    copyFileSync: (from, to) => {
      if (!to.startsWith(`${userDataPath}/`)) throw new Error(`permission denied, open ${to}`)
      files.write(to, files.read(from))
    },
    accessSync: (path) => {
      files.read(path)
    },
    unlinkSync: (path) => {
      files.remove(path)
    },
    getFileInfo: answering('getFileInfo', (option) => ({
      size: files.read(needed(option, 'filePath')).length,
      digest: '',
    })) as Manager['getFileInfo'],
    statSync: ((path: string) => ({
      size: files.read(path).length,
      isFile: () => true,
      isDirectory: () => false,
    })) as never,
  }
}
