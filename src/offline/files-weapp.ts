import Taro from '@tarojs/taro'
import type { Shelf } from './files'

const files = () => Taro.getFileSystemManager()
const pathOf = (id: string) => `${Taro.env.USER_DATA_PATH ?? ''}/${id}`

/** The mini-program's own folder, since WeChat clears what was chosen once the app is closed. */
export const inWeChat: Shelf = {
  put: async (id, { path }) => files().copyFileSync(path, pathOf(id)),
  async get(id) {
    files().accessSync(pathOf(id))
    return { path: pathOf(id) }
  },
  drop: async (id) => files().unlinkSync(pathOf(id)),
}
