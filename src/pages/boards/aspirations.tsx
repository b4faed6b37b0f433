import { useState } from 'react'
import { Asked } from '@/components/asked'
import { Empty } from '@/components/empty'
import { GoalRow, ReachedRow } from '@/features/aspirations/goal-row'
import { More } from '@/components/more'
import { SectionHead } from '@/components/section-head'
import { Tap } from '@/components/tap'
import { toast } from '@/components/toast'
import { useCheer, type useAspirations } from '@/features/aspirations/hooks'
import { useMe } from '@/features/session/hooks'
import type { AspirationView } from '@/domain/aspirations/contract'
import { whoWords } from '@/features/aspirations/words'
import { go, openAspiration, openAspire } from '@/routes'
import { SignInSheet } from '@/features/session/sign-in-sheet'

type Wish = 'cheer' | 'post'

const signInWords: Record<Wish, { title: string; text: string }> = {
  cheer: { title: '登录后就能加油', text: '每个心愿每人加一次油，加油不计分。' },
  post: { title: '登录后写下您家的', text: '写下想做成的事，乡亲们给您加油。' },
}

/** The aspiration board: reached goals first, then the open ones with their bamboo and the seal that cheers. */
export function AspirationsBoard({ list }: { list: ReturnType<typeof useAspirations> }) {
  const me = useMe()
  const { cheer, shown } = useCheer()
  const [wish, setWish] = useState<Wish | null>(null)
  const [asked, setAsked] = useState<Wish>('cheer')
  /** True where the person can act here; else says what is missing. */
  const may = (next: Wish): boolean => {
    if (me.identity !== null) return true
    if (me.identities.length > 0) toast('您不是这个村的，只能看看')
    else ask(next)
    return false
  }
  const ask = (next: Wish) => {
    setAsked(next)
    setWish(next)
  }
  const write = () => {
    if (may('post')) openAspire()
  }
  const cheerOn = async (goal: AspirationView) => {
    if (!may('cheer')) return
    const result = await cheer(goal)
    if (!result.ok) toast(result.message)
  }
  const open = (list.rows ?? []).map(shown)
  return (
    <Asked query={list.first} noun="榜">
      {({ reached, reachedMore, total }) => (
        <>
          {open.length + reached.length === 0 ? (
            <Empty
              picture="honour"
              title="还没有人写下心愿"
              line="栽果树，学手艺，写下来，大家一起使劲。"
              action={me.officer ? undefined : '写下我家的'}
              onAction={write}
            />
          ) : (
            <SectionHead
              title="大家的心愿"
              note={total > 0 ? `${total} 个在努力` : undefined}
              action={me.officer ? undefined : '写下我家的'}
              strong
              onAction={write}
            />
          )}
          {reached.map((goal) => (
            <ReachedRow
              key={goal.aspirationId}
              who={goal.name}
              text={goal.goal}
              onTap={() => openAspiration(goal.aspirationId)}
            />
          ))}
          {reachedMore ? (
            <Tap
              className="reached__all"
              role="link"
              onTap={() => go('packages/boards/reached/index')}
            >
              做到了的，都看看
            </Tap>
          ) : null}
          {open.map((goal) => (
            <GoalRow
              key={goal.aspirationId}
              kind={goal.category}
              goal={goal.goal}
              who={whoWords(goal)}
              steps={goal.steps.length}
              done={goal.reached}
              cheers={goal.cheers}
              cheered={goal.cheered}
              onTap={() => openAspiration(goal.aspirationId)}
              onCheer={
                goal.mine || goal.cheered || me.officer ? undefined : () => void cheerOn(goal)
              }
            />
          ))}
          <More onMore={list.more} busy={list.moreBusy} error={list.moreError?.message} />
          <SignInSheet open={wish !== null} {...signInWords[asked]} onClose={() => setWish(null)} />
        </>
      )}
    </Asked>
  )
}
