import { useRouter } from '@tarojs/taro'
import { Asked } from '@/components/asked'
import { Empty } from '@/components/empty'
import { Screen } from '@/components/screen'
import { tomorrowOf } from '@/features/activities/words'
import { useActivity } from '@/features/activities/one'
import { useGroups } from '@/features/roster/village'
import { useRules } from '@/features/rules/hooks'
import { useMe } from '@/features/session/hooks'
import { today } from '@/session/clock'
import { draftOf, emptyDraft } from './draft'
import { ActivityForm } from './form'

/** 发布活动, and changing one. */
export default function EditActivity() {
  const activityId = useRouter().params.activityId ?? null
  const me = useMe()
  const query = useActivity(activityId)
  const holds = me.may('activities.publish')
  // What the form begins with.
  useRules(tomorrowOf(today()))
  useGroups()
  const title = activityId === null ? '发布活动' : '改活动'
  if (me.identity && holds && activityId === null) {
    return (
      <ActivityForm
        title={title}
        identity={me.identity}
        first={emptyDraft(today())}
        standing={null}
      />
    )
  }
  if (me.identity && query.data?.can.edit) {
    const { activity } = query.data
    return (
      <ActivityForm
        title={title}
        identity={me.identity}
        first={draftOf(activity)}
        standing={{ activityId: activity.activityId, version: activity.version }}
      />
    )
  }
  return (
    <Screen title={title}>
      <Asked query={me.query}>
        {() =>
          !holds ? (
            <Empty
              picture="activity"
              title="活动由记录员和村委发布"
              line="想办什么活动，请告诉小组长或村委。"
            />
          ) : (
            <Asked query={query}>
              {() => <Empty picture="activity" title="这个活动只有发起人和村委能改" />}
            </Asked>
          )
        }
      </Asked>
    </Screen>
  )
}
