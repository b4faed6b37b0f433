import { useState } from 'react'
import { View } from '@tarojs/components'
import { useObjectionCount, useTodoCount } from '@/features/deeds/hooks'
import { go } from '@/routes'
import { useVerifyVillage } from '@/features/ledger/hooks'
import { villageFor, type Me } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { Icon } from '@/components/icon'
import { grouped } from '@/components/numbers'
import { SectionHead } from '@/components/section-head'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'
import { VerifiedLine } from '@/features/ledger/verified-line'

export interface WorkCounts {
  readonly todo: number | null
  readonly objections: number | null
}

/** How much waits for this person: asked with the page's first questions, before it is known who looks. */
export function useWorkCounts(me: Me): WorkCounts {
  return {
    todo: useTodoCount(villageFor(me, me.may('deeds.todo'))),
    objections: useObjectionCount(villageFor(me, me.may('deeds.objections'))),
  }
}

/** What the roles bring: review, filing for others, the roll, the rules, the check of all accounts. */
export function Work({ me, counts }: { me: Me; counts: WorkCounts }) {
  const [checking, setChecking] = useState(false)
  const villageId = me.identity?.villageId ?? null
  if (villageId === null) return null
  return (
    <>
      <SectionHead title={me.identity?.may?.length ? '村里的事' : '村里的规矩'} />
      <View className="links">
        {me.may('deeds.todo') ? (
          <Link
            words={me.officer ? '代审的待办' : '待办'}
            note={me.officer ? '村里没人能审的事' : '审核报上来的事'}
            count={counts.todo}
            onTap={() => go('packages/committee/todo/index')}
          />
        ) : null}
        {me.may('deeds.objections') ? (
          <Link
            words="异议"
            note={me.officer ? '监督员逾期没答复的' : '等您答复，谁提的要保密'}
            unit="条"
            count={counts.objections}
            onTap={() => go('packages/committee/objections/index')}
          />
        ) : null}
        {me.identity?.confirms ? (
          <Link
            words="等人同意"
            note="别人提出的，等您来定"
            count={me.identity.confirms}
            onTap={() => go('packages/committee/seconds/index')}
          />
        ) : null}
        {me.identity?.checks ? (
          <Link
            words="文字和照片"
            note="没能自动核对，请您看看能不能公开"
            count={me.identity.checks}
            onTap={() => go('packages/committee/checks/index')}
          />
        ) : null}
        {me.may('roster.find') ? (
          <Link
            words="替人申报"
            note="一户一户接着报"
            onTap={() => go('packages/committee/file/index')}
          />
        ) : null}
        {me.may('activities.publish') ? (
          <Link
            words="发布活动"
            note="时间、名额、记几分"
            onTap={() => go('packages/activities/edit/index')}
          />
        ) : null}
        {me.may('honours.post') ? (
          <Link
            words="发布光荣榜"
            note="把好人好事贴上榜"
            onTap={() => go('packages/committee/honour/index')}
          />
        ) : null}
        {me.identity?.kind === 'resident' ? (
          <Link
            words="我的日程"
            note="家里报了名的活动"
            onTap={() => go('packages/activities/calendar/index')}
          />
        ) : null}
        {me.may('settings.read') ? (
          <Link
            words="村务设置"
            note={me.may('settings.change') ? '公示天数、小组、职务' : '看看怎么定的，谁改过'}
            onTap={() => go('packages/committee/settings/index')}
          />
        ) : null}
        {me.may('roster.people') ? (
          <Link
            words="名册"
            note="导入、导出，打印一户一码"
            onTap={() => go('packages/committee/roster/index')}
          />
        ) : null}
        {me.may('ledger.verifyVillage') ? (
          <Link words="全村核验" note="把每户的台账重算一遍" onTap={() => setChecking(true)} />
        ) : null}
        <Link
          words="积分细则"
          note="哪件事记几分"
          onTap={() => go('packages/boards/rules/index')}
        />
      </View>
      <CheckSheet villageId={villageId} open={checking} onClose={() => setChecking(false)} />
    </>
  )
}

export function Link({
  words,
  note,
  count = null,
  unit = '件',
  onTap,
}: {
  words: string
  note?: string
  count?: number | null
  unit?: string
  onTap: () => void
}) {
  return (
    <Tap
      className="links__row row"
      label={[words, count === null ? '' : `${count} ${unit}`, note ?? '']
        .filter(Boolean)
        .join('，')}
      onTap={onTap}
    >
      <View className="grow">
        <View className="t-md strong">{words}</View>
        {note ? <View className="ink-3 t-sm">{note}</View> : null}
      </View>
      {count === null || count === 0 ? null : <View className="links__count num">{count}</View>}
      <Icon name="next" size={20} />
    </Tap>
  )
}

/** Recomputed on the server, account by account; each villager recomputes the own one on the phone. */
function CheckSheet({
  villageId,
  open,
  onClose,
}: {
  villageId: string
  open: boolean
  onClose: () => void
}) {
  const check = useVerifyVillage(villageId, open)
  return (
    <Sheet open={open} title="全村核验" onClose={onClose}>
      {open ? (
        <Asked query={check} rows={2}>
          {({ ok, accounts, entries, broken }) => (
            <>
              <VerifiedLine
                state={ok ? 'matches' : 'mismatch'}
                text={
                  ok
                    ? `${grouped(accounts)} 个账户，${grouped(entries)} 笔，都没有被改动`
                    : `${grouped(accounts)} 个账户里，${broken.length} 个对不上`
                }
              />
              <View className={ok ? '' : 'links'}>
                {broken.slice(0, 50).map((b) => (
                  <View key={b.accountId} className="links__row row">
                    <View className="grow t-sm">
                      账户 {b.accountId}，第 {b.seq} 笔：{b.what}
                    </View>
                  </View>
                ))}
              </View>
              <View className="pad ink-2 t-sm">
                {ok
                  ? '这是在服务器上重算的。各家还可以在自己手机上核对自家的台账。'
                  : '请先停下入账，把这一页交给监督委员会。'}
              </View>
            </>
          )}
        </Asked>
      ) : null}
    </Sheet>
  )
}
