import { useState } from 'react'
import { draftKey, useDraft } from '@/data/draft'
import { fieldErrors } from '@/data/field-errors'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { PhotoField } from '@/features/photos/photo-field'
import { PageFoot } from '@/components/page-foot'
import { RestoredLine } from '@/components/restored-line'
import { Screen } from '@/components/screen'
import { toast } from '@/components/toast'
import { usePostAspiration } from '@/features/aspirations/hooks'
import { useHousehold } from '@/features/roster/households'
import { usePhotos } from '@/features/photos/hooks'
import { useMe, villageOfHousehold } from '@/features/session/hooks'
import { goInstead, openSignIn } from '@/routes'
import { photosMax } from '@/domain/photos/limits'
import { useVillageId } from '@/session/village'
import { today } from '@/session/clock'
import { draftVersion, emptyDraft, errorsOf, stepsOf, type Draft, type DraftErrors } from './draft'
import { AspireForm } from './form'
import { Who, type Whose } from './who'
import './index.scss'

/** Writes a goal of the own household, or by a recorder for another. */
export default function Aspire() {
  const me = useMe()
  const household = useHousehold(villageOfHousehold(me))
  if (household.data !== null && me.identity !== null) {
    const { householdId, name, members } = household.data
    return (
      <Writing
        own={{ householdId, name, members, residentId: null }}
        recorder={me.may('roster.find')}
        personId={me.identity.personId}
      />
    )
  }
  return (
    <Screen title="写下心愿">
      <Asked query={me.query}>
        {() =>
          me.identity?.kind === 'resident' ? (
            <Asked query={household}>{() => null}</Asked>
          ) : (
            <Empty
              picture="done"
              title={me.officer ? '心愿由村民来写' : '登录后写下您家的'}
              line="写下想做成的事，乡亲们给您加油。"
              action={me.officer ? undefined : '去登录'}
              onAction={openSignIn}
            />
          )
        }
      </Asked>
    </Screen>
  )
}

interface Typed extends Draft {
  readonly whose: Whose
}

function Writing({ own, recorder, personId }: { own: Whose; recorder: boolean; personId: string }) {
  const villageId = useVillageId() ?? ''
  const of = { form: 'aspire', version: draftVersion, personId, villageId }
  const photos = usePhotos(villageId, photosMax.aspiration, [], 'photo', draftKey(of))
  const typed = useDraft<Typed>(of, { ...emptyDraft, whose: own })
  const { value: draft } = typed
  const { whose } = draft
  const [errors, setErrors] = useState<DraftErrors>({})
  const { post, busy } = usePostAspiration()
  const change = (part: Partial<Draft>) => {
    typed.set(part)
    setErrors({})
  }
  const send = async () => {
    const wrong = errorsOf(draft, whose.householdId, today())
    setErrors(wrong)
    const first = Object.values(wrong)[0]
    if (first !== undefined || draft.category === null || draft.by === null) {
      toast(first ?? '还没有写完')
      return
    }
    if (photos.missing !== null) {
      toast(photos.missing)
      return
    }
    const result = await post({
      householdId: whose.householdId,
      ...(whose.residentId === null ? {} : { residentId: whose.residentId }),
      category: draft.category,
      goal: draft.goal,
      by: draft.by,
      steps: stepsOf(draft),
      ...(photos.ids.length === 0 ? {} : { photoIds: photos.ids }),
    })
    if (!result.ok) {
      setErrors(fieldErrors(result, ['category', 'goal', 'by', 'steps']))
      toast(result.message)
      return
    }
    typed.sent(draft)
    photos.clear()
    toast('写上榜了，一节一节来')
    goInstead('packages/boards/aspiration/index', { aspirationId: result.data.aspirationId })
  }
  return (
    <Screen
      title="写下心愿"
      foot={
        <PageFoot>
          <Button kind="primary" busy={busy} onTap={() => void send()}>
            写上榜
          </Button>
        </PageFoot>
      }
    >
      <RestoredLine
        restored={typed.restored}
        onStartOver={() => {
          typed.startOver()
          photos.clear()
        }}
      />
      <Who whose={whose} mayChoose={recorder} onChange={(next) => typed.set({ whose: next })} />
      <AspireForm draft={draft} errors={errors} onChange={change} />
      <PhotoField
        photos={photos.list}
        max={photosMax.aspiration}
        optional
        onChoose={() => void photos.choose()}
        onRetry={photos.retry}
        onRemove={photos.remove}
      />
    </Screen>
  )
}
