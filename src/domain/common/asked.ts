import * as z from 'zod/mini'
import { id } from './fields'
import { fail, ok, type Failure, type Result } from './result'

/**
 * What may well be right and looks as if it were not: whoever sends it is asked once, and it is taken as it is once
 * they say so. A refusal carries the questions, the request then their ids; what was answered stays with the thing.
 */
export interface Question {
  readonly id: string
  /** About whom, where it is about one of several. */
  readonly who?: string
  /** What is odd about it, without anybody's name: it is kept, and read in review. */
  readonly words: string
}

const atOnce = 1000

/** Ids of the questions that were answered: it is right so. */
export const sure = z.optional(
  z
    .array(id('要看的地方'), { error: '请看过标出的地方再送' })
    .check(z.maxLength(atOnce, `一次最多 ${String(atOnce)} 处，请分几次送`)),
)

/** The questions whose answer is missing refuse it; else the words of all of them. */
export function answeredAll(
  questions: readonly Question[],
  sure: readonly string[] = [],
): Result<readonly string[], 'ANSWER_FIRST'> {
  const open = questions.filter((question) => !sure.includes(question.id))
  return open.length > 0 ? askedBack(open) : ok(questions.map(({ words }) => words))
}

function askedBack(questions: readonly Question[]): Failure<'ANSWER_FIRST'> {
  return fail('ANSWER_FIRST', { questions: questions.slice(0, atOnce) })
}

export const askedErrors = {
  ANSWER_FIRST: '有几处请您再看一眼，看过没错再送',
} as const
