/** Numbers of the fields of a rule, for contract and form. */
export const rulesLimits = {
  category: { max: 12 },
  name: { max: 60 },
  points: { min: 1, max: 10_000 },
  caps: 6,
  items: 300,
  meeting: { name: { max: 40 }, record: { max: 200 } },
  note: 200,
} as const
