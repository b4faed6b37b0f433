import type { Me } from '@/features/session/hooks'
import { go, openSignIn } from '@/routes'
import { Empty } from '@/components/empty'

/** Who has no household in this village: a visitor, or an officer of the town or county. */
export function Guest({ me }: { me: Me }) {
  if (me.officer) {
    return me.identity?.kind === 'town' ? (
      <Empty
        picture="done"
        title="您是乡镇干部"
        line="乡镇不记积分；村里没人能审的事，会交到您这里。"
        action="去看待办"
        onAction={() => go('packages/committee/todo/index')}
      />
    ) : (
      <Empty picture="done" title="您是县里的干部" line="县里不记积分，可以看各村的榜。" />
    )
  }
  const elsewhere = me.identities.length > 0
  return (
    <Empty
      picture="honour"
      title={elsewhere ? '您不是这个村的' : '登录后看自家积分'}
      line={
        elsewhere ? '换到您自己的村，就能看到自家的积分。' : '用微信，或家里的一户一码加口令登录。'
      }
      action={elsewhere ? '去换村' : '去登录'}
      onAction={() => openSignIn()}
    />
  )
}
