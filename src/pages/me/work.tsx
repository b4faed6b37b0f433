import { View } from '@tarojs/components'
import { useObjectionCount, useTodoCount } from '@/features/deeds/hooks'
import { go } from '@/routes'
import { villageFor, type Me } from '@/features/session/hooks'
import { Icon, type IconName } from '@/components/icon'
import { SectionHead } from '@/components/section-head'
import { Tap } from '@/components/tap'

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

/** What the roles bring: review, filing for others, the roll, the check of all accounts. */
export function Work({ me, counts }: { me: Me; counts: WorkCounts }) {
  if (!me.identity?.may?.length) return null
  return (
    <>
      <SectionHead title="村里的事" />
      <View className="links">
        {me.may('deeds.todo') ? (
          <Link
            words={me.officer ? '代审的待办' : '待办'}
            count={counts.todo}
            onTap={() => go('packages/committee/todo/index')}
          />
        ) : null}
        {me.may('deeds.objections') ? (
          <Link
            words={me.officer ? '逾期的异议' : '异议'}
            unit="条"
            count={counts.objections}
            onTap={() => go('packages/committee/objections/index')}
          />
        ) : null}
        {me.may('proposals.waiting') ? (
          <Link
            words="等人同意"
            count={me.identity.confirms ?? 0}
            onTap={() => go('packages/committee/seconds/index')}
          />
        ) : null}
        {me.identity.checks ? (
          <Link
            words="文字和照片"
            count={me.identity.checks}
            onTap={() => go('packages/committee/checks/index')}
          />
        ) : null}
        {me.may('roster.find') ? (
          <Link words="替人申报" onTap={() => go('packages/committee/file/index')} />
        ) : null}
        {me.may('activities.publish') ? (
          <Link words="发布活动" onTap={() => go('packages/activities/edit/index')} />
        ) : null}
        {me.may('honours.post') ? (
          <Link words="发布光荣榜" onTap={() => go('packages/committee/honour/index')} />
        ) : null}
        {me.may('settings.read') ? (
          <Link words="村务设置" onTap={() => go('packages/committee/settings/index')} />
        ) : null}
        {me.may('settings.near') ? (
          <Link words="近亲回避" onTap={() => go('packages/committee/near/index')} />
        ) : null}
        {me.may('roster.people') ? (
          <Link words="名册" onTap={() => go('packages/committee/roster/index')} />
        ) : null}
        {me.may('settings.restoreHolder') ? (
          <Link words="恢复村委登录" onTap={() => go('packages/committee/restore/index')} />
        ) : null}
        {me.may('settings.setDataOffice') ? (
          <Link
            words="谁负责信息"
            count={me.identity.officeUnset ? 1 : 0}
            onTap={() => go('packages/account/privacy/index')}
          />
        ) : null}
        {me.may('session.officers') ? (
          <Link words="乡镇和县里的干部" onTap={() => go('packages/committee/officers/index')} />
        ) : null}
        {me.may('ledger.verifyVillage') ? (
          <Link words="全村核验" onTap={() => go('packages/committee/verify/index')} />
        ) : null}
      </View>
    </>
  )
}

/** To an officer, whether or not there is a village yet. */
export function RegionWay({ me }: { me: Me }) {
  const region = me.query.data?.officer
  if (!region) return null
  return (
    <View className="links">
      <Link words={`${region.place}的事`} onTap={() => go('packages/county/desk/index')} />
    </View>
  )
}

/** Two side by side; in elder mode one below the other. */
export function Link({
  words,
  icon,
  count = null,
  unit = '件',
  onTap,
}: {
  words: string
  icon?: IconName
  count?: number | null
  unit?: string
  onTap: () => void
}) {
  return (
    <Tap
      className="links__row row"
      label={count === null ? words : `${words}，${String(count)} ${unit}`}
      onTap={onTap}
    >
      {icon === undefined ? null : <Icon name={icon} size={24} />}
      <View className="grow">{words}</View>
      {count === null || count === 0 ? null : <View className="links__count num">{count}</View>}
    </Tap>
  )
}
