import { holdOn } from '@/domain/checks/held'
import { messageTime, type MessageWords } from '../../platform/wechat/template'
import type { Docs } from '../common/context'
import type { Documents } from '../common/documents'
import { itemOf, ruleSetsOf } from '../rules/sets'

type Words = Omit<MessageWords, 'kind'>

/**
 * What a message says, in the order of its template's fields; null once there is nothing to say. It goes to a phone's
 * lock screen, so it names the thing and the outcome, and no person. A text that has not passed is left out.
 */
export async function wordsOf(
  store: Docs,
  { kind, subjectId }: Documents['messages'],
): Promise<Words | null> {
  switch (kind) {
    case 'deed.decided':
      return deedWords(store, subjectId)
    case 'objection.answered':
      return answerWords(store, subjectId)
    case 'place.freed':
      return placeWords(store, subjectId, () => '有人退出，您排上了')
    case 'activity.tomorrow':
      return placeWords(store, subjectId, (place) => place)
  }
}

async function deedWords(store: Docs, deedId: string): Promise<Words | null> {
  const deed = await store.get('deeds', deedId)
  if (!deed || deed.state === 'filed' || deed.state === 'withdrawn') return null
  const { rejection } = deed
  const why = rejection && holdOn(deed, 'rejection') === null ? rejection.reason : ''
  const words = rejection ? ['退回', why] : ['通过', '点开看公示和积分']
  return { words: [await titleOf(store, deed), ...words], page: deedPage(deed) }
}

async function answerWords(store: Docs, objectionId: string): Promise<Words | null> {
  const objection = await store.get('objections', objectionId)
  const deed = objection && (await store.get('deeds', objection.deedId))
  if (!deed || !objection.answer) return null
  const why = holdOn(objection, 'answer') === null ? objection.answer.reason : ''
  const outcome = objection.state === 'upheld' ? '成立' : '不成立'
  return { words: [await titleOf(store, deed), outcome, why], page: deedPage(deed) }
}

async function titleOf(store: Docs, deed: Documents['deeds']): Promise<string> {
  if (deed.note !== '' && holdOn(deed, 'note') === null) return deed.note
  return itemOf(await ruleSetsOf(store, deed.villageId), deed)?.name ?? ''
}

function deedPage({ deedId, villageId }: Documents['deeds']): string {
  return `packages/points/deed/index?deedId=${deedId}&villageId=${villageId}`
}

async function placeWords(
  store: Docs,
  signUpId: string,
  last: (place: string) => string,
): Promise<Words | null> {
  const signUp = await store.get('signUps', signUpId)
  if (!signUp?.active) return null
  const { activityId, villageId, startsAt } = signUp
  const activity = await store.get('activities', activityId)
  if (activity?.state !== 'open') return null
  const shown = holdOn(activity, 'about') === null
  return {
    words: [
      shown ? activity.title : '村里的活动',
      messageTime(startsAt),
      last(shown ? activity.place : ''),
    ],
    page: `packages/activities/activity/index?activityId=${activityId}&villageId=${villageId}`,
  }
}
