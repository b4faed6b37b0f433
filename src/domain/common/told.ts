/** Kinds of notices that apps of 0.1.0 know. */
const knownKinds = [
  'deed.approved',
  'deed.rejected',
  'deed.dropped',
  'deed.posted',
  'deed.reversed',
  'honour.posted',
  'honour.withdrawn',
  'activity.seated',
  'activity.cancelled',
  'text.taken',
  'photo.taken',
] as const
export type KnownNoticeKind = (typeof knownKinds)[number]
export const knownNoticeKinds: readonly [KnownNoticeKind, ...KnownNoticeKind[]] = knownKinds

/** Newer kinds, each with the nearest that those apps know. */
const newerKinds = {
  'deed.takenBack': 'deed.rejected',
  'objection.upheld': 'deed.dropped',
  'objection.dismissed': 'deed.posted',
  'objection.lapsed': 'deed.rejected',
  'objection.written': 'text.taken',
  'session.bound': 'text.taken',
  'session.secret': 'text.taken',
  'proposal.waits': 'text.taken',
  'proposal.told': 'text.taken',
  'near.stated': 'text.taken',
  'name.paper': 'text.taken',
  'review.waits': 'text.taken',
  'review.atTown': 'text.taken',
  'activity.changed': 'activity.seated',
  'activity.outside': 'activity.cancelled',
  'session.wrongTry': 'text.taken',
  'session.locked': 'text.taken',
} as const satisfies Readonly<Record<string, KnownNoticeKind>>
type NewerNoticeKind = keyof typeof newerKinds
export const newerNoticeKinds = Object.keys(newerKinds) as [NewerNoticeKind, ...NewerNoticeKind[]]

/** What a notice is called in an answer. */
export function wiredKind(kind: NoticeKind): { kind: KnownNoticeKind; newer?: NewerNoticeKind } {
  return isNewer(kind) ? { kind: newerKinds[kind], newer: kind } : { kind }
}

function isNewer(kind: NoticeKind): kind is NewerNoticeKind {
  return kind in newerKinds
}

/** Kinds of notices in a household's inbox. The server's words are in their capability's descriptor. */
export const noticeKinds = [...knownKinds, ...newerNoticeKinds] as const
export type NoticeKind = (typeof noticeKinds)[number]

/**
 * Messages of WeChat that a person may ask for: one consent brings one message. Each with the fields that its template
 * has unless the installation says otherwise: WeChat numbers them as one picks them.
 */
export const messageFields = {
  // 事项, 结果, 说明
  'deed.decided': ['thing1', 'phrase2', 'thing3'],
  // 活动, 时间, 地点
  'activity.tomorrow': ['thing1', 'time2', 'thing3'],
  // 活动, 时间, 说明
  'place.freed': ['thing1', 'time2', 'thing3'],
  // 事项, 结果, 说明
  'objection.answered': ['thing1', 'phrase2', 'thing3'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type MessageKind = keyof typeof messageFields
export const messageKinds = Object.keys(messageFields) as [MessageKind, ...MessageKind[]]
