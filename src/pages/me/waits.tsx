import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { useUnsent } from '@/data/outbox'
import type { Me } from '@/features/session/hooks'
import { go } from '@/routes'
import { useElder } from '@/theme/elder'
import { Link, type WorkCounts } from './work'

export interface Wait {
  readonly words: string
  readonly count: number
  readonly open: () => void
}

/** What waits for this person, the most pressing first. */
export function useWaits(me: Me, counts: WorkCounts): Wait[] {
  const unsent = useUnsent(me.identities.map((identity) => identity.personId))
  const refused = unsent.some((item) => item.refused !== null)
  const all: Wait[] = [
    {
      words: refused ? '没办成的' : '待发的',
      count: unsent.length,
      open: () => go('packages/account/unsent/index'),
    },
    {
      words: '待审',
      count: counts.todo ?? 0,
      open: () => go('packages/committee/todo/index'),
    },
    {
      words: '异议待答',
      count: counts.objections ?? 0,
      open: () => go('packages/committee/objections/index'),
    },
    {
      words: '等您同意',
      count: me.identity?.confirms ?? 0,
      open: () => go('packages/committee/seconds/index'),
    },
    {
      words: '文字和照片',
      count: me.identity?.checks ?? 0,
      open: () => go('packages/committee/checks/index'),
    },
    {
      words: '新消息',
      count: me.identity?.unread ?? 0,
      open: () => go('packages/points/inbox/index'),
    },
  ]
  return all.filter(({ count }) => count > 0)
}

/** One strip for all of it; in elder mode a line each. */
export function Waits({ waits }: { waits: readonly Wait[] }) {
  const { elder } = useElder()
  const sum = waits.reduce((n, wait) => n + wait.count, 0)
  if (sum === 0) return null
  if (elder)
    return (
      <>
        <View className="waits__title">有 {sum} 件事等您</View>
        <View className="links">
          {waits.map(({ words, count, open }) => (
            <Link key={words} words={words} count={count} onTap={open} />
          ))}
        </View>
      </>
    )
  const words = waits.map((wait) => `${wait.words} ${String(wait.count)}`).join(' · ')
  return (
    <Tap className="waits" label={`${String(sum)} 件事等您，${words}`} onTap={waits[0]?.open}>
      <View className="waits__sum num">{sum}</View>
      <View className="grow">
        <View className="strong">件事等您</View>
        <View className="ink-2 t-sm">{words}</View>
      </View>
      <Icon name="next" size={22} />
    </Tap>
  )
}
