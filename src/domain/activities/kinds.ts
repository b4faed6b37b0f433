export const activityKinds = [
  'service',
  'guide',
  'law',
  'patrol',
  'skills',
  'lecture',
  'talk',
  'meeting',
] as const
export type ActivityKind = (typeof activityKinds)[number]
