import { pages } from '@/domain/common/pages'
import type { CallName } from '@/domain/contracts'

export interface Screen {
  readonly page: string
  /** It says what it says by itself. */
  readonly asksNothing?: boolean
  /** What it shows one of: the first that this call names. */
  readonly first?: { readonly of: string; readonly call: CallName; readonly payload: object }
}

const at = (page: string): Screen => ({ page })
const one = (page: string, of: string, call: CallName, payload: object = {}): Screen => ({
  page,
  first: { of, call, payload },
})

/** Those that want a role or something in their address. */
const named = {
  赵永顺: [
    one('packages/activities/activity/index', 'activityId', 'activities.list', { past: false }),
    one('packages/points/ledger/index', 'accountId', 'ledger.account'),
    one('packages/points/deed/index', 'deedId', 'ledger.account'),
    one('packages/points/object/index', 'deedId', 'deeds.inPublicity'),
    one('packages/points/answer/index', 'deedId', 'deeds.inPublicity'),
    one('packages/boards/honour/index', 'honourId', 'honours.list'),
    one('packages/boards/aspiration/index', 'aspirationId', 'aspirations.list'),
  ],
  李桂芳: [
    at('packages/committee/todo/index'),
    at('packages/committee/checks/index'),
    at('packages/committee/honour/index'),
    at('packages/committee/settings/index'),
    at('packages/committee/roster/index'),
    at('packages/committee/roster-import/index'),
    at('packages/committee/verify/index'),
    one('packages/committee/household/index', 'householdId', 'roster.find', { text: '' }),
  ],
  陈守义: [at('packages/committee/objections/index')],
  秦晓雯: [
    at('packages/committee/restore/index'),
    at('packages/committee/officers/index'),
    at('packages/county/desk/index'),
    at('packages/county/village/index'),
  ],
  马德厚: [
    at('packages/committee/file/index'),
    one('packages/points/object-for/index', 'deedId', 'deeds.inPublicity'),
    at('packages/activities/edit/index'),
    one('packages/activities/attendance/index', 'shiftId', 'activities.list', { past: false }),
  ],
}

const askingNothing = ['packages/boards/lost/index', 'packages/account/sign-in/index']

const taken = new Set(Object.values(named).flatMap((all) => all.map(({ page }) => page)))
const others = Object.keys(pages)
  .filter((page) => !taken.has(page))
  .map((page): Screen => ({ page, asksNothing: askingNothing.includes(page) }))

type Screens = Readonly<Record<string, readonly Screen[]>>

/** Every screen of the app by somebody who may see it. What is not named is a villager's, and so is a new one. */
export const screens: Screens = { ...named, 赵永顺: [...others, ...named.赵永顺] }

/** Tab pages that look otherwise to somebody with a role, or from another village. */
export const tabs: Screens = {
  李桂芳: [at('pages/me/index')],
  罗长福: [at('pages/boards/index'), at('pages/points/index')],
}
