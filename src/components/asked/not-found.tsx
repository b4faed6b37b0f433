import Taro from '@tarojs/taro'
import { Empty } from '../empty'
import { tabs } from '../tab-bar/tabs'

/** Nothing is wrong with the network or the server: what the address names is not there, or no longer. */
export function isNotFound(error: { readonly code: string } | null): boolean {
  return error?.code.endsWith('NOT_FOUND') ?? false
}

export function NotFound({ line, title = '没有找到' }: { line: string; title?: string }) {
  return <Empty picture="honour" title={title} line={line} action="去看榜" onAction={goHome} />
}

const goHome = () => void Taro.switchTab({ url: tabs[0].url })
