import { defineCapability } from '../common/capability'
import { attendees, confirm } from './attendance'
import { activitiesDocuments } from './documents'
import { cancelActivity, editActivity, publishActivity } from './publish'
import { list, mine, read } from './read'
import { leave, signUp } from './sign-up'

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
  },
  collections: activitiesDocuments,
})
