/** The trips of a screen that opens. What is looked at counts as read: from then on it is asked again. */
export function opening(trips: readonly string[]): readonly string[] {
  const read = trips.indexOf('inbox.read')
  return read === -1 ? trips : trips.slice(0, read)
}
