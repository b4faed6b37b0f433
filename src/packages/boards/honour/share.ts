import Taro from '@tarojs/taro'

/**
 * Web: hands a page of this app to the system's share sheet, or copies its link where there is none.
 * In WeChat a button of `openType='share'` does it instead.
 */
export async function shareOnWeb(
  title: string,
  path: string,
): Promise<'shared' | 'copied' | 'failed'> {
  const url = `${location.origin}${location.pathname}#${path}`
  const share = (navigator as Partial<Navigator>).share?.bind(navigator)
  if (share !== undefined) {
    try {
      await share({ title, url })
      return 'shared'
    } catch (error) {
      // Closed by the person: nothing went wrong and nothing was sent.
      if (error instanceof Error && error.name === 'AbortError') return 'shared'
    }
  }
  try {
    const clipboard = (navigator as Partial<Navigator>).clipboard
    // Without https there is no clipboard; Taro then copies by the browser's old command.
    if (clipboard === undefined) await Taro.setClipboardData({ data: url })
    else await clipboard.writeText(url)
    return 'copied'
  } catch {
    return 'failed'
  }
}
