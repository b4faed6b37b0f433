/**
 * Files that people upload or the functions make, private to whoever is given an address. A path is issued by us:
 * segments of letters, digits, `-` and `_`, with an ending, such as `photos/k3J0/full.jpg`.
 */
export interface Files {
  /** Null where there is none. */
  read(path: string): Promise<Buffer | null>
  /** Bytes of a file, without reading it; null where there is none. */
  size(path: string): Promise<number | null>
  /** Whole or not at all; replaces what was there. */
  write(path: string, bytes: Uint8Array): Promise<void>
  /** Nothing happens where there is none. */
  remove(path: string): Promise<void>
  /** Where a phone or browser may read the file for a quarter of an hour; `name` makes it a download of that name. */
  readAddress(path: string, name?: string): Promise<string>
  /** Where a phone or browser may put the file for a quarter of an hour, of at most so many bytes. */
  writeAddress(path: string, bytesMax: number): Promise<string>
}

export const addressMs = 15 * 60_000

const safePath = /^[A-Za-z0-9_-]{1,80}(\/[A-Za-z0-9_-]{1,80}){0,5}\.[a-z0-9]{1,8}$/

export function isFilePath(path: string): boolean {
  return safePath.test(path)
}

export function checkFilePath(path: string): void {
  if (!isFilePath(path)) throw new TypeError('no path that was issued here')
}
