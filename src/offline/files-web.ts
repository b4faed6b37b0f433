import { del, get, set } from 'idb-keyval'
import type { Shelf } from './files'

/** The browser's own database: its storage for text has no room for photos. */
export const onWeb: Shelf = {
  async put(id, { blob }) {
    if (blob === undefined) throw new TypeError('no file of a browser')
    await set(id, blob)
  },
  async get(id) {
    const blob = await get<Blob>(id)
    return blob === undefined ? null : { path: URL.createObjectURL(blob), blob }
  },
  drop: (id) => del(id),
}
