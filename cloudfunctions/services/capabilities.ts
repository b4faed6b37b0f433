import type { CollectionSpecs } from '../platform/store/store'
import { activities } from './activities'
import { aspirations } from './aspirations'
import { checks } from './checks'
import { codes } from './codes'
import { common } from './common'
import type { Capability, Contributions, Handlers } from './common/capability'
import type { Documents } from './common/documents'
import { deeds } from './deeds'
import { demo } from './demo'
import { files } from './files'
import { founding } from './founding'
import { home } from './home'
import { honours } from './honours'
import { inbox } from './inbox'
import { ledger } from './ledger'
import { messages } from './messages'
import { photos } from './photos'
import { proposals } from './proposals'
import { ranking } from './ranking'
import { changes } from './record'
import { roster } from './roster'
import { rules } from './rules'
import { session } from './session'
import { settings } from './settings'
import { user } from './user'

/** The one list of capabilities. Whatever is needed of all of them is put together from it, here and nowhere else. */
export const capabilities = [
  common,
  founding,
  changes,
  roster,
  settings,
  proposals,
  rules,
  deeds,
  ledger,
  ranking,
  aspirations,
  honours,
  activities,
  checks,
  inbox,
  messages,
  files,
  photos,
  home,
  session,
  user,
  codes,
  demo,
] as const

type Listed = (typeof capabilities)[number]

/** What every capability has under this name, in one; a type error where something of it has no owner. */
function merged<Part extends Keyed>(part: Part): Merged<Part> {
  const parts = capabilities.map((capability: Capability) => capability[part])
  return Object.assign({}, ...parts) as Merged<Part>
}

type Keyed =
  | 'calls'
  | 'collections'
  | 'notices'
  | 'messages'
  | 'texts'
  | 'photos'
  | 'sources'
  | 'proposals'
  | 'unagreed'
type Merged<Part extends Keyed> = Intersection<Listed extends infer C ? PartOf<C, Part> : never>
type PartOf<C, Part extends string> = C extends { readonly [P in Part]: infer Value }
  ? Value
  : never
type Intersection<Union> = (Union extends unknown ? (u: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never

export const handlers: Handlers = merged('calls')

export const collections: CollectionSpecs<Documents> = merged('collections')

const all: readonly Capability[] = capabilities

export const mayRunAgain: ReadonlySet<string> = new Set(all.flatMap((c) => c.mayRunAgain ?? []))

export const contributions: Contributions = {
  notices: merged('notices'),
  messages: merged('messages'),
  texts: merged('texts'),
  photos: merged('photos'),
  sources: merged('sources'),
  proposals: merged('proposals'),
  unagreed: merged('unagreed'),
  badges: all.flatMap(({ badge }) => badge ?? []),
  leaves: all.flatMap(({ leaves }) => leaves ?? []),
  movedOut: all.flatMap(({ movedOut }) => movedOut ?? []),
  movedHouse: all.flatMap(({ movedHouse }) => movedHouse ?? []),
}

/** What the timer does, in the order of the list. */
export const settlings = all.flatMap(({ settles }) => settles ?? [])
export const dueSteps = all.flatMap(({ due }) => due ?? [])
