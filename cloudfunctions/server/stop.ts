/** Why the server does not start, in one line for the terminal. */
export class Stop extends Error {
  override readonly name = 'Stop'
}
