import { useCallback, useRef, useState } from 'react'
import { backend, type Reply } from '@/backend'
import type { RequestInput } from '@/domain/contracts'
import type { CheckedImport } from '@/domain/roster/import/contract'
import { dataChanged, newKey, type Failed } from '@/data/call'
import { chooseTable, refusedTable, type ChosenFile } from './choose-table'
import { uploadFile } from '@/data/upload'

export type {
  CheckedImport,
  ColumnView,
  FaultView,
  NoteView,
  SheetView,
} from '@/domain/roster/import/contract'
export type ColumnChoice = NonNullable<RequestInput<'roster.checkImport'>['columns']>[number]['as']

export type ImportStage =
  | { readonly at: 'choose'; readonly error: Pick<Failed, 'code' | 'message'> | null }
  | { readonly at: 'sending'; readonly name: string; readonly share: number }
  | { readonly at: 'reading'; readonly name: string }
  | {
      readonly at: 'checked'
      readonly name: string
      readonly checked: CheckedImport
      readonly error: Failed | null
    }
  | { readonly at: 'writing'; readonly done: number; readonly total: number }
  | { readonly at: 'done'; readonly checked: CheckedImport }

const choose: ImportStage = { at: 'choose', error: null }

/** What the clerk said of a file: what its columns are, and which of its sheets are to be read. */
interface Said {
  readonly columns: Readonly<Record<string, ColumnChoice>>
  readonly sheets: readonly string[] | null
}

const nothingSaid: Said = { columns: {}, sheets: null }

/** One import from the choice of a file to the roster that is in force. */
export function useRosterImport(villageId: string) {
  const [stage, setStage] = useState<ImportStage>(choose)
  /** A file whose answer was lost is asked for again under the same key: it was taken once already. */
  const sent = useRef<{ file: ChosenFile; fileId: string; key: string; said: Said } | null>(null)
  /** The file of the check that is shown: it is sent once more where the clerk says how to read it. */
  const read = useRef<{ file: ChosenFile; said: Said } | null>(null)

  const check = useCallback(async () => {
    const { current } = sent
    if (current === null) return
    const { file, fileId, key, said } = current
    setStage({ at: 'reading', name: file.name })
    const columns = Object.entries(said.columns).map(([column, as]) => ({ key: column, as }))
    const result = await backend.call(
      'roster.checkImport',
      {
        villageId,
        fileId,
        ...(columns.length === 0 ? {} : { columns }),
        ...(said.sheets === null ? {} : { sheets: [...said.sheets] }),
      },
      key,
    )
    if (!result.ok) return setStage({ at: 'choose', error: result })
    sent.current = null
    read.current = { file, said }
    setStage({ at: 'checked', name: file.name, checked: result.data, error: null })
  }, [villageId])

  const send = useCallback(
    async (file: ChosenFile, said: Said) => {
      const sending = (share: number) => setStage({ at: 'sending', name: file.name, share })
      sending(0)
      sent.current = null
      const uploaded = await uploadFile(file, 'roster', villageId, sending)
      if (!uploaded.ok) return setStage({ at: 'choose', error: uploaded })
      sent.current = { file, fileId: uploaded.data.fileId, key: newKey(), said }
      await check()
    },
    [villageId, check],
  )

  const open = useCallback(async () => {
    const file = await chooseTable()
    if (file === null) return
    const refused = await refusedTable(file)
    if (refused !== null)
      return setStage({ at: 'choose', error: { code: 'SHEET_UNREADABLE', message: refused } })
    await send(file, nothingSaid)
  }, [send])

  /** Reads the same file once more, as the clerk says. */
  const say = useCallback(
    async (more: Partial<Said>) => {
      if (read.current === null) return
      const { file, said } = read.current
      const columns = { ...said.columns, ...more.columns }
      await send(file, { columns, sheets: more.sheets ?? said.sheets })
    },
    [send],
  )

  const write = useCallback(
    async (name: string, checked: CheckedImport, movedOut: boolean) => {
      const { importId, total } = checked
      setStage({ at: 'writing', done: 0, total })
      for (;;) {
        const result = await backend.call(
          'roster.import',
          { villageId, importId, movedOut },
          newKey(),
        )
        if (!result.ok) return setStage({ at: 'checked', name, checked, error: result })
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
    say,
    /** Asks again after a lost network; null where there is nothing to ask for. */
    retry: stage.at === 'choose' && stage.error?.code === 'OFFLINE' && sent.current ? check : null,
    write,
    again: () => setStage(choose),
    faultList: (checked: CheckedImport): Promise<Reply<Record<string, never>>> =>
      backend.openFile(checked.faultsAt ?? '', '名册问题清单.csv'),
  }
}
