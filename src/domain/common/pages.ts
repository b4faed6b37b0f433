/** Every page of the app, with what a link to it carries; `?` where it need not. The test compares it with the app. */
export const pages = {
  'pages/boards/index': ['villageId?', 'scene?'],
  'pages/activities/index': ['villageId?'],
  'pages/points/index': [],
  'pages/me/index': ['scene?'],
  'packages/boards/honour/index': ['honourId', 'villageId?'],
  'packages/boards/aspiration/index': ['aspirationId', 'villageId?'],
  'packages/boards/aspire/index': [],
  'packages/boards/publicity/index': [],
  'packages/boards/rules/index': [],
  'packages/boards/village/index': [],
  'packages/boards/reached/index': [],
  'packages/boards/lost/index': [],
  'packages/points/deed/index': ['deedId', 'villageId?'],
  'packages/points/object/index': ['deedId', 'villageId?'],
  'packages/points/object-for/index': ['deedId', 'villageId?'],
  'packages/points/answer/index': ['deedId', 'villageId?'],
  'packages/points/ledger/index': ['accountId?', 'verify?'],
  'packages/points/claim/index': ['again?'],
  'packages/points/inbox/index': [],
  'packages/committee/todo/index': ['together?'],
  'packages/committee/checks/index': [],
  'packages/committee/objections/index': [],
  'packages/committee/seconds/index': [],
  'packages/committee/near/index': [],
  'packages/committee/file/index': [],
  'packages/committee/honour/index': [],
  'packages/committee/settings/index': [],
  'packages/committee/restore/index': [],
  'packages/committee/officers/index': [],
  'packages/committee/roster/index': [],
  'packages/committee/roster-import/index': [],
  'packages/committee/household/index': ['householdId'],
  'packages/committee/verify/index': [],
  'packages/activities/activity/index': ['activityId', 'villageId?'],
  'packages/activities/edit/index': ['activityId?'],
  'packages/activities/attendance/index': ['shiftId'],
  'packages/activities/calendar/index': [],
  'packages/account/unsent/index': [],
  'packages/account/sign-in/index': ['card?'],
  'packages/account/bindings/index': [],
  'packages/account/browsers/index': [],
  'packages/account/privacy/index': [],
  'packages/account/profile/index': [],
  'packages/account/naming/index': [],
  'packages/county/open/index': [],
  'packages/county/desk/index': [],
  'packages/county/village/index': ['townId'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Page = keyof typeof pages

/** The page that an address of the app leads to; null where there is none. */
export function pageAt(address: string): Page | null {
  const page = address.replace(/^\//, '').split('?')[0] ?? ''
  return Object.keys(pages).includes(page) ? (page as Page) : null
}

type Named<P extends Page> = (typeof pages)[P][number]

type Needed<P extends Page> = Exclude<Named<P>, `${string}?`>

type Carried<P extends Page> = { readonly [N in Needed<P>]: string } & {
  readonly [N in Named<P> as N extends `${infer O}?` ? O : never]?: string
}

export type Params<P extends Page> = [Named<P>] extends [never]
  ? []
  : [Needed<P>] extends [never]
    ? [params?: Carried<P>]
    : [params: Carried<P>]

/** `packages/points/deed/index?deedId=d`: as WeChat takes it. The app's own links begin with a stroke. */
export function linkTo<P extends Page>(page: P, ...params: Params<P>): string {
  const query = Object.entries((params[0] ?? {}) as Record<string, string>)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return query === '' ? page : `${page}?${query}`
}
