import { useState } from 'react'

const rowsAtOnce = 20

/** Shows a long list in steps, so that no more is drawn than is looked at; `more` reads on where the rows end. */
export function useSteps<T>(rows: readonly T[], more: (() => void) | null) {
  const [shown, setShown] = useState(rowsAtOnce)
  const onMore = () => {
    if (rows.length < shown + rowsAtOnce) more?.()
    setShown(shown + rowsAtOnce)
  }
  return {
    visible: rows.slice(0, shown),
    onMore: rows.length > shown || more !== null ? onMore : null,
  }
}
