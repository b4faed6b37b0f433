import { useCallback, useRef, useState } from 'react'
import { backend, type Reply } from '@/backend'
import type { CheckedImport } from '@/domain/roster/import/contract'
import { dataChanged, newKey, type Failed } from '@/data/call'
import { chooseTable, type ChosenFile } from './choose-table'
import { uploadFile } from '@/data/upload'

export type { CheckedImport, FaultView } from '@/domain/roster/import/contract'

export type ImportStage =
  | { readonly at: 'choose'; readonly error: Failed | null }
  | { readonly at: 'sending'; readonly name: string; readonly share: number }
  | { readonly at: 'reading'; readonly name: string }
  | { readonly at: 'checked'; readonly checked: CheckedImport; readonly error: Failed | null }
  | { readonly at: 'writing'; readonly done: number; readonly total: number }
  | { readonly at: 'done'; readonly checked: CheckedImport }

const choose: ImportStage = { at: 'choose', error: null }

/** One import from the choice of a file to the roster that is in force. */
export function useRosterImport(villageId: string) {
  const [stage, setStage] = useState<ImportStage>(choose)
  /** A file whose answer was lost is asked for again under the same key: it was taken once already. */
  const sent = useRef<{ file: ChosenFile; fileId: string; key: string } | null>(null)

  const check = useCallback(async () => {
    const { current } = sent
    if (current === null) return
    const { file, fileId, key } = current
    setStage({ at: 'reading', name: file.name })
    const result = await backend.call('roster.checkImport', { villageId, fileId }, key)
    if (!result.ok) return setStage({ at: 'choose', error: result })
    sent.current = null
    setStage({ at: 'checked', checked: result.data, error: null })
  }, [villageId])

  const open = useCallback(async () => {
    const file = await chooseTable()
    if (file === null) return
    const sending = (share: number) => setStage({ at: 'sending', name: file.name, share })
    sending(0)
    sent.current = null
    const uploaded = await uploadFile(file, 'roster', villageId, sending)
    if (!uploaded.ok) return setStage({ at: 'choose', error: uploaded })
    sent.current = { file, fileId: uploaded.data.fileId, key: newKey() }
    await check()
  }, [villageId, check])

  const write = useCallback(
    async (checked: CheckedImport, movedOut: boolean) => {
      const { importId, total } = checked
      setStage({ at: 'writing', done: 0, total })
      for (;;) {
        const result = await backend.call(
          'roster.import',
          { villageId, importId, movedOut },
          newKey(),
        )
        if (!result.ok) return setStage({ at: 'checked', checked, error: result })
        if (result.data.state === 'done') break
        setStage({ at: 'writing', done: result.data.done, total })
      }
      dataChanged()
      setStage({ at: 'done', checked })
    },
    [villageId],
  )

  return {
    stage,
    /** Chooses another file. */
    open,
    /** Asks again after a lost network; null where there is nothing to ask for. */
    retry: stage.at === 'choose' && stage.error?.code === 'OFFLINE' && sent.current ? check : null,
    write,
    again: () => setStage(choose),
    faultList: (checked: CheckedImport): Promise<Reply<Record<string, never>>> =>
      backend.openFile(checked.faultsAt ?? '', '名册问题清单.csv'),
  }
}
