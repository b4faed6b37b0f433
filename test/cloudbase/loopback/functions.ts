import { Refusal, tooLarge } from './errors'
import type { Limits } from './limits'
import type { Body } from './request'

/** A cloud function, as whoever calls it from another one sees it: there is no user then. */
export type CloudFunction = (event: unknown, from: { openid: string | null }) => Promise<unknown>

export async function invoke(
  functions: Readonly<Record<string, CloudFunction>>,
  { function_name = '', request_data = '' }: Body,
  limits: Limits,
): Promise<Record<string, unknown>> {
  const found = functions[function_name]
  if (!found) {
    throw new Refusal(
      'FUNCTIONS_REQUEST_FAIL',
      `[FUNCTION_NOT_FOUND] Function not found: ${function_name}`,
    )
  }
  const bytes = Buffer.byteLength(request_data)
  if (bytes > limits.eventBytes) throw tooLarge('an event', bytes, limits.eventBytes)
  let answer: unknown
  try {
    answer = await found(request_data === '' ? {} : JSON.parse(request_data), { openid: null })
  } catch (error) {
    throw new Refusal(
      'FUNCTIONS_EXECUTE_FAIL',
      `[FunctionInvokeFailed] ${(error as Error).message}`,
    )
  }
  return { data: { response_data: JSON.stringify(answer ?? null) } }
}
