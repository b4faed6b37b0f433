// npm run keep:release [-- NAME]: what tests of later releases want of this one. Build the web app first.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { dayOf } from '@/domain/common/day'
import { pixelsMax } from '@/domain/photos/photo'
import { systemClock } from '../../cloudfunctions/platform/clock'
import { folderFiles } from '../../cloudfunctions/platform/files/folder'
import { sharpImages } from '../../cloudfunctions/platform/images/sharp'
import { createLog } from '../../cloudfunctions/platform/log'
import { filesFolder, makeData, openData } from '../../cloudfunctions/server/data'
import { makeCounty } from '../../cloudfunctions/server/demo/county'
import { quietPlans } from '../../cloudfunctions/server/demo/quiet'
import { figuresOf, keepCalls, pack, partOf } from './release'

const web = 'dist/web'

void main()

async function main(): Promise<void> {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const release = process.argv[2] ?? version
  if (!existsSync(web)) throw new Error('Build the web app first: npm run build:web')
  const kilobytes = (bytes: number) => `${String(Math.round(bytes / 1024))} KB`
  console.log(`web app: ${kilobytes(pack(web, partOf(release, 'web')))}`)
  keepCalls(release)
  const folder = mkdtempSync(path.join(tmpdir(), 'zhiqi-keep-'))
  try {
    writeFileSync(partOf(release, 'figures'), await county(folder))
    console.log(`data: ${kilobytes(pack(folder, partOf(release, 'data')))}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Makes a small demo county. @returns its figures */
async function county(folder: string): Promise<string> {
  await makeData(folder, (store) =>
    makeCounty({
      store,
      files: folderFiles({ folder: filesFolder(folder), clock: systemClock }),
      images: sharpImages({ pixelsMax }),
      log: createLog({ level: 'error' }),
      today: dayOf(systemClock.now()),
      plans: quietPlans,
    }),
  )
  const store = await openData(folder)
  try {
    return await figuresOf(store)
  } finally {
    await store.close()
  }
}
