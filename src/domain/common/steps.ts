/** Long work with places at which others have their turn, where whoever runs it gives them one. */
export type Steps<T> = Generator<undefined, T>

/** Each of a list, with a step after every so many. */
export function* eachInSteps<T>(
  list: Iterable<T>,
  see: (each: T) => void,
  every = 100,
): Steps<void> {
  let i = 0
  for (const each of list) {
    see(each)
    if (++i % every === 0) yield
  }
}

/** At one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
