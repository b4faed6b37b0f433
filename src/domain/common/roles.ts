/** Roles of people in a village; one person may hold several. */
export const roles = ['recorder', 'reviewer', 'committee', 'supervisor'] as const
export type Role = (typeof roles)[number]
