/** Of what is written about a deed; lengths in characters. The contract and the forms read them. */
export const deedsLimits = {
  note: { max: 100 },
  rejection: { min: 2, max: 100 },
  takenBack: { min: 2, max: 100 },
  objection: { min: 2, max: 300 },
  /** Seconds. */
  voice: { min: 1, max: 60 },
  answer: { min: 2, max: 300 },
} as const
