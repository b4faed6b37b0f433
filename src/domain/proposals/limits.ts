export const proposalLimits = {
  reason: { min: 2, max: 60 },
} as const
