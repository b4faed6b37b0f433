export const activityKinds = [
  'service',
  'guide',
  'law',
  'patrol',
  'skills',
  'lecture',
  'talk',
  'meeting',
] as const
export type ActivityKind = (typeof activityKinds)[number]

/** Places of one shift, whether a number is set or not; and who may wait behind them. */
export const seatsMax = 500
export const queueMax = 500
export const shiftsMax = 20
