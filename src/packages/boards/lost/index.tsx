import { NotFound } from '@/components/asked/not-found'
import { Screen } from '@/components/screen'

/** Where an address leads that the app does not know: an old link, one that was cut off. */
export default function Lost() {
  return (
    <Screen title="志气榜">
      <NotFound title="没有这一页" line="链接可能不全，或者这一页已经不用了。" />
    </Screen>
  )
}
