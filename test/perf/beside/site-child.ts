// Serves the folder that it is given, with the durability that it is given: what a flush costs is in the difference.
import { folderFiles } from '../../../cloudfunctions/platform/files/folder'
import { systemClock } from '../../../cloudfunctions/platform/clock'
import { randomIds } from '../../../cloudfunctions/platform/ids'
import { createLog } from '../../../cloudfunctions/platform/log'
import type { Durability } from '../../../cloudfunctions/platform/store/sqlite'
import { fakeWechat } from '../../../cloudfunctions/platform/wechat/fake'
import { openData } from '../../../cloudfunctions/server/data'
import { createSite } from '../../../cloudfunctions/server/http'
import type { Platform } from '../../../cloudfunctions/services/common/context'
import { rosterView } from '../../../cloudfunctions/services/roster/view'

// No photo comes in here.
const noImages: Platform['images'] = {
  measure: () => Promise.resolve('PHOTO_BROKEN'),
  resize: () => Promise.resolve(null),
}

const [, , folder = '', durability = 'full'] = process.argv

void serve()

async function serve(): Promise<void> {
  const store = await openData(folder, { durability: durability as Durability })
  const files = folderFiles({ folder: `${folder}/store.files`, clock: systemClock })
  const platform: Platform = {
    store: rosterView(store),
    files,
    images: noImages,
    wechat: fakeWechat({ anybody: true, draws: false }),
    clock: systemClock,
    ids: randomIds,
    log: createLog({ level: 'warn' }),
  }
  const server = createSite({ platform, files, web: null })
  server.listen({ port: 0, host: '127.0.0.1' }, () => {
    const address = server.address()
    if (typeof address === 'object') console.log(`http://127.0.0.1:${String(address?.port)}`)
  })
}
