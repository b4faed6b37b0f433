import Taro from '@tarojs/taro'
import { forgetFiles } from './files'

/** Where what was typed and not sent yet is kept: `data/draft` fills it, in the packages that have forms. */
export const draftsPlace = 'zhiqi.drafts'

/** At sign-out: what somebody was writing must not stay behind for the next person. */
export function forgetDrafts(): void {
  Taro.removeStorageSync(draftsPlace)
  forgetFiles()
}
