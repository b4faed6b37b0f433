import type { Answer, Request } from '@/domain/contracts'
import type { DeedView, ObjectionRow, TodoRow } from '@/domain/deeds/contract'
import { useCommand, useQuery } from '@/data/call'
import { useOutbox, useSend } from '@/data/outbox'
import { usePaged, type Walk } from '@/data/paged'

/** What of the own household is not settled yet. */
export function usePendingDeeds(villageId: string | null) {
  return useQuery('deeds.mine', villageId === null ? null : { villageId, pending: true, limit: 20 })
}

/** One deed with its story. */
export function useDeed(villageId: string | null, deedId: string | null) {
  return useQuery(
    'deeds.read',
    villageId === null || deedId === null ? null : { villageId, deedId },
  )
}

const filedWalk: Walk<'deeds.filed', DeedView> = {
  rows: (answer) => answer.deeds,
  key: (deed) => deed.deedId,
  next: (answer) => (answer.after === null ? null : { after: answer.after }),
}

/** What the caller filed, newest first. */
export function useFiledDeeds(villageId: string | null) {
  return usePaged('deeds.filed', villageId === null ? null : { villageId, limit: 10 }, filedWalk)
}

const todoWalk: Walk<'deeds.todo', TodoRow> = {
  rows: (answer) => answer.rows,
  key: (row) => row.deed.deedId,
  next: (answer) => (answer.after === null ? null : { after: answer.after }),
}

/** What waits for review, oldest first. */
export function useTodo(villageId: string | null) {
  return usePaged('deeds.todo', villageId === null ? null : { villageId, limit: 20 }, todoWalk)
}

/** Only how much waits, for the number in 我家; null while unknown. */
export function useTodoCount(villageId: string | null) {
  return (
    useQuery('deeds.todo', villageId === null ? null : { villageId, limit: 1 }).data?.total ?? null
  )
}

/** What is taken of an item's caps, and whether a deed like it is there; null while that is not known. */
export function useRoom(request: Request<'deeds.room'> | null) {
  return useQuery('deeds.room', request).data
}

export type Filed = Answer<'deeds.file'>

/** Files a deed; what cannot be sent now is kept on the phone under its key and sent later. */
export function useFileDeed(personId: string) {
  const { run, busy } = useSend('deeds.file', personId)
  return { file: run, busy }
}

/** Reports of this person that still wait on the phone, or came back refused after the form was left. */
export const useUnsentDeeds = (personId: string | null) => useOutbox('deeds.file', personId)

export const useReject = (personId: string | null) => useSend('deeds.reject', personId)
export const useWithdraw = () => useCommand('deeds.withdraw')
export const useTakeBack = () => useCommand('deeds.takeBack')
export const useObject = () => useCommand('deeds.object')
export const useObjectFor = () => useCommand('deeds.objectFor')
export const useRetract = () => useCommand('deeds.retract')

const objectionWalk: Walk<'deeds.objections', ObjectionRow> = {
  rows: (answer) => answer.rows,
  key: (row) => row.objectionId,
  next: (answer) => (answer.after === null ? null : { after: answer.after }),
}

const objectionsOf = (villageId: string | null) =>
  villageId === null ? null : { villageId, limit: 20 }

/** What waits for the caller's answer, what is due first stands first. */
export function useObjections(villageId: string | null) {
  return usePaged('deeds.objections', objectionsOf(villageId), objectionWalk)
}

/** How many wait, of those that stand on the first page; null while unknown. */
export function useObjectionCount(villageId: string | null) {
  return useQuery('deeds.objections', objectionsOf(villageId)).data?.rows.length ?? null
}

export const useAnswer = () => useCommand('deeds.answer')
