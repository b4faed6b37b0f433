export interface Spoken {
  role?: string
  label?: string
  selected?: boolean
  pressed?: boolean
  checked?: boolean
  expanded?: boolean
  disabled?: boolean
  busy?: boolean
  /** Decoration: the words beside it say the same. */
  hidden?: boolean
  level?: number
  live?: 'polite' | 'assertive'
  current?: 'page'
}

const flag = (on: boolean | undefined) => (on === undefined ? undefined : on ? 'true' : 'false')

/**
 * What a screen reader is told. The web takes role and aria-*; WeChat takes ariaRole and ariaLabel only, so there a state
 * that is not in the words has to be in the label.
 */
export function a11y(spoken: Spoken): object {
  if (process.env.TARO_ENV === 'weapp') {
    return { ariaRole: spoken.role, ariaLabel: spoken.label }
  }
  const all: Record<string, string | number | undefined> = {
    role: spoken.role,
    'aria-label': spoken.label,
    'aria-selected': flag(spoken.selected),
    'aria-pressed': flag(spoken.pressed),
    'aria-checked': flag(spoken.checked),
    'aria-expanded': flag(spoken.expanded),
    'aria-disabled': flag(spoken.disabled || undefined),
    'aria-busy': flag(spoken.busy || undefined),
    'aria-hidden': flag(spoken.hidden || undefined),
    'aria-level': spoken.level,
    'aria-live': spoken.live,
    'aria-current': spoken.current,
  }
  // An absent one would stand in the document as "undefined".
  const props: typeof all = {}
  for (const [name, value] of Object.entries(all)) if (value !== undefined) props[name] = value
  return props
}

/** A heading of the page's outline. */
export function heading(level: number): object {
  return a11y({ role: 'heading', level })
}
