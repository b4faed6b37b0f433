/** Six digits are typed on a phone without a mistake; they live five minutes and wrong ones are counted. */
export const codeDigits = 6

export const cardCodeMax = 20
