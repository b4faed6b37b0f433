import { foundingCodeHours } from '@/domain/founding/limits'
import { systemClock } from '../platform/clock'
import { randomIds } from '../platform/ids'
import type { Log } from '../platform/log'
import { noWechat } from '../platform/wechat/none'
import { renewFoundingCode } from '../services/founding/code'
import { backup, type Copied } from './backup'
import { openData, type DataStore } from './data'
import { KeptClock } from './demo/clock'
import { helpOf } from './options'
import { restore } from './restore'
import { run } from './running'
import { readServeOptions, type CopyOptions, type ServeOptions } from './serve-options'
import { Stop } from './stop'

/** `npm run serve`: a real installation on the embedded store, its backups, and bringing one back. */
export async function serve(args: readonly string[], log: Log): Promise<void> {
  const options = readServeOptions(args)
  if (options === 'help') console.log(helpOf('serve'))
  else if (options.does === 'serve') await serveOn(options, log)
  else await copy(options)
}

async function serveOn(options: ServeOptions, log: Log): Promise<void> {
  const { folder, host, reach } = options
  const store = await openData(folder)
  try {
    await refuseDemo(store, folder)
    const code = await renewFoundingCode(store, { ids: randomIds, now: systemClock.now() })
    const { port, hasWeb } = await run({
      ...{ folder, store, host, reach, log },
      port: options.port,
      tickMs: options.tickMs,
      origin: reach.origin,
      wechat: noWechat,
      clock: null,
    })
    if (!hasWeb) console.log('网页没有构建（npm run build:web），现在只答复接口')
    if (code !== null)
      console.log(
        `开机码：${code.slice(0, 4)} ${code.slice(4)}（${String(foundingCodeHours)} 小时有效，只用一次，再启动就换新的）。请县里的干部打开网页，用它开县`,
      )
    console.log(`志气榜：${reach.origin}（监听 ${host}:${String(port)}，Ctrl+C 停止）`)
  } catch (error) {
    await store.close()
    throw error
  }
}

async function refuseDemo(store: DataStore, folder: string): Promise<void> {
  if (await KeptClock.open(store))
    throw new Stop(`${folder} 里是演示的村和人，不能当正式的用：请用 --data 写一个空目录`)
}

async function copy({ does, folder, file }: CopyOptions): Promise<void> {
  if (does === 'backup') console.log(`备份好了：${file}（${told(await backup(folder, file))}）`)
  else {
    const { aside, ...copied } = await restore(folder, file)
    console.log(`恢复好了：${folder}（${told(copied)}）`)
    if (aside !== null) console.log(`原来的数据在 ${aside}，看过没问题再删`)
  }
}

function told({ manifest, accounts, entries }: Copied): string {
  const photos = Object.keys(manifest.files).length - 1
  return `${String(accounts)} 个账户、${String(entries)} 笔台账核验无误，${String(photos)} 个文件`
}
