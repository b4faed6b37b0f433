import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { extract } from 'tar'
import { systemClock } from '../platform/clock'
import { isFull } from '../platform/unwritable'
import { dataVersion } from '../migrations'
import { examined, manifestFile, readBack, type Copied } from './backup'
import { filesFolder, holdsData, openData, restoring } from './data'
import { Stop } from './stop'

/**
 * Puts a backup into a folder, once it was read through, opened there and every account of it recomputed. An empty
 * folder becomes the installation that the backup is of; data of the same one are moved aside, and of another one are
 * not touched.
 */
export async function restore(
  folder: string,
  file: string,
): Promise<Copied & { aside: string | null }> {
  if (!existsSync(file)) throw new Stop(`没有 ${file} 这个文件`)
  const manifest = await readBack(file)
  if (manifest.dataVersion > dataVersion)
    throw new Stop('这个备份是更新的版本做的，请先更新志气榜，再恢复')
  if (holdsData(folder)) await mustBeOf(folder, manifest.installationId)
  const work = join(folder, restoring)
  rmSync(work, { recursive: true, force: true })
  let copied: Copied
  try {
    mkdirSync(work, { recursive: true })
    await extract({ file, cwd: work, strict: true })
    rmSync(join(work, manifestFile))
    copied = await examined(work)
  } catch (error) {
    rmSync(work, { recursive: true, force: true })
    if (isFull(error))
      throw new Stop('磁盘满了，没有恢复：请腾出地方再来，原来的数据没有动', { cause: error })
    throw error
  }
  const aside = moveAside(folder)
  const photos = filesFolder(work)
  if (existsSync(photos)) renameSync(photos, filesFolder(folder))
  // Last: until it is there, `openData` asks for the restoring to be done again.
  renameSync(join(work, 'store.db'), join(folder, 'store.db'))
  rmSync(work, { recursive: true, force: true })
  return { ...copied, aside }
}

/** The store goes first, so that what is left is never served without its photos. */
function moveAside(folder: string): string | null {
  const there = ['store.db', basename(filesFolder(folder))].filter((name) =>
    existsSync(join(folder, name)),
  )
  if (there.length === 0) return null
  const aside = join(folder, `before-${systemClock.now().replace(/[:.]/g, '-')}`)
  mkdirSync(aside)
  for (const name of there) renameSync(join(folder, name), join(aside, name))
  return aside
}

async function mustBeOf(folder: string, installationId: string): Promise<void> {
  const store = await openData(folder)
  try {
    const own = await store.get('installation', 'this')
    if (own?.installationId !== installationId || installationId === '')
      throw new Stop(
        `${folder} 里是另一处安装的数据，没有恢复：请用 --data 写一个空目录，原来的数据没有动`,
      )
  } finally {
    await store.close()
  }
}
