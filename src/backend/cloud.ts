import Taro from '@tarojs/taro'
import type { Backend } from './backend'
import { asResult, failure } from './failure'

/** WeChat: the cloud function `api`. Who calls is read there from the platform, never from this payload. */
export function cloudBackend(): Backend {
  let ready = false
  function prepare() {
    if (ready) return
    Taro.cloud.init({})
    ready = true
  }
  return {
    async call(name, payload, key) {
      prepare()
      try {
        const answer = await Taro.cloud.callFunction({
          name: 'api',
          data: { name, payload, ...(key === undefined ? {} : { key }) },
        })
        return asResult(answer.result)
      } catch {
        return failure('OFFLINE')
      }
    },
    upload(uploadTo, file, onShare) {
      prepare()
      return new Promise((resolve) => {
        const task = Taro.cloud.uploadFile({
          cloudPath: uploadTo,
          filePath: file.path,
          success: () => {
            resolve({ ok: true, data: {} })
          },
          fail: () => {
            resolve(failure('OFFLINE'))
          },
        })
        task.onProgressUpdate(({ progress }) => onShare?.(progress / 100))
      })
    },
  }
}
