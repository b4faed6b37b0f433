import type { Answer, CallName, Request } from '@/domain/contracts'
import type { Context, Outcome } from './context'
import type { OwnedCollection } from './documents'

export type Handler<N extends CallName> = (
  context: Context,
  request: Request<N>,
) => Promise<Outcome<Answer<N>>>

export type Handlers = { readonly [N in CallName]: Handler<N> }

/**
 * What a capability has on the server: a plain object, which `services/capabilities.ts` puts together with those of the
 * others. The folder's `index.ts` holds it and nothing else.
 */
export interface Capability {
  readonly name: string
  /** Every call that begins with its name, and the use case behind it. */
  readonly calls: Partial<Handlers>
  readonly collections?: Readonly<Record<string, OwnedCollection>>
}

/** Checks a descriptor and keeps the names in it, so that what is forgotten of all of them is a type error. */
export function defineCapability<Name extends string, Parts extends Capability>(
  capability: Parts & { readonly name: Name; readonly calls: CallsOf<Name> },
): Parts {
  return capability
}

type CallsOf<Name extends string> = Pick<Handlers, Extract<CallName, `${Name}.${string}`>>
