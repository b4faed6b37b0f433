/** Places of one shift, whether a number is set or not; and who may wait behind them. */
export const seatsMax = 500
export const queueMax = 500
export const shiftsMax = 20

/** Of what is written about an activity; lengths in characters. The contract and the forms read them. */
export const activitiesLimits = {
  title: { min: 2, max: 30 },
  text: { max: 500 },
  place: { max: 40 },
  bring: { max: 60 },
  contact: { max: 40 },
  cancellation: { min: 2, max: 100 },
} as const
