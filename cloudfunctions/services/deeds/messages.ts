import { linkTo } from '@/domain/common/pages'
import { seesText } from '@/domain/checks/sight'
import type { WordsOfMessage } from '../common/capability'
import type { Docs } from '../common/context'
import type { Documents } from '../common/documents'
import { itemOf, ruleSetsOf } from '../rules/sets'

export const deedMessage: WordsOfMessage = async (store, deedId) => {
  const deed = await store.get('deeds', deedId)
  if (!deed || deed.state === 'filed' || deed.state === 'withdrawn') return null
  const { rejection } = deed
  const why = rejection && seesText(null, deed, 'rejection') ? rejection.reason : ''
  const words = rejection ? ['退回', why] : ['通过', '点开看公示和积分']
  return { words: [await titleOf(store, deed), ...words], page: deedPage(deed) }
}

export const answerMessage: WordsOfMessage = async (store, objectionId) => {
  const objection = await store.get('objections', objectionId)
  const deed = objection && (await store.get('deeds', objection.deedId))
  if (!deed) return null
  const { state, answer } = objection
  const why = answer && seesText(null, objection, 'answer') ? answer.reason : ''
  const outcome = outcomes[state]
  if (outcome === '') return null
  const said = state === 'lapsed' ? '这件事已撤回，不用再答复' : why
  const { deedId, villageId } = deed
  const page =
    state === 'lapsed'
      ? deedPage(deed)
      : linkTo('packages/points/answer/index', { deedId, villageId })
  return { words: [await titleOf(store, deed), outcome, said], page }
}

const outcomes = {
  ...{ upheld: '成立', dismissed: '不成立', lapsed: '不再办理' },
  ...{ open: '', withdrawn: '' },
}

async function titleOf(store: Docs, deed: Documents['deeds']): Promise<string> {
  if (deed.note !== '' && seesText(null, deed, 'note')) return deed.note
  return itemOf(await ruleSetsOf(store, deed.villageId), deed)?.name ?? ''
}

function deedPage({ deedId, villageId }: Documents['deeds']): string {
  return linkTo('packages/points/deed/index', { deedId, villageId })
}
