import { linkTo } from '@/domain/common/pages'
import { seesText } from '@/domain/checks/sight'
import { messageTime } from '../../platform/wechat/template'
import type { WordsOfMessage } from '../common/capability'
import type { Docs } from '../common/context'

export const freedPlace: WordsOfMessage = (store, signUpId) =>
  placeWords(store, signUpId, () => '有人退出，您排上了')

export const placeTomorrow: WordsOfMessage = (store, signUpId) =>
  placeWords(store, signUpId, (place) => place)

async function placeWords(
  store: Docs,
  signUpId: string,
  last: (place: string) => string,
): ReturnType<WordsOfMessage> {
  const signUp = await store.get('signUps', signUpId)
  if (!signUp?.active) return null
  const { activityId, villageId, startsAt } = signUp
  const activity = await store.get('activities', activityId)
  if (activity?.state !== 'open') return null
  const shown = seesText(null, activity, 'about')
  return {
    words: [
      shown ? activity.title : '村里的活动',
      messageTime(startsAt),
      last(shown ? activity.place : ''),
    ],
    page: linkTo('packages/activities/activity/index', { activityId, villageId }),
  }
}
