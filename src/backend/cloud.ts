import Taro from '@tarojs/taro'
import type { Backend } from './backend'
import { asResult, failure } from './failure'

/** WeChat: the cloud function `api`. Who calls is read there from the platform, never from this payload. */
export function cloudBackend(): Backend {
  let ready = false
  return {
    async call(name, payload, key) {
      if (!ready) {
        Taro.cloud.init({})
        ready = true
      }
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
  }
}
