/** Of what is written about a goal; lengths in characters. The contract and the forms read them. */
export const aspirationsLimits = {
  goal: { min: 4, max: 40 },
  step: { max: 20 },
  note: { max: 100 },
} as const

export const stepsMax = 8
