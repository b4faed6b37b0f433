import { defineCapability } from '../common/capability'
import { attendees, confirm } from './attendance'
import { activitiesDocuments } from './documents'
import { freedPlace, placeTomorrow } from './messages'
import { activityNotice } from './notice-words'
import { cancelActivity, editActivity, publishActivity } from './publish'
import { list, mine, month, read } from './read'
import { remindOfTomorrow } from './remind'
import { leave, leavesPlaces, signUp, takesPlacesAlong } from './sign-up'
import { activityText } from './texts'

export const activities = defineCapability({
  name: 'activities',
  calls: {
    'activities.publish': publishActivity,
    'activities.edit': editActivity,
    'activities.cancel': cancelActivity,
    'activities.signUp': signUp,
    'activities.leave': leave,
    'activities.confirm': confirm,
    'activities.list': list,
    'activities.read': read,
    'activities.attendees': attendees,
    'activities.mine': mine,
    'activities.month': month,
  },
  collections: activitiesDocuments,
  due: [{ name: 'remind of tomorrow', budgetMs: 5_000, run: remindOfTomorrow }],
  notices: {
    'activity.seated': activityNotice,
    'activity.cancelled': activityNotice,
    'activity.changed': activityNotice,
    'activity.outside': activityNotice,
  },
  messages: { 'place.freed': freedPlace, 'activity.tomorrow': placeTomorrow },
  texts: { activity: activityText },
  movedOut: leavesPlaces,
  movedHouse: takesPlacesAlong,
})
