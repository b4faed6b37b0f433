/** Messages of WeChat that a person may ask for: one consent brings one message. */
export const messageKinds = [
  'deed.decided',
  'activity.tomorrow',
  'place.freed',
  'objection.answered',
] as const
export type MessageKind = (typeof messageKinds)[number]
