import { View } from '@tarojs/components'
import { Checking } from '@/features/checks/checking'
import { dayWords } from '@/components/dates'
import { Stalk, StalkNode } from '@/components/stalk'
import { usePhotoViewer } from '@/components/photos'
import type { PhotoView } from '@/domain/photos/contract'
import type { AspirationView } from '@/domain/aspirations/contract'
import { today } from '@/session/clock'

/** The steps as bamboo that grows upwards: the first one stands below. */
export function Growth({
  goal,
  photos,
}: {
  goal: AspirationView
  /** Of each step in its turn. */
  photos: readonly (readonly PhotoView[])[]
}) {
  const { open, viewer } = usePhotoViewer(photos.flat())
  const now = today()
  const nodes = goal.steps.map((step, i) => ({
    ...step,
    state: stateOf(goal, i),
    number: i + 1,
    photos: photos[i] ?? [],
  }))
  return (
    <View className="goal-page__growth">
      <Stalk>
        {nodes
          .reverse()
          .map(({ name, reachedOn, note, checking, state, number, photos: shown }) => (
            <StalkNode
              key={number}
              state={state}
              title={name}
              photo={shown[0]?.thumb}
              photos={shown.length}
              onPhoto={() => open(shown, 0, `${name}的照片`)}
              when={reachedOn === null ? undefined : dayWords(reachedOn, now)}
            >
              {note === '' ? undefined : (
                <>
                  {note}
                  <Checking shown={checking} />
                </>
              )}
            </StalkNode>
          ))}
      </Stalk>
      {viewer}
    </View>
  )
}

/** Reached steps are done; the last of them is where an open goal stands now. */
function stateOf(goal: AspirationView, index: number): 'done' | 'now' | 'next' {
  if (index >= goal.reached) return 'next'
  return goal.state === 'open' && index === goal.reached - 1 ? 'now' : 'done'
}
