/** Times or pieces in whole numbers, hours in halves. */
export const quantityLimits = { min: 0.5, max: 1000, step: 0.5 } as const
