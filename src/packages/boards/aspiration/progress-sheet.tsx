import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { TextArea } from '@/components/field'
import { PhotoField } from '@/features/photos/photo-field'
import { RestoredLine } from '@/components/restored-line'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { draftKey, useDraft } from '@/data/draft'
import { useProgress } from '@/features/aspirations/hooks'
import { waitingWords } from '@/data/outbox'
import { usePhotos } from '@/features/photos/hooks'
import { aspirationsLimits } from '@/domain/aspirations/limits'
import { photosMax } from '@/domain/photos/limits'
import { usePersonId } from '@/features/session/hooks'
import { useVillageId } from '@/session/village'
import type { AspirationView } from '@/domain/aspirations/contract'

const nothingTyped = { note: '' }
const noteId = 'progress-note'

/** Marks the next step as reached, with a word about it. */
export function ProgressSheet({
  open,
  goal,
  linkedVillage,
  onClose,
}: {
  open: boolean
  goal: AspirationView
  linkedVillage?: string
  onClose: () => void
}) {
  const { progress, busy } = useProgress(linkedVillage)
  const current = useVillageId()
  const villageId = linkedVillage ?? current ?? ''
  const of = {
    form: 'progress',
    version: 1,
    personId: usePersonId(villageId),
    villageId,
    about: `${goal.aspirationId} ${String(goal.reached)}`,
  }
  // What is kept is sent again only once the sheet is opened.
  const [begun, setBegun] = useState(open)
  if (open && !begun) setBegun(true)
  const kept = begun ? draftKey(of) : null
  const photos = usePhotos(villageId, photosMax.aspiration, [], 'photo', kept)
  const typed = useDraft(of, nothingTyped)
  const { note } = typed.value
  const [error, setError] = useState<string>()
  const next = goal.steps[goal.reached]
  const last = goal.reached + 1 === goal.steps.length
  if (next === undefined) return null
  const send = async () => {
    if (photos.missing !== null) {
      setError(photos.missing)
      return
    }
    const result = await progress(goal, note, photos.ids)
    if (!result.ok) {
      setError(result.message)
      return
    }
    typed.sent()
    photos.clear()
    onClose()
    if (result.ok === 'waiting') toast(waitingWords)
    else if (result.data.done) toast('心愿达成了，恭喜！', { seal: 'reached' })
    else toast(`记下了，第 ${result.data.reached} 节，共 ${goal.steps.length} 节`)
  }
  return (
    <Sheet
      open={open}
      title={`第 ${goal.reached + 1} 节做到了？`}
      onClose={onClose}
      wrong={error === undefined ? undefined : noteId}
      foot={
        <Button wide kind="primary" busy={busy} onTap={() => void send()}>
          {last ? '做到了，心愿达成' : '做到了，记一节'}
        </Button>
      }
    >
      <RestoredLine
        restored={typed.restored}
        onStartOver={() => {
          typed.startOver()
          photos.clear()
        }}
      />
      <View className="pad strong t-md">{next.name}</View>
      <View id={noteId}>
        <TextArea
          label="说说做得怎么样"
          optional
          value={note}
          max={aspirationsLimits.note.max}
          error={error}
          placeholder="如：数了数，活了 149 棵"
          onChange={(text) => {
            typed.set({ note: text })
            setError(undefined)
          }}
        />
      </View>
      <PhotoField
        photos={photos.list}
        max={photosMax.aspiration}
        optional
        onChoose={() => void photos.choose()}
        onRetry={photos.retry}
        onRemove={photos.remove}
      />
    </Sheet>
  )
}
