import { fork } from 'node:child_process'
import { dayOf } from '@/domain/common/day'
import { pixelsMax } from '@/domain/photos/photo'
import { systemClock } from '../platform/clock'
import { folderFiles } from '../platform/files/folder'
import { sharpImages } from '../platform/images/sharp'
import type { Log } from '../platform/log'
import { filesFolder, makeData } from './data'
import { makeCounty } from './demo/county'
import { Stop } from './stop'

const word = 'make-demo'

/**
 * Makes the demo county in a process of its own, since one that has told a year's story would hold on to the memory
 * for that as long as it serves.
 * @returns whether it was made; if not, that process has said why
 */
export function makeDemoApart(folder: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = fork(__filename, [word, folder])
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      if (signal === null) resolve(code === 0)
      else reject(new Stop(`${signal} ended the making of the demo county. Start again.`))
    })
  })
}

/** The folder to fill, in the process that `makeDemoApart` starts. */
export function folderToMake([first, folder]: readonly string[]): string | null {
  return process.connected && first === word && folder !== undefined ? folder : null
}

/** Ends the process once nobody waits for it any more. */
export async function makeDemo(folder: string, log: Log): Promise<void> {
  const alone = () => process.exit(1)
  process.once('disconnect', alone)
  try {
    await make(folder, log)
  } finally {
    process.off('disconnect', alone)
    process.disconnect()
  }
}

async function make(folder: string, log: Log): Promise<void> {
  console.log('Making the demo county: three villages and a year of their history')
  const startedMs = Date.now()
  let shown = 0
  await makeData(folder, (store) =>
    makeCounty({
      store,
      files: folderFiles({ folder: filesFolder(folder), clock: systemClock }),
      images: sharpImages({ pixelsMax }),
      log,
      today: dayOf(systemClock.now()),
      onProgress(share) {
        if (share < shown + 0.2) return
        shown = Math.floor(share * 5) / 5
        console.log(`  ${Math.round(shown * 100)} %`)
      },
    }),
  )
  console.log(`  done in ${((Date.now() - startedMs) / 1000).toFixed(1)} s`)
}
