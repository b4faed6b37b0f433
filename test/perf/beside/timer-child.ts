// Prints what test/perf/timer.ts of its own tree measures.
import { measureTimer } from '../timer'

void measureTimer().then((figures) => {
  console.log(JSON.stringify(figures))
})
