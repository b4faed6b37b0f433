import type { FileHere, Shelf } from '@/offline/files'

/** What a browser's database would hold: for `jest.mock('@/offline/files-web', …)`, since jsdom has none. */
export const shelf = new Map<string, FileHere>()

export const onWeb: Shelf = {
  put: (id, file) => Promise.resolve(void shelf.set(id, file)),
  get: (id) => Promise.resolve(shelf.get(id) ?? null),
  drop: (id) => Promise.resolve(void shelf.delete(id)),
}
