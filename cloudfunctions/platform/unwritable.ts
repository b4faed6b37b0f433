/** No room, no permission, or a disk that failed: nothing was written. It passes once somebody has seen to it. */
export class Unwritable extends Error {
  override readonly name: string = 'Unwritable'
}

/** What Node says where there is no room, or no more for us. */
export function isFull(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
}
