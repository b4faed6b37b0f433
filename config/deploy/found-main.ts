// npm run found -- --env ID --file county.json
// npm run found -- --env ID --renew CARD
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as cloud from 'wx-server-sdk'
import { dayOf } from '@/domain/common/day'
import { systemClock } from '../../cloudfunctions/platform/clock'
import { randomIds } from '../../cloudfunctions/platform/ids'
import { migrations } from '../../cloudfunctions/migrations'
import { upgrading } from '../../cloudfunctions/migrations/store'
import { openCloudbase } from '../../cloudfunctions/platform/store/cloudbase'
import { collections } from '../../cloudfunctions/services/capabilities'
import type { Docs, Documents } from '../../cloudfunctions/services/common/documents'
import { readCounty, type County } from './county'
import { faultLine } from './faults'
import { found, renewCode, type GivenCard } from './found'

// The SDK lets missing credentials reject outside any promise; the call that wanted them fails by itself.
process.on('unhandledRejection', () => undefined)

void main()

async function main(): Promise<void> {
  const asked = readArguments()
  if (typeof asked === 'string') return stop(asked)
  try {
    cloud.init({ env: asked.env })
    // Its types leave this option out.
    const database = cloud.database({ throwOnNotFound: false } as object)
    const store = upgrading(openCloudbase<Documents>({ database, collections }), migrations)
    const now = systemClock.now()
    if ('renew' in asked) console.log(await renewed(store, asked.renew))
    else {
      const cards = await found(store, asked.county, { ids: randomIds, now, today: dayOf(now) })
      for (const { place, name, code, once, state } of cards)
        console.log([place, name, code, once ?? '', stateWords[state]].join('\t'))
      console.log(
        '把卡号和登录码当面交给本人：我家 → 用一户一码登录。登录码只打印这一次、只能用一次；丢了用 --renew 卡号 换一个。头一位村委、头一位审核员凭它直接登录；换过的码，要乡镇同意',
      )
    }
    // A call of the SDK that failed keeps the process for three seconds.
    process.exit()
  } catch (error) {
    stop(faultLine(error, asked.env))
    process.exit()
  }
}

const stateWords: Record<GivenCard['state'], string> = {
  new: '新建',
  there: '已有',
  ended: '已停用，登录不了：还要这个人办，在文件里换上他另一个手机号；不要了，从文件里删去',
}

async function renewed(store: Docs, card: string): Promise<string> {
  const once = await renewCode(store, card, { ids: randomIds })
  return once === null ? `没有这张卡，或者已停用：${card}` : `${card}\t${once}`
}

/** @returns what is missing, as one line */
function readArguments():
  { env: string; county: County } | { env: string; renew: string } | string {
  let values: { env?: string; file?: string; renew?: string }
  try {
    const text = { type: 'string' } as const
    values = parseArgs({ options: { env: text, file: text, renew: text } }).values
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  const { env, file, renew } = values
  if (!env) return '没有给环境 ID：npm run found -- --env 环境ID --file county.json'
  if (!file && !renew)
    return '没有给文件：--file county.json，样子见 config/deploy/county.example.json'
  const { TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY } = process.env
  if (!TENCENTCLOUD_SECRETID || !TENCENTCLOUD_SECRETKEY)
    return '没有密钥：请先设环境变量 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY'
  if (!file) return { env, renew: renew ?? '' }
  let content: string
  try {
    content = readFileSync(file, 'utf8')
  } catch {
    return `读不了 ${file}`
  }
  const county = readCounty(content)
  return typeof county === 'string' ? `${file} 有误，${county}` : { env, county }
}

function stop(line: string): void {
  console.error(line)
  process.exitCode = 1
}
