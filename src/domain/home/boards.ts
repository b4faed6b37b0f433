/** The village's boards, in the order of their slips. */
export const boardKeys = ['aspirations', 'honours', 'ranking'] as const
export type BoardKey = (typeof boardKeys)[number]
