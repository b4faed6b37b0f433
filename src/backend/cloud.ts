import Taro from '@tarojs/taro'
import type { Backend } from './backend'
import { asResult, failure } from './failure'
import { askOver } from './trip'

/** Longer than the function itself may take; WeChat would wait a minute on a dead network. */
const timeoutMs = 25_000

function inTime<T>(asked: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('no answer in time'))
    }, timeoutMs)
  })
  return Promise.race([asked, late]).finally(() => {
    clearTimeout(timer)
  })
}

/** WeChat: the cloud function `api`. Who calls is read there from the platform, never from this payload. */
export function cloudBackend(): Backend {
  let ready = false
  function prepare() {
    if (ready) return
    // Without one, WeChat takes the first environment that the mini-program has.
    const env = process.env.CLOUD_ENV
    Taro.cloud.init(env ? { env } : {})
    ready = true
  }
  async function send(data: object) {
    prepare()
    try {
      const answer = await inTime(Taro.cloud.callFunction({ name: 'api', data }))
      return asResult(answer.result)
    } catch {
      return failure('OFFLINE')
    }
  }
  return {
    call: (name, payload, key) => send({ name, payload, ...(key === undefined ? {} : { key }) }),
    ask: (queries) => askOver(send, queries),
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
    async openFile(address, name) {
      try {
        const { tempFilePath: filePath } = await Taro.downloadFile({ url: address })
        // WeChat shows documents and tables, but no csv: that one can only be passed on.
        if (name.endsWith('.csv')) await Taro.shareFileMessage({ filePath, fileName: name })
        else await Taro.openDocument({ filePath, showMenu: true })
        return { ok: true, data: {} }
      } catch {
        return failure('OFFLINE')
      }
    },
  }
}
