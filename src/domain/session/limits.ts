/** Six digits are typed on a phone without a mistake; they live five minutes and wrong ones are counted. */
export const codeDigits = 6

export const cardCodeMax = 20

/** The household's own secret, which it knows by heart. */
export const secretDigits = 6

/** The one-time code on a household's paper, before it has a secret. */
export const onceDigits = 8

/** Why an officer's card is ended. */
export const officerReason = { min: 2, max: 60 } as const
