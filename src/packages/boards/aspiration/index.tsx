import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { a11y, heading } from '@/components/a11y'
import { Asked } from '@/components/asked'
import { bambooWords } from '@/components/bamboo'
import { Checking } from '@/features/checks/checking'
import { Photos } from '@/components/photos'
import { Phrases } from '@/components/phrases'
import { NameSeal, Seal } from '@/components/seal'
import { Screen } from '@/components/screen'
import { useShareCard } from '@/components/share-card'
import { SectionHead } from '@/components/section-head'
import { Tap } from '@/components/tap'
import { toast } from '@/components/toast'
import { useAspiration, useCheer, useUncheer } from '@/features/aspirations/hooks'
import { waitingWords } from '@/data/outbox'
import { useVillage } from '@/features/roster/village'
import { useMe } from '@/features/session/hooks'
import type { AspirationView } from '@/domain/aspirations/contract'
import { whoWords } from '@/features/aspirations/words'
import { useLinkedVillage } from '@/features/home/linked-village'
import { spoken } from '@/components/read-aloud/spoken'
import { SignInSheet } from '@/features/session/sign-in-sheet'
import { today } from '@/session/clock'
import { useVillageId } from '@/session/village'
import { useElder } from '@/theme/elder'
import { AspirationFoot } from './foot'
import { Growth } from './growth'
import { ProgressSheet } from './progress-sheet'
import { WithdrawSheet } from './withdraw-sheet'
import { datesWords } from './words'
import './index.scss'

/** One goal: its steps as standing bamboo, who cheered, and what the owner can do. */
export default function Aspiration() {
  const aspirationId = useRouter().params.aspirationId ?? null
  const linked = useLinkedVillage()
  const current = useVillageId()
  const me = useMe()
  const village = useVillage()
  const query = useAspiration(aspirationId, linked)
  const { cheer, shown } = useCheer(linked)
  const uncheer = useUncheer(linked)
  const [open, setOpen] = useState<'sign-in' | 'progress' | 'withdraw' | null>(null)
  const close = () => setOpen(null)
  const goal = query.data === null ? null : shown(query.data.aspiration)
  const can = query.data?.can
  // Without the name: the card goes to anybody, and the household itself reads its own in full.
  useShareCard({
    // What has not passed yet goes out on no card either.
    title: goal === null || goal.checking ? '志气榜' : `来给这个心愿加油：${goal.goal}`,
    page: '/packages/boards/aspiration/index',
    query: { aspirationId, villageId: linked ?? current },
    photo: query.data?.photos.find((p) => !p.checking)?.thumb,
    drawing: 'boards',
  })
  const cheerOn = async () => {
    if (me.identities.length === 0) {
      setOpen('sign-in')
      return
    }
    if (goal === null) return
    const result = await cheer(goal)
    if (result.ok === 'waiting') toast(waitingWords)
    else if (result.ok) toast('加上油了', { seal: 'cheer' })
    else toast(result.message)
  }
  const takeBack = async () => {
    if (goal === null) return
    const result = await uncheer(goal.aspirationId)
    toast(result.ok ? '收回了，还可以再加' : result.message)
  }
  const foot =
    goal === null || can === undefined || goal.state !== 'open' ? undefined : (
      <AspirationFoot
        goal={goal}
        mayProgress={can.progress}
        mayCheer={can.cheer || me.identities.length === 0}
        onCheer={() => void cheerOn()}
        onProgress={() => setOpen('progress')}
      />
    )
  return (
    <Screen
      title={goal?.mine ? '我家的心愿' : (village.data?.boardNames.aspirations ?? '志气榜')}
      say={goal === null ? undefined : () => sayGoal(goal)}
      foot={foot}
    >
      <Asked query={query}>
        {({ surnames, photos, stepPhotos }) =>
          goal === null ? null : (
            <>
              <Head goal={goal} />
              {cheersFirst(goal) ? <Cheers goal={goal} surnames={surnames} /> : null}
              <Photos photos={photos} label={`${goal.goal}的照片`} />
              {goal.mine && goal.state === 'open' ? <SectionHead {...standing(goal)} /> : null}
              <Growth goal={goal} photos={stepPhotos} />
              {cheersFirst(goal) ? null : <Cheers goal={goal} surnames={surnames} />}
              {can?.uncheer ? (
                <Tap className="goal-page__withdraw" onTap={() => void takeBack()}>
                  收回加油
                </Tap>
              ) : null}
              {can?.withdraw ? (
                <Tap className="goal-page__withdraw" onTap={() => setOpen('withdraw')}>
                  撤下这个心愿
                </Tap>
              ) : null}
              <ProgressSheet
                open={open === 'progress'}
                goal={goal}
                linkedVillage={linked}
                onClose={close}
              />
              <WithdrawSheet
                open={open === 'withdraw'}
                goal={goal}
                linkedVillage={linked}
                onClose={close}
              />
              <SignInSheet
                open={open === 'sign-in'}
                title="登录后就能加油"
                text="每个心愿每人加一次油，加油不计分。"
                onClose={close}
              />
            </>
          )
        }
      </Asked>
    </Screen>
  )
}

/** Whoever may cheer sees at once who did; below what was done they stand for the household itself. */
function cheersFirst({ state, mine }: AspirationView): boolean {
  return state !== 'reached' && !mine
}

function Head({ goal }: { goal: AspirationView }) {
  return (
    <View className="goal-page__head">
      <View className="row">
        <View className="goal-page__kind">{goal.category}</View>
        <View className="grow t-sm ink-2">{whoWords(goal)}</View>
      </View>
      <View className="goal-page__title">
        <View className="grow">
          <View className="goal-page__goal" {...heading(2)}>
            <Phrases text={goal.goal} />
          </View>
          <Checking shown={goal.checking} />
          <View className="t-sm ink-3">{datesWords(goal, today())}</View>
        </View>
        {goal.state === 'reached' ? <Seal kind="reached" size={92} tilt={3} /> : null}
      </View>
      {goal.state === 'withdrawn' ? <View className="ink-2">这个心愿已经撤下。</View> : null}
    </View>
  )
}

/** Surnames as seals, newest first; in elder mode the number alone. */
function Cheers({ goal, surnames }: { goal: AspirationView; surnames: readonly string[] }) {
  const { elder } = useElder()
  return (
    <View className="goal-page__cheers">
      {elder || surnames.length === 0 ? null : (
        <View
          className="goal-page__wall"
          {...a11y({ role: 'img', label: `${surnames.join('、')}等盖章加油` })}
        >
          {surnames.map((surname, i) => (
            <NameSeal key={i} surname={surname} index={i} size={38} />
          ))}
        </View>
      )}
      <View className="row t-sm ink-2">
        {goal.cheers === 0 ? (
          goal.mine ? (
            '还没有人加油。'
          ) : (
            '还没有人加油，来盖第一个章。'
          )
        ) : (
          <>
            <View className="red strong">{`${goal.cheers} 人`}</View>
            <View>盖章加油</View>
          </>
        )}
        <View className="t-xs ink-3 goal-page__note">加油不计分</View>
      </View>
    </View>
  )
}

/** 走到第 3 节，共 5 节 */
function standing({ steps, reached }: AspirationView): { title: string; note: string } {
  return {
    title: reached === 0 ? '刚立下' : `走到第 ${String(reached)} 节`,
    note: `共 ${String(steps.length)} 节`,
  }
}

function sayGoal(goal: AspirationView): string[] {
  return [
    `${spoken(goal.name)}的心愿：${goal.goal}。`,
    `${datesWords(goal, today())}。`,
    `${bambooWords(goal.steps.length, goal.reached)}，${goal.cheers} 人加油。`,
    ...goal.steps.map(
      (step) => `${step.name}，${step.reachedOn === null ? '还没到' : `做到了，${step.note}`}。`,
    ),
  ]
}
