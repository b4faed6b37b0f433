/** When there are more, all are forgotten: the ones in use are soon there again. */
const answersMax = 1000

/** The same pure function, which works out only what it was not asked a short while ago. */
export function remembered<Asked extends readonly (string | number)[], Answer>(
  work: (...asked: Asked) => Answer,
): (...asked: Asked) => Answer {
  const answers = new Map<string, Answer>()
  return (...asked) => {
    const key = asked.join()
    const known = answers.get(key)
    if (known !== undefined) return known
    const answer = work(...asked)
    if (answers.size >= answersMax) answers.clear()
    answers.set(key, answer)
    return answer
  }
}
