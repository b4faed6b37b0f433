/** Of what is written about an honour; lengths in characters. The contract and the forms read them. */
export const honoursLimits = {
  title: { max: 12 },
  citation: { min: 4, max: 300 },
  issuer: { max: 30 },
  withdrawal: { min: 2, max: 100 },
} as const
