import * as z from 'zod/mini'
import { contracts, messages } from '@/domain/contracts'

/** The API reference, made from the contract map and so never out of date. */
export function reference(): string {
  const calls = Object.entries(contracts).map(([name, { kind, about, who, request, answer }]) => ({
    name,
    kind,
    about,
    who,
    request: z.toJSONSchema(request, { io: 'input', unrepresentable: 'any' }),
    answer: z.toJSONSchema(answer, { unrepresentable: 'any' }),
  }))
  const how =
    'POST /call {name, payload, key?}; Authorization: Bearer <token>; key: a UUID for each command'
  return JSON.stringify({ how, calls, errors: messages }, null, 2)
}
