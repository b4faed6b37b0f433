import type { Backend } from './backend'
import { cloudBackend } from './cloud'
import { httpBackend } from './http'

export type { Backend, CallResult, LocalFile, Query, Reply } from './backend'

/** On the web `Taro.cloud` is a stub that answers success with nothing, so it is never reached there. */
export const backend: Backend =
  process.env.TARO_ENV === 'weapp' ? cloudBackend() : httpBackend('/call')
