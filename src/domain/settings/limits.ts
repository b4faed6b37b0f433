/** What a village may set; lengths in characters. The contract and the forms read them. */
export const settingsLimits = {
  publicityDays: { min: 0, max: 30 },
  claimDays: { min: 1, max: 90 },
  boardName: { min: 2, max: 5 },
  honourTitle: { min: 2, max: 10 },
  groupName: { max: 10 },
  reason: { min: 2, max: 100 },
  office: { body: { min: 2, max: 40 }, phone: { min: 5, max: 40 }, address: 60, hours: 40 },
  minutes: { min: 10, max: 1000 },
} as const

export const honourTitlesMax = 20

/** Households that somebody may state as those of near relatives. */
export const nearMax = 20
