import { seesText, textFor } from '../checks/sight'
import { hasRole, isPerson, type Viewer } from '../common/viewer'
import type { Resident } from '../roster/roster'
import type { About, Activity } from './activity'
import { mayConfirm, type Confirmer } from './attendance'
import { standingOf, type Shift, type Standing } from './shift'

type Told = Pick<About, 'title' | 'place' | 'text' | 'bring' | 'contact'>

/**
 * Whether there is such an activity for somebody at all: until its words have passed, for its writer, those who decide,
 * and whoever had a place in it before it was written anew.
 */
export function seesActivity(
  viewer: Viewer | null,
  activity: Activity,
  takesPart: boolean,
): boolean {
  return takesPart || seesText(viewer, activity, 'about')
}

/** What is told of an activity; while it is held, a line in the title's place and nothing else. */
export function aboutFor(viewer: Viewer | null, activity: Activity): Told {
  const title = textFor(viewer, activity, 'about', activity.title)
  if (!seesText(viewer, activity, 'about'))
    return { title, place: '', text: '', bring: '', contact: '' }
  const { place, text, bring, contact } = activity
  const shown = mayChange(viewer, activity) ? contact : withoutNumbers(contact)
  return { title, place, text, bring, contact: shown }
}

/** A number that was typed as a text is for nobody else: whoever is to be called agrees to it. */
function withoutNumbers(text: string): string {
  return text.replace(/\d[\d\s-]{5,}\d/g, '').trim()
}

/** The village's own signed-in people may call whoever agreed. */
export function seesPhone(viewer: Viewer | null): boolean {
  return viewer?.kind === 'resident'
}

/** Who takes part: names of the own household alone, whose members are given; others are numbers. */
export function takingPart(
  shift: Shift,
  family: readonly Pick<Resident, 'residentId' | 'name'>[],
): readonly (Standing & { readonly residentId: string; readonly name: string })[] {
  return family.flatMap(({ residentId, name }) => {
    const standing = standingOf(shift, residentId)
    return standing ? [{ residentId, name, ...standing }] : []
  })
}

/** Only the organiser and the committee change an activity. */
export function mayChange(
  viewer: Viewer | null,
  { organiser }: Pick<Activity, 'organiser'>,
): boolean {
  return (
    hasRole(viewer, 'committee') ||
    (hasRole(viewer, 'recorder') && isPerson(viewer, organiser.personId))
  )
}

export function confirmerOf(viewer: Viewer): Confirmer {
  const { personId, householdId, near = [] } = viewer
  return { personId, householdId, near, committee: hasRole(viewer, 'committee') }
}

export function canDo(viewer: Viewer | null, activity: Activity) {
  const open = activity.state === 'open'
  const records = hasRole(viewer, 'recorder', 'committee')
  const changes = open && mayChange(viewer, activity)
  return {
    signUp: open && viewer?.kind === 'resident',
    signUpOthers: open && records,
    edit: changes,
    cancel: changes && !activity.confirmed,
    confirm: records && viewer !== null && mayConfirm(activity, confirmerOf(viewer)) !== 'none',
  }
}
