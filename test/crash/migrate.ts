import { eachDocument } from '../../cloudfunctions/migrations/migration'

const counted = (id: string) =>
  eachDocument({ id, about: 'Counts how often it changed a document.' }, 'counters', (old) => ({
    ...old,
    changes: Number(old.changes ?? 0) + 1,
  }))

/** Two migrations that nobody asked for, of the same documents. */
export const twice = [counted('901-first'), counted('902-second')]
