/** What reads and writes tables, loaded with the first one: it costs a cold start that no other call should pay. */
export const tables = () => import('./tables')
